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
    get: db.prepare<[string], { box_list: string; opened: string | null }>(
      'SELECT box_list, opened FROM round_proof WHERE round = ?',
    ),
    put: db.prepare<[string, string, string | null]>('INSERT OR REPLACE INTO round_proof VALUES (?, ?, ?)'),
  }
  /** The hash of every envelope, sorted within its class. Of an open round it is not to be shown. */
  function boxList(round: string): BoxList {
    const kept = sql.get.get(round)
    if (kept) return JSON.parse(kept.box_list) as BoxList
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
      const kept = sql.get.get(round)
      return kept?.opened ? (JSON.parse(kept.opened) as OpenedLists) : null
    },
    /** Keeps both lists of a round; `opened` is null for one that is never opened. Throws `NotSaved`. */
    keep(round: string, opened: OpenedLists | null): void {
      const list = JSON.stringify(boxList(round))
      saving(() => sql.put.run(round, list, opened && JSON.stringify(opened)))
    },
  }
}
export type RoundProofs = ReturnType<typeof openRoundProofs>
