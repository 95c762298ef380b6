/** The file is laid anew without the envelopes once, which takes long; then its log is emptied, which may have to wait. */
export const laidAnew = `
  -- 1 once the file has been laid anew without the round's envelopes, and only the log is left to be emptied.
  ALTER TABLE shredded ADD COLUMN laid_anew INTEGER NOT NULL DEFAULT 0;
`
