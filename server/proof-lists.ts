/**
 * The lists of secret rounds as they go out. Each is made into its bytes once, since a hall asks for it all at once and it
 * does not change; and what the tellers opened is read once for all its columns.
 */
import { hash } from 'node:crypto'
import { sha256 } from '../db/sha256.ts'
import { columnHash } from '../shared/sealing/roots.ts'
import type { RoundProof } from './closed-rounds.ts'

/** JSON. `tag`: by which whoever has it already is known. */
export type ProofList = { readonly bytes: Buffer; readonly tag: string }

type Opened = { readonly hashes: ProofList; readonly columns: ReadonlyMap<string, ProofList> }
/** What has been made of a round so far, and its size in bytes. */
type Made = { box?: ProofList; opened?: Opened; size: number }

/** Bytes. The largest round there is takes a third of it, an ordinary day less than that. */
const MOST_KEPT = 128 * 1024 * 1024

/**
 * `epoch`: after a rehearsal has been cleared rounds of the same name come again, and nothing of those before is kept.
 * `most`: bytes of how much is; beyond it the rounds that were asked for the longest ago make room.
 */
export function openProofLists(epoch: () => string, most = MOST_KEPT) {
  /** By round, the one that was asked for last at the end. */
  const kept = new Map<string, Made>()
  let keptOf = epoch()

  function madeOf(round: string): Made {
    if (keptOf !== epoch()) kept.clear()
    keptOf = epoch()
    const made = kept.get(round) ?? { size: 0 }
    kept.delete(round)
    kept.set(round, made)
    return made
  }

  /** The round that was asked for just now stays, however large it is. */
  function makeRoom(): void {
    let all = [...kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [round, { size }] of [...kept].slice(0, -1)) {
      if (all <= most) return
      kept.delete(round)
      all -= size
    }
  }

  function opened(round: string, proof: RoundProof): Opened | null {
    const made = madeOf(round)
    if (made.opened) return made.opened
    const read = proof.opened()
    if (!read) return null
    const lists = Object.entries(read.lists)
    const hashes = Object.fromEntries(lists.map(([column, list]) => [column, columnHash(list, sha256)]))
    const columns = new Map(lists.map(([column, list]) => [column, listOf(list)]))
    made.opened = { hashes: listOf({ root: read.root, hashes }), columns }
    made.size += [made.opened.hashes, ...columns.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
    makeRoom()
    return made.opened
  }

  return {
    /** Root A and the hashes of the envelopes. */
    box(round: string, proof: RoundProof): ProofList {
      const made = madeOf(round)
      if (made.box) return made.box
      made.box = listOf({ root: proof.root, list: proof.box() })
      made.size += made.box.bytes.length
      makeRoom()
      return made.box
    },
    /** Root B and the hash of each column; undefined before the tellers have counted. */
    hashes: (round: string, proof: RoundProof): ProofList | undefined => opened(round, proof)?.hashes,
    /** The commitments of one column; undefined before the tellers have counted, and where there is no such column. */
    column: (round: string, proof: RoundProof, column: string): ProofList | undefined =>
      opened(round, proof)?.columns.get(column),
  }
}

function listOf(said: unknown): ProofList {
  const bytes = Buffer.from(JSON.stringify(said))
  return { bytes, tag: `"${hash('sha256', bytes, 'base64url')}"` }
}
