/** The meeting's journal and snapshot: they move together or not at all. */
import { createHash } from 'node:crypto'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import type { Instant } from '../shared/domain/time.ts'
import type { Person } from '../shared/domain/person.ts'
import type { Fact } from '../shared/domain/vocabulary.ts'
import type { Meeting } from '../shared/domain/meeting.ts'

export type Entry = {
  /** Made by the sender's device; unique for a person. */
  readonly commandId: string
  readonly by: Person
  readonly at: Instant
  readonly facts: readonly Fact[]
  /** The meeting after these facts. */
  readonly meeting: Meeting
}

type Row = { seq: number; command_id: string; person: string; role: string; at: number; facts: string; hash: Buffer }

/** Hash of the row before the first. */
const GENESIS: Buffer = Buffer.alloc(32)

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
    save: db.prepare<[string, number, string]>(
      'INSERT INTO snapshot VALUES (?, ?, ?) ON CONFLICT (which) DO UPDATE SET seq = excluded.seq, state = excluded.state',
    ),
    load: db.prepare<[string], { seq: number; state: string }>('SELECT seq, state FROM snapshot WHERE which = ?'),
    rows: db.prepare<[], Row>('SELECT * FROM journal ORDER BY seq'),
  }
  let head: Pick<Row, 'seq' | 'hash' | 'at'> = sql.last.get() ?? { seq: 0, hash: GENESIS, at: 0 }

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
    sql.save.run('now', next.seq, JSON.stringify(entry.meeting))
    return next
  })

  return {
    /** Puts a new meeting into an empty store. Throws `NotSaved`. */
    begin: (meeting: Meeting): void =>
      saving(() =>
        db
          .transaction(() => {
            const state = JSON.stringify(meeting)
            sql.save.run('start', 0, state)
            sql.save.run('now', 0, state)
          })
          .immediate(),
      ),
    /** Saves one command's facts and answers with its number in the journal. Throws `NotSaved`. */
    commit(entry: Entry): number {
      head = saving(() => write.immediate(entry))
      return head.seq
    },
    /** The journal's number of a person's command, if it has taken effect before. */
    seqOf: (by: Person, commandId: string): number | undefined => sql.seqOf.get(by.id, commandId),
    seq: (): number => head.seq,
    /** The moment of the last row; 0 for none. */
    lastAt: (): number => head.at,
    load(which: 'start' | 'now' = 'now'): Meeting | null {
      const row = sql.load.get(which)
      return row ? (JSON.parse(row.state) as Meeting) : null
    },
    /** Everything that happened, in order. */
    facts: (): readonly Fact[] => sql.rows.all().flatMap((row) => JSON.parse(row.facts) as Fact[]),
    /** The number of the first row whose hash does not fit; null if the chain is whole. */
    brokenAt(): number | null {
      let before: Buffer = GENESIS
      let seq = 0
      for (const row of sql.rows.iterate()) {
        seq += 1
        if (row.seq !== seq || !rowHash(before, row).equals(row.hash)) return seq
        before = row.hash
      }
      return null
    },
  }
}
export type Store = ReturnType<typeof openStore>
