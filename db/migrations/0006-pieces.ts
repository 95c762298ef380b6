/** The meeting as it is now, in pieces, so that an act writes what it changed and not a hall of thousands. */
export const pieces = `
  -- A part of the meeting, or of a long list so many entries. Until a store's next act the meeting may still lie whole, as
  -- its earlier version left it, in the snapshot's row 'now'.
  CREATE TABLE piece (
    part  TEXT NOT NULL,
    no    INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (part, no)
  ) STRICT;
`
