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

/** What was found, and under which root. `found` is null while an answer is still out: it may be on its way. */
export type Look = { readonly root: string; readonly found: boolean | null }
const settled = (found: boolean, { sending }: OwnCheck): boolean | null => (found || !sending ? found : null)

/** Null while there is no list. */
export async function lookInBox(check: OwnCheck, fetched: FetchJson): Promise<Look | null> {
  const said = (await fetched(`/proof/${check.round}/box`)) as { root: string; list: BoxList } | null
  if (!said) return null
  const root = check.root ?? said.root
  return { root, found: settled(isInBox(check.proofs, said.list, root), check) }
}

/** Null while there is no list, or not all of it. */
export async function lookInOpened(check: OwnCheck, fetched: FetchJson, random: () => number): Promise<Look | null> {
  const { round, proofs } = check
  const said = (await fetched(`/proof/${round}/opened`)) as { root: string; hashes: Record<string, string> } | null
  if (!said) return null
  const names = Object.keys(said.hashes)
  const wanted = names.length <= ALL_COLUMNS ? names : drawn(names, SOME_COLUMNS, random)
  const columns: Record<string, readonly string[]> = {}
  for (const name of wanted) {
    const list = (await fetched(`/proof/${round}/opened/${name}`)) as readonly string[] | null
    if (!list) return null
    columns[name] = list
  }
  const root = check.openedRoot ?? said.root
  return { root, found: settled(isInOpened(proofs, { hashes: said.hashes, columns }, root), check) }
}

function drawn(names: readonly string[], n: number, random: () => number): readonly string[] {
  const left = [...names]
  return Array.from({ length: n }, () => left.splice(Math.floor(random() * left.length), 1)).flat()
}
