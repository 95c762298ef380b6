/** What a rehearsal wrote is deleted first, and then the file is laid anew; only that makes it gone. */
export const uncleaned = `
  -- A row from the clearing of a rehearsal until neither the file nor its log holds anything of it any more. laid_anew: 1
  -- once the file has been laid anew, and only the log is left to be emptied.
  CREATE TABLE uncleaned (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    laid_anew INTEGER NOT NULL DEFAULT 0
  ) STRICT;
`
