/**
 * The zip around a workbook, from a stranger: what it claims is checked before anything is inflated, and inflating
 * stops as soon as a part becomes larger than it claimed (rule I8).
 *
 * `fflate` (MIT, 0.8, no dependencies) inflates; its own readers of whole archives are not used, because they trust the
 * sizes. A workbook reader of the size of SheetJS (1 MB of script, the whole archive inflated before one can look, two
 * advisories of the kind that a hostile file uses) would do far more than a roster needs, and could not be bounded.
 */
import { Inflate } from 'fflate'
import { limits } from './limits.ts'
import { Unreadable } from './file-refusal.ts'

export type ZipEntry = {
  readonly name: string
  readonly packed: number
  readonly size: number
  readonly method: number
  readonly at: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const LARGE = 0xffffffff

/** Bytes that are fed to the inflater at once: at most a thousand times as many come out before we can stop it. */
const SLICE = 16 * 1024

/** What is in the archive, by name. Throws `Unreadable`: broken, locked or a bomb. */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new Unreadable('bomb')
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Unreadable('broken')
    if (view.getUint16(at + 8, true) & 1) throw new Unreadable('locked')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const extra = new DataView(bytes.buffer, bytes.byteOffset + at + 46 + nameLength, extraLength)
    entries.set(name.replaceAll('\\', '/').replace(/^\//, ''), {
      name,
      method: view.getUint16(at + 10, true),
      ...sizesOf(view, at, extra),
    })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  checkClaims([...entries.values()], bytes.length)
  return entries
}

function endOf(view: DataView): number {
  const from = view.byteLength - 22
  for (let at = from; at >= Math.max(0, from - 0xffff); at -= 1) if (view.getUint32(at, true) === END) return at
  throw new Unreadable('broken')
}

/** Some writers put the sizes of every part into the field for very large ones. */
function sizesOf(view: DataView, at: number, extra: DataView): Pick<ZipEntry, 'packed' | 'size' | 'at'> {
  let next = 0
  for (let field = 0; field + 4 <= extra.byteLength; field += 4 + extra.getUint16(field + 2, true)) {
    if (extra.getUint16(field, true) === 1) next = field + 4
  }
  const read = (offset: number): number => {
    const value = view.getUint32(offset, true)
    if (value !== LARGE) return value
    if (next === 0) throw new Unreadable('broken')
    const large = Number(extra.getBigUint64(next, true))
    next += 8
    return large
  }
  const size = read(at + 24)
  return { size, packed: read(at + 20), at: read(at + 42) }
}

/** Before anything is inflated: no part and no sum beyond reason, and no two parts out of the same bytes. */
function checkClaims(entries: readonly ZipEntry[], fileSize: number): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  const puffed = entries.some(({ size, packed }) => size > limits.ratioFrom && size > limits.ratio * packed)
  if (total > limits.inflated || packed > fileSize || puffed) throw new Unreadable('bomb')
}

/** Inflates a part and hands it on piece by piece. Throws `Unreadable` as soon as there is more than it claimed. */
export function readEntry(bytes: Uint8Array, entry: ZipEntry, take: (piece: Uint8Array) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(entry.at, true) !== LOCAL) throw new Unreadable('broken')
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  const packed = bytes.subarray(from, from + entry.packed)
  if (packed.length !== entry.packed) throw new Unreadable('broken')
  let size = 0
  const counted = (piece: Uint8Array): void => {
    size += piece.length
    if (size > entry.size) throw new Unreadable('bomb')
    take(piece)
  }
  if (entry.method === 0) counted(packed)
  else if (entry.method === 8) {
    const inflate = new Inflate(counted)
    for (let at = 0; at < packed.length; at += SLICE) {
      inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length)
    }
  } else throw new Unreadable('broken')
  if (size !== entry.size) throw new Unreadable('broken')
}
