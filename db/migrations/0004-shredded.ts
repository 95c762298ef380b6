/** A round's envelopes are deleted first, and then the file is laid anew; only that makes them gone. */
export const shreddedClean = `
  -- 1 once the file and its log have been laid anew, so that no old page holds an envelope any more.
  ALTER TABLE shredded ADD COLUMN clean INTEGER NOT NULL DEFAULT 0;
`
