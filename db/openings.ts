/** What the tellers' browsers reported of a box, until both have. */
import type { TellerRole } from '../shared/domain/ballot-key.ts'
import type { Opened } from '../shared/sealing/opening.ts'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'

/** Whose report it is, and by what two are held against each other. */
export type Said = { readonly teller: TellerRole; readonly digest: string }
export type Report = Said & { readonly opened: Opened }

export function openOpenings(db: Db) {
  const sql = {
    put: db.prepare<[string, string, string, string]>('INSERT OR REPLACE INTO opening VALUES (?, ?, ?, ?)'),
    // The plus keeps SQLite from looking rows up by their key, for which it would read them whole, reports and all. There
    // are two of each secret round at most.
    said: db.prepare<[string], Said>('SELECT teller, digest FROM opening WHERE +round = ? ORDER BY teller'),
    report: db.prepare<[string, string], string>('SELECT report FROM opening WHERE +round = ? AND +teller = ?').pluck(),
    drop: db.prepare<[string]>('DELETE FROM opening WHERE round = ?'),
  }
  return {
    /** Keeps a teller's report; a later one replaces it. Throws `NotSaved`. */
    put: (round: string, { teller, digest, opened }: Report): void =>
      void saving(() => sql.put.run(round, teller, digest, JSON.stringify(opened))),
    /** Who has reported, without the reports, which of a large box are long: asked with every step while one waits. */
    of: (round: string): readonly Said[] => sql.said.all(round),
    /** What a teller reported; null if nothing. */
    opened(round: string, teller: TellerRole): Opened | null {
      const report = sql.report.get(round, teller)
      return report === undefined ? null : (JSON.parse(report) as Opened)
    },
    /** Throws `NotSaved`. */
    drop: (round: string): void => void saving(() => sql.drop.run(round)),
  }
}
export type Openings = ReturnType<typeof openOpenings>
