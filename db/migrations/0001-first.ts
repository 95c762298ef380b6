/** The first store: journal and snapshot, the box beside them, who may get in, and the hub's clock. */
export const first = `
  -- What happened, one row a command. Each row's hash covers the hash before it.
  CREATE TABLE journal (
    seq        INTEGER PRIMARY KEY,
    command_id TEXT NOT NULL,
    person     TEXT NOT NULL,
    role       TEXT NOT NULL,
    at         INTEGER NOT NULL,
    facts      TEXT NOT NULL,
    hash       BLOB NOT NULL,
    UNIQUE (person, command_id)
  ) STRICT;

  -- The meeting as it is after the journal's last row, and as it was before the first.
  CREATE TABLE snapshot (
    which TEXT PRIMARY KEY CHECK (which IN ('start', 'now')),
    seq   INTEGER NOT NULL,
    state TEXT NOT NULL
  ) STRICT;

  -- Who has submitted, and what was submitted: no key, time or order in common.
  CREATE TABLE submitted (
    round TEXT NOT NULL,
    card  TEXT NOT NULL,
    PRIMARY KEY (round, card)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE box (
    round       TEXT NOT NULL,
    id          BLOB NOT NULL,
    voter_class TEXT NOT NULL,
    ballot      TEXT NOT NULL,
    PRIMARY KEY (round, id)
  ) STRICT, WITHOUT ROWID;

  -- Sessions by the hash of their token; the token itself is only on the device.
  CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    role       TEXT NOT NULL,
    person     TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- This generation of the database, the key that the links and card codes are made from, and the clock.
  CREATE TABLE hub (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    epoch      TEXT NOT NULL,
    access_key BLOB NOT NULL,
    boot_id    TEXT NOT NULL,
    hub_time   INTEGER NOT NULL,
    monotonic  INTEGER NOT NULL,
    port       INTEGER NOT NULL
  ) STRICT;
`
