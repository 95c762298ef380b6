/** The lists by which anybody can check a secret round: of what lay sealed in the box, and of what was opened. */
import type { BoxList } from '../shared/sealing/roots.ts'
import type { Opened } from '../shared/sealing/opening.ts'
import type { BallotBox } from './ballot-box.ts'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import { hashOfEnvelope } from './sha256.ts'

export type OpenedLists = { readonly root: string; readonly lists: Opened['lists'] }

export function openRoundProofs(db: Db, box: Pick<BallotBox, 'inPlaces'>) {
  const sql = {
    // The plus keeps SQLite from looking a row up by its key, for which it would read it whole, what was opened and all.
    boxList: db.prepare<[string], string>('SELECT box_list FROM round_proof WHERE +round = ?').pluck(),
    opened: db.prepare<[string], string | null>('SELECT opened FROM round_proof WHERE +round = ?').pluck(),
    isKept: db.prepare<[string], number>('SELECT 1 FROM round_proof WHERE +round = ?').pluck(),
    put: db.prepare<[string, string, string | null]>('INSERT OR REPLACE INTO round_proof VALUES (?, ?, ?)'),
  }
  /** The hash of every envelope, sorted within its class. Of an open round it is not to be shown. */
  function boxList(round: string): BoxList {
    const kept = sql.boxList.get(round)
    if (kept !== undefined) return JSON.parse(kept) as BoxList
    const list: Record<string, string[]> = {}
    for (const { voterClass, paper } of box.inPlaces(round)) {
      ;(list[voterClass] ??= []).push(hashOfEnvelope(paper))
    }
    for (const hashes of Object.values(list)) hashes.sort()
    return list
  }
  return {
    boxList,
    opened(round: string): OpenedLists | null {
      const kept = sql.opened.get(round)
      return kept ? (JSON.parse(kept) as OpenedLists) : null
    },
    /** Keeps both lists of a round that the tellers have opened. Throws `NotSaved`. */
    keep(round: string, opened: OpenedLists): void {
      const list = JSON.stringify(boxList(round))
      saving(() => sql.put.run(round, list, JSON.stringify(opened)))
    },
    /** Keeps the list of a round's box while the envelopes are there; of one that was opened it is kept. Throws `NotSaved`. */
    keepBox(round: string): void {
      if (sql.isKept.get(round) !== undefined) return
      const list = JSON.stringify(boxList(round))
      saving(() => sql.put.run(round, list, null))
    },
  }
}
export type RoundProofs = ReturnType<typeof openRoundProofs>
