/**
 * One round's check on this phone: is my envelope in the box, is my ballot among what was opened? Pure but for the
 * fetching, which is handed in. `null` means not yet: the list is not out, or could not be fetched.
 */
import type { OwnProof } from '../../../shared/sealing/own-proof.ts'
import type { BoxList } from '../../../shared/sealing/roots.ts'
import type { Sealing } from './load-sealing.ts'

export type OwnCheck = {
  readonly round: string
  /** What this phone has sent and the hub may have: the last one received, and one whose answer is still out. */
  readonly proofs: readonly OwnProof[]
  /** The hub's signature for the last one received. */
  readonly receipt: string | null
  /** False if that signature is not the hub's. */
  readonly signed: boolean | null
  readonly box: boolean | null
  readonly opened: boolean | null
}

export const newCheck = (round: string): OwnCheck => ({
  round,
  proofs: [],
  receipt: null,
  signed: null,
  box: null,
  opened: null,
})

/** An envelope goes out: it may get there even if no answer comes back. */
export const withSent = (check: OwnCheck, proof: OwnProof): OwnCheck => ({
  ...check,
  proofs: [...check.proofs.slice(-1), proof],
})

/** The hub has it, and whatever was sent before is replaced. */
export const withReceipt = (check: OwnCheck, proof: OwnProof, receipt: string): OwnCheck => ({
  ...check,
  proofs: [proof],
  receipt,
})

export type FetchJson = (path: string) => Promise<unknown>
/** Beyond so many columns a phone looks into some of them, drawn at random: a hall together sees them all. */
const ALL_COLUMNS = 40
const SOME_COLUMNS = 20

/** `rootShown`: root A as it came with the round; null if this phone was away then and takes the list's word for it. */
export async function lookInBox(
  { round, proofs }: OwnCheck,
  rootShown: string | null,
  fetchJson: FetchJson,
  sealing: Pick<Sealing, 'isInBox'>,
): Promise<boolean | null> {
  const found = (await fetchJson(`/proof/${round}/box`)) as { root: string; list: BoxList } | null
  return found && sealing.isInBox(proofs, found.list, rootShown ?? found.root)
}

export async function lookInOpened(
  { round, proofs }: OwnCheck,
  rootShown: string | null,
  fetchJson: FetchJson,
  sealing: Pick<Sealing, 'isInOpened'>,
  random: () => number,
): Promise<boolean | null> {
  const found = (await fetchJson(`/proof/${round}/opened`)) as { root: string; hashes: Record<string, string> } | null
  if (!found) return null
  const names = Object.keys(found.hashes)
  const wanted = names.length <= ALL_COLUMNS ? names : drawn(names, SOME_COLUMNS, random)
  const columns: Record<string, readonly string[]> = {}
  for (const name of wanted) {
    const list = (await fetchJson(`/proof/${round}/opened/${name}`)) as readonly string[] | null
    if (!list) return null
    columns[name] = list
  }
  return sealing.isInOpened(proofs, { hashes: found.hashes, columns }, rootShown ?? found.root)
}

function drawn(names: readonly string[], n: number, random: () => number): readonly string[] {
  const left = [...names]
  return Array.from({ length: n }, () => left.splice(Math.floor(random() * left.length), 1)).flat()
}
