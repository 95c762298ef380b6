/**
 * The hashes of `docs/secrecy.md`, made a second time from its text with Node's own SHA-256: the chain of the journal,
 * the two roots of a box, and the commitments.
 */
import { createHash } from 'node:crypto'

type Bytes = string | Uint8Array

export const sha256 = (...parts: readonly Bytes[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** Each part with its length in front: 4 bytes, big-endian. */
function framed(...parts: readonly Bytes[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** Leaves in their order, hashed in pairs to one root; the odd one goes up as it is. */
function merkleRoot(leaves: readonly Buffer[]): string {
  if (leaves.length === 0) return sha256('').toString('hex')
  let level = leaves.map((leaf) => sha256(Uint8Array.of(0), leaf))
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]]
      if (left) above.push(right ? sha256(Uint8Array.of(1), left, right) : left)
    }
    level = above
  }
  return (level[0] ?? sha256('')).toString('hex')
}

const sorted = <T extends string>(list: Iterable<T>): T[] => [...list].sort()

/** Root A: over the hashes of the envelopes, class by class. */
export const rootOfBox = (box: Readonly<Record<string, readonly string[]>>): string =>
  merkleRoot(
    sorted(Object.keys(box)).flatMap((code) =>
      sorted(box[code] ?? []).map((hash) => framed(code, Buffer.from(hash, 'hex'))),
    ),
  )

/** Root B: over the columns of commitments. */
export const rootOfOpened = (lists: Readonly<Record<string, readonly string[]>>): string =>
  merkleRoot(sorted(Object.keys(lists)).map((column) => framed(column, sha256(sorted(lists[column] ?? []).join('\n')))))

/** The first half of SHA-256 over everything that a cell says. */
export const commitmentOf = (
  round: string,
  column: string,
  { voterClass, mark, nonce }: { readonly voterClass: string; readonly mark: string; readonly nonce: string },
): string =>
  sha256(framed('ballot-v1', round, voterClass, column, mark, nonce))
    .toString('hex')
    .slice(0, 32)

/** Where four words stand in a list of 2048, by the first 44 bits of a root. */
export function wordPlaces(root: string): readonly number[] {
  const bits = [...root].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  return [0, 11, 22, 33].map((from) => Number.parseInt(bits.slice(from, from + 11), 2))
}
