/** The meeting's journal and snapshot: they move together or not at all. */
import { createHash } from 'node:crypto'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import { openSnapshot } from './snapshot.ts'
import type { Instant } from '../shared/domain/time.ts'
import type { Person } from '../shared/domain/person.ts'
import type { Fact } from '../shared/domain/vocabulary.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { begun, type Beginning } from '../shared/domain/new-meeting.ts'

export type Entry = {
  /** Made by the sender's device; unique for a person. */
  readonly commandId: string
  readonly by: Person
  readonly at: Instant
  readonly facts: readonly Fact[]
  /** The meeting after these facts. */
  readonly meeting: Meeting
}

/** Number, command, person, role, moment, facts as JSON, hash: what a row's hash covers, and the hash. */
export type JournalRow = readonly [
  seq: number,
  commandId: string,
  person: string,
  role: string,
  at: number,
  facts: string,
  hash: string,
]
type Row = { seq: number; command_id: string; person: string; role: string; at: number; facts: string; hash: Buffer }

/** So many rows are read at once where the whole journal is not needed. */
const PAGE = 2_000

/** h_0 = SHA-256(the meeting as it began), so that the chain binds the plan too. */
const beginning = (state: string): Buffer => createHash('sha256').update(state).digest()

/** h_i = SHA-256(h_{i−1} ‖ the row as JSON): reliability R11. */
function rowHash(before: Buffer, row: Omit<Row, 'hash'>): Buffer {
  const { seq, command_id, person, role, at, facts } = row
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([seq, command_id, person, role, at, facts]))
    .digest()
}

export function openStore(db: Db) {
  const sql = {
    seqOf: db.prepare<[string, string], number>('SELECT seq FROM journal WHERE person = ? AND command_id = ?').pluck(),
    last: db.prepare<[], Pick<Row, 'seq' | 'hash' | 'at'>>(
      'SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1',
    ),
    append: db.prepare<[Row]>('INSERT INTO journal VALUES (@seq, @command_id, @person, @role, @at, @facts, @hash)'),
    rows: db.prepare<[], Row>('SELECT * FROM journal ORDER BY seq'),
    page: db.prepare<[number, number], Row>('SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?'),
  }
  const snapshot = openSnapshot(db)
  const start = (): Buffer => beginning(snapshot.start())
  let head: Pick<Row, 'seq' | 'hash' | 'at'> = sql.last.get() ?? { seq: 0, hash: start(), at: 0 }

  const write = db.transaction((entry: Entry) => {
    const row = {
      seq: head.seq + 1,
      command_id: entry.commandId,
      person: entry.by.id,
      role: entry.by.role,
      at: entry.at,
      facts: JSON.stringify(entry.facts),
    }
    const next = { ...row, hash: rowHash(head.hash, row) }
    sql.append.run(next)
    snapshot.lay(entry.meeting)
    return next
  })

  return {
    /** Puts a new meeting into an empty store. Throws `NotSaved`. */
    begin(meeting: Meeting): void {
      const state = JSON.stringify(meeting)
      saving(() =>
        db
          .transaction(() => {
            snapshot.begin(state)
            snapshot.lay(meeting)
          })
          .immediate(),
      )
      snapshot.isLaid(meeting)
      head = { seq: 0, hash: beginning(state), at: 0 }
    },
    /** Saves one command's facts and answers with its number in the journal. Throws `NotSaved`. */
    commit(entry: Entry): number {
      head = saving(() => write.immediate(entry))
      snapshot.isLaid(entry.meeting)
      return head.seq
    },
    /** The journal's number of a person's command, if it has taken effect before. */
    seqOf: (by: Person, commandId: string): number | undefined => sql.seqOf.get(by.id, commandId),
    seq: (): number => head.seq,
    /** The hash of the last row, in hexadecimal digits; of no row, that of the meeting as it began. */
    head: (): string => head.hash.toString('hex'),
    /** The moment of the last row; 0 for none. */
    lastAt: (): number => head.at,
    load(which: 'start' | 'now' = 'now'): Meeting | null {
      if (which === 'now') return snapshot.load()
      const state = snapshot.start()
      return state ? begun(JSON.parse(state) as Beginning) : null
    },
    /** Is there a meeting? */
    holdsMeeting: (): boolean => snapshot.start() !== '',
    /** Everything that happened, in order. */
    facts: (): readonly Fact[] => sql.rows.all().flatMap((row) => JSON.parse(row.facts) as Fact[]),
    /** The journal as it is hashed: the meeting as it began, and every row with its hash in hexadecimal digits. */
    journal: (): { start: string; rows: readonly JournalRow[] } => ({
      start: snapshot.start(),
      rows: sql.rows
        .all()
        .map(({ seq, command_id, person, role, at, facts, hash }): JournalRow => [
          seq,
          command_id,
          person,
          role,
          at,
          facts,
          hash.toString('hex'),
        ]),
    }),
    /**
     * The number of the first row whose hash does not fit; null if the chain is whole. Read some at a time, so that nobody
     * who has to empty the log waits for a long journal; rows are only ever added.
     */
    brokenAt(): number | null {
      let before: Buffer = start()
      let seq = 0
      for (;;) {
        const rows = sql.page.all(seq, PAGE)
        for (const row of rows) {
          seq += 1
          if (row.seq !== seq || !rowHash(before, row).equals(row.hash)) return seq
          before = row.hash
        }
        if (rows.length < PAGE) return null
      }
    },
  }
}
export type Store = ReturnType<typeof openStore>
