/**
 * The two roots that bind the hub and the tellers: of everything that lay sealed in the box, shown before any of it is
 * opened, and of everything that was opened. Merkle trees over sorted leaves, with RFC 6962's prefixes 0 and 1, so that
 * order says nothing and one leaf more, less or altered is another root.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { framed } from './bytes.ts'
import type { Column } from './commitments.ts'

/** SHA-256. A hub that closes a box of ten thousand hands in its own, which is several times as fast as the pages'. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

const prefixes = { leaf: Uint8Array.of(0), node: Uint8Array.of(1) } as const

function rootOf(contents: readonly Uint8Array[], sha: Sha256 = sha256): string {
  if (contents.length === 0) return bytesToHex(sha(new Uint8Array()))
  const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => sha(concatBytes(prefixes.node, left, right))
  let level = contents.map((content) => sha(concatBytes(prefixes.leaf, content)))
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left, right] = level.slice(2 * i, 2 * i + 2)
      return left && right ? nodeOf(left, right) : (left as Uint8Array)
    })
  }
  return bytesToHex(level[0] as Uint8Array)
}

/** How an envelope stands in the list of the box: its SHA-256, 64 hexadecimal digits. */
export const hashOfSealed = (sealed: Uint8Array): string => bytesToHex(sha256(sealed))

/** The hashes of the envelopes of each class, sorted. */
export type BoxList = Readonly<Record<string, readonly string[]>>

/** Root A. */
export const boxRoot = (list: BoxList, sha?: Sha256): string =>
  rootOf(
    Object.keys(list)
      .sort()
      .flatMap((code) => [...(list[code] ?? [])].sort().map((hash) => framed(code, hexToBytes(hash)))),
    sha,
  )

/** Hash of one column of commitments, which are listed sorted. */
export const columnHash = (commitments: readonly string[], sha: Sha256 = sha256): string =>
  bytesToHex(sha(utf8ToBytes([...commitments].sort().join('\n'))))

/** Root B, from the hash of each column. */
export const openedRoot = (hashes: Readonly<Record<Column, string>>): string =>
  rootOf(
    Object.keys(hashes)
      .sort()
      .map((column) => framed(column, hexToBytes(hashes[column] ?? ''))),
  )
