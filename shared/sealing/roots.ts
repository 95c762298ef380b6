/**
 * The two roots that bind the hub and the tellers: of everything that lay sealed in the box, shown before any of it is
 * opened, and of everything that was opened. Merkle trees over sorted leaves, with RFC 6962's prefixes 0 and 1, so that
 * order says nothing and one leaf more, less or altered is another root.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { framed } from './bytes.ts'
import type { Column } from './commitments.ts'

const leafOf = (content: Uint8Array): Uint8Array => sha256(concatBytes(Uint8Array.of(0), content))
const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(Uint8Array.of(1), left, right))

function rootOf(leaves: readonly Uint8Array[]): string {
  let level = leaves
  if (level.length === 0) return bytesToHex(sha256(new Uint8Array()))
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
export const boxRoot = (list: BoxList): string =>
  rootOf(
    Object.keys(list)
      .sort()
      .flatMap((code) => [...(list[code] ?? [])].sort().map((hash) => leafOf(framed(code, hexToBytes(hash))))),
  )

/** Hash of one column of commitments, which are listed sorted. */
export const columnHash = (commitments: readonly string[]): string =>
  bytesToHex(sha256(utf8ToBytes([...commitments].sort().join('\n'))))

/** Root B, from the hash of each column. */
export const openedRoot = (hashes: Readonly<Record<Column, string>>): string =>
  rootOf(
    Object.keys(hashes)
      .sort()
      .map((column) => leafOf(framed(column, hexToBytes(hashes[column] ?? '')))),
  )
