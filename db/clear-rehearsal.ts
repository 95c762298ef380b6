/**
 * Clears a rehearsal: the journal goes back to the row that began it, and everything that was tried is gone (rule Y3).
 */
import { randomBytes } from 'node:crypto'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { Fact } from '../shared/domain/vocabulary.ts'
import { emptyLog } from './empty-log.ts'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import { openSnapshot } from './snapshot.ts'

/** Ballots, papers, reports and what they were proved by; and which card was used on which device. */
const tried = [
  'submitted',
  'box',
  'signed',
  'opening',
  'round_proof',
  'shredded',
  'settled',
  'paper_entry',
  'paper_total',
  'binding',
] as const

/**
 * `asOf` makes the meeting anew from the facts of the rows that stay. Whoever opened parts of this store before opens them
 * again: they remember what is gone. The file may still hold it until `cleanUp` is through. Throws `NotSaved`, and then
 * nothing has changed, and if there is no rehearsal.
 */
export function clearRehearsal(db: Db, asOf: (facts: readonly Fact[]) => Meeting): void {
  const rows = db.prepare<[], { seq: number; facts: string }>('SELECT seq, facts FROM journal ORDER BY seq').all()
  const told = rows.map(({ seq, facts }) => ({ seq, facts: JSON.parse(facts) as Fact[] }))
  const begun = told.findLast(({ facts }) => facts.some(({ type }) => type === 'rehearsal.begun'))
  if (!begun) throw new Error('there is no rehearsal to clear')
  const meeting = asOf(told.filter(({ seq }) => seq <= begun.seq).flatMap(({ facts }) => facts))
  const clear = db.transaction(() => {
    db.prepare('DELETE FROM journal WHERE seq > ?').run(begun.seq)
    openSnapshot(db).lay(meeting)
    for (const table of tried) db.exec(`DELETE FROM ${table}`)
    db.exec("DELETE FROM session WHERE role IN ('voter', 'observer')")
    // Another generation: every screen asks for everything, and no receipt of the rehearsal is one of the day.
    db.prepare('UPDATE hub SET epoch = ?').run(randomBytes(8).toString('hex'))
    db.exec('INSERT OR REPLACE INTO uncleaned (only) VALUES (1)')
  })
  saving(() => clear.immediate())
}

/**
 * What was deleted with a rehearsal is not to be read from the file or its log either. Does what is left of that, if
 * anything is. Throws `NotSaved`, and then it is to be called again, after a restart too.
 */
export function cleanUp(db: Db): void {
  saving(() => {
    const laidAnew = db.prepare<[], number>('SELECT laid_anew FROM uncleaned').pluck().get()
    if (laidAnew === undefined) return
    if (laidAnew === 0) {
      db.exec('VACUUM')
      // Not once more for every time that a reader is met.
      db.exec('UPDATE uncleaned SET laid_anew = 1')
    }
    emptyLog(db)
    db.exec('DELETE FROM uncleaned')
  })
}
