/** Paper beside phones: what each teller has entered, and how many sheets of a round lie in the box. */
export const paper = `
  -- One sheet as one teller has entered it. Gone once the round's sheets are in the box.
  CREATE TABLE paper_entry (
    round       TEXT NOT NULL,
    teller      TEXT NOT NULL,
    voter_class TEXT NOT NULL,
    sheet       INTEGER NOT NULL,
    content     TEXT NOT NULL,
    PRIMARY KEY (round, teller, voter_class, sheet)
  ) STRICT, WITHOUT ROWID;

  -- Of the ballots in a round's box, how many came on paper. Which ones is not kept.
  CREATE TABLE paper_total (
    round       TEXT NOT NULL,
    voter_class TEXT NOT NULL,
    sheets      INTEGER NOT NULL,
    PRIMARY KEY (round, voter_class)
  ) STRICT, WITHOUT ROWID;
`
