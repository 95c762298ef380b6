/** The chain of the journal: h_0 is the hash of the meeting as it began, h_i of h_{i−1} and row i. */
import type { Archive } from './archive-file.ts'
import { sha256 } from './hashes.ts'

/** `brokenAt`: the first row whose hash does not fit; null if the chain is whole. `head`: the last hash. */
export type Chain = { readonly rows: number; readonly brokenAt: number | null; readonly head: string }

export function chainOf({ start, rows }: Archive['journal']): Chain {
  let before = sha256(start)
  let brokenAt: number | null = null
  rows.forEach(([seq, commandId, person, role, at, facts, hash], i) => {
    const next = sha256(before, JSON.stringify([seq, commandId, person, role, at, facts]))
    if (brokenAt === null && (seq !== i + 1 || next.toString('hex') !== hash)) brokenAt = i + 1
    before = Buffer.from(hash, 'hex')
  })
  return { rows: rows.length, brokenAt, head: before.toString('hex') }
}
