/** Secret and recorded ballots: what the tellers reported, what anybody may check, who signed what, and cards' devices. */
export const sealed = `
  -- What each teller's browser made of a closed box. Gone with the envelopes.
  CREATE TABLE opening (
    round  TEXT NOT NULL,
    teller TEXT NOT NULL,
    digest TEXT NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (round, teller)
  ) STRICT, WITHOUT ROWID;

  -- What anybody may check a secret round by: the hashes of the envelopes, and the commitments that were opened.
  CREATE TABLE round_proof (
    round    TEXT PRIMARY KEY,
    box_list TEXT NOT NULL,
    opened   TEXT
  ) STRICT, WITHOUT ROWID;

  -- Rounds whose envelopes were deleted with the key that opened them.
  CREATE TABLE shredded (round TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  -- Recorded ballots: who gave what.
  CREATE TABLE signed (
    round  TEXT NOT NULL,
    card   TEXT NOT NULL,
    ballot TEXT NOT NULL,
    PRIMARY KEY (round, card)
  ) STRICT, WITHOUT ROWID;

  -- On which device a card was first used, by the hash of what that device calls itself.
  CREATE TABLE binding (
    card   TEXT PRIMARY KEY,
    issue  INTEGER NOT NULL,
    device BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
`
