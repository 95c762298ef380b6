/** Looking for one's own ballot in the lists that the hub hands out; fetched with what seals, not with the page. */
import { isInBox, isInOpened } from '../../../shared/sealing/own-proof.ts'
import type { BoxList } from '../../../shared/sealing/roots.ts'
import type { OwnCheck } from './own-check.ts'

export type FetchJson = (path: string) => Promise<unknown>
/** Beyond so many columns a phone looks into some of them, drawn at random: a hall together sees them all. */
const ALL_COLUMNS = 40
const SOME_COLUMNS = 20

export async function fetchJson(path: string): Promise<unknown> {
  try {
    const answer = await fetch(path)
    // 204: the tellers have not counted yet.
    return answer.status === 200 ? await answer.json() : null
  } catch {
    // The line is down: it is asked again.
    return null
  }
}

/** What is not found while an answer is still out may be on its way. */
const settled = (found: boolean, { sending }: OwnCheck): boolean | null => (found || !sending ? found : null)

/** `rootShown`: root A as it came with the round; null if this phone was away then and takes the list's word for it. */
export async function lookInBox(
  check: OwnCheck,
  rootShown: string | null,
  fetched: FetchJson,
): Promise<boolean | null> {
  const found = (await fetched(`/proof/${check.round}/box`)) as { root: string; list: BoxList } | null
  return found && settled(isInBox(check.proofs, found.list, rootShown ?? found.root), check)
}

export async function lookInOpened(
  check: OwnCheck,
  rootShown: string | null,
  fetched: FetchJson,
  random: () => number,
): Promise<boolean | null> {
  const { round, proofs } = check
  const found = (await fetched(`/proof/${round}/opened`)) as { root: string; hashes: Record<string, string> } | null
  if (!found) return null
  const names = Object.keys(found.hashes)
  const wanted = names.length <= ALL_COLUMNS ? names : drawn(names, SOME_COLUMNS, random)
  const columns: Record<string, readonly string[]> = {}
  for (const name of wanted) {
    const list = (await fetched(`/proof/${round}/opened/${name}`)) as readonly string[] | null
    if (!list) return null
    columns[name] = list
  }
  return settled(isInOpened(proofs, { hashes: found.hashes, columns }, rootShown ?? found.root), check)
}

function drawn(names: readonly string[], n: number, random: () => number): readonly string[] {
  const left = [...names]
  return Array.from({ length: n }, () => left.splice(Math.floor(random() * left.length), 1)).flat()
}
