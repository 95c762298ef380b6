/** `SHA256SUMS`: one line for every other entry of an archive, as `sha256sum -c` reads it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Entries } from './zip.ts'

export const SUMS = 'SHA256SUMS'

export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** The text of `SHA256SUMS` over these entries. */
export const sumsOf = (entries: Entries): string =>
  Object.keys(entries)
    .sort()
    .map((name) => `${hashOf(entries[name] ?? new Uint8Array())}  ${name}\n`)
    .join('')

/** What does not fit: an entry that says something else, one that is named and not there, one that nothing names. */
export type SumFault = { readonly name: string; readonly why: 'changed' | 'missing' | 'unnamed' }

/** Every fault of an archive's entries against its sums; null if it has no sums that can be read. */
export function sumFaults(entries: Entries): readonly SumFault[] | null {
  const sums = entries[SUMS]
  if (!sums) return null
  const named = new Map<string, string>()
  for (const line of textOf(sums).split('\n').filter(Boolean)) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (hash === undefined || name === undefined || named.has(name)) return null
    named.set(name, hash)
  }
  const faults = [...named].flatMap(([name, hash]): SumFault[] => {
    const bytes = entries[name]
    if (!bytes) return [{ name, why: 'missing' }]
    return hashOf(bytes) === hash ? [] : [{ name, why: 'changed' }]
  })
  const unnamed = Object.keys(entries).filter((name) => name !== SUMS && !named.has(name))
  return [...faults, ...unnamed.map((name): SumFault => ({ name, why: 'unnamed' }))]
}
