/** What the tellers' browsers reported of a box, until both have. */
import type { TellerRole } from '../shared/domain/ballot-key.ts'
import type { Opened } from '../shared/sealing/opening.ts'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'

export type Report = { readonly teller: TellerRole; readonly digest: string; readonly opened: Opened }

type Row = { readonly teller: TellerRole; readonly digest: string; readonly report: string }

export function openOpenings(db: Db) {
  const sql = {
    put: db.prepare<[string, string, string, string]>('INSERT OR REPLACE INTO opening VALUES (?, ?, ?, ?)'),
    all: db.prepare<[string], Row>('SELECT teller, digest, report FROM opening WHERE round = ? ORDER BY teller'),
    drop: db.prepare<[string]>('DELETE FROM opening WHERE round = ?'),
  }
  return {
    /** Keeps a teller's report; a later one replaces it. Throws `NotSaved`. */
    put: (round: string, { teller, digest, opened }: Report): void =>
      void saving(() => sql.put.run(round, teller, digest, JSON.stringify(opened))),
    of: (round: string): readonly Report[] =>
      sql.all
        .all(round)
        .map(({ teller, digest, report }) => ({ teller, digest, opened: JSON.parse(report) as Opened })),
    /** Throws `NotSaved`. */
    drop: (round: string): void => void saving(() => sql.drop.run(round)),
  }
}
export type Openings = ReturnType<typeof openOpenings>
