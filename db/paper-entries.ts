/** What the two tellers have entered from paper, sheet by sheet, until it goes into the box. */
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import type { PaperSheet } from '../shared/domain/paper.ts'

export type Entered = PaperSheet & { readonly teller: string }

export function openPaperEntries(db: Db) {
  const sql = {
    put: db.prepare<[string, string, string, number, string]>(
      `INSERT INTO paper_entry VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (round, teller, voter_class, sheet) DO UPDATE SET content = excluded.content`,
    ),
    remove: db.prepare<[string, string, string, number]>(
      'DELETE FROM paper_entry WHERE round = ? AND teller = ? AND voter_class = ? AND sheet = ?',
    ),
    all: db.prepare<[string], { teller: string; voterClass: string; sheet: number; content: string }>(
      'SELECT teller, voter_class AS voterClass, sheet, content FROM paper_entry WHERE round = ? ORDER BY voter_class, sheet',
    ),
    one: db
      .prepare<[string, string, string, number], string>(
        'SELECT content FROM paper_entry WHERE round = ? AND teller = ? AND voter_class = ? AND sheet = ?',
      )
      .pluck(),
  }
  return {
    /** Takes a teller's entry of a sheet back. Throws `NotSaved`. */
    remove: (round: string, teller: string, voterClass: string, sheet: number): void =>
      void saving(() => sql.remove.run(round, teller, voterClass, sheet)),
    /** Keeps a teller's entry of a sheet in place of an earlier one. Throws `NotSaved`. */
    put: (round: string, teller: string, { voterClass, sheet, content }: PaperSheet): void =>
      void saving(() => sql.put.run(round, teller, voterClass, sheet, JSON.stringify(content))),
    /** A teller's own entry of a sheet. */
    find(round: string, teller: string, voterClass: string, sheet: number): PaperSheet['content'] | null {
      const content = sql.one.get(round, teller, voterClass, sheet)
      return content === undefined ? null : (JSON.parse(content) as PaperSheet['content'])
    },
    /** Everything that has been entered for a round, by class and sheet. */
    all: (round: string): readonly Entered[] =>
      sql.all.all(round).map((row) => ({ ...row, content: JSON.parse(row.content) as PaperSheet['content'] })),
  }
}
export type PaperEntries = ReturnType<typeof openPaperEntries>
