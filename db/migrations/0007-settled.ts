/** Which boxes have been laid anew, so that a hub that begins again does not do it once more for every round of the day. */
export const settled = `
  -- over: 1 once the round was counted or voided, and no paper of it can come any more.
  CREATE TABLE settled (
    round TEXT PRIMARY KEY,
    over  INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`
