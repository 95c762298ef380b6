/** The meeting while it is being prepared. */
export const setup = `
  -- One draft. The revision grows with each save, also when the draft is thrown away, so that an older copy is known as
  -- such. base: the last step of the meeting that the draft changes; NULL where there is no meeting, or none to change.
  CREATE TABLE setup_draft (
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    base     INTEGER,
    draft    TEXT
  ) STRICT;
`
