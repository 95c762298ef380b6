/**
 * Reads a zip for the verifier, without the library that wrote it. The file may be anybody's: every size is bounded, by
 * what the directory says and by what comes out, before anything is believed.
 */
import { crc32, inflateRawSync } from 'node:zlib'

export type ZipProblem = 'notZip' | 'tooLarge'
export type Files = ReadonlyMap<string, Buffer>

const MOST_FILES = 5_000
const MOST_OF_ALL = 512 * 1024 * 1024

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

const fault = { problem: 'notZip' } as const

/** Does a file begin as a zip does? */
export const looksLikeZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL

export function readZip(bytes: Buffer): { readonly files: Files } | { readonly problem: ZipProblem } {
  try {
    return filesOf(bytes)
  } catch {
    // An offset that leads outside, or what cannot be inflated: it is no whole zip.
    return fault
  }
}

/** Where the end of the directory is: within the last bytes, behind which there is only a comment. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  throw new RangeError('no end of a directory')
}

type Entry = { readonly name: string; readonly at: number; readonly size: number }

/** The directory alone, so that nothing is unpacked before all of it is known to be within bounds. */
function directoryOf(bytes: Buffer): readonly Entry[] {
  const end = endOf(bytes)
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  while (at < end && bytes.readUInt32LE(at) === ENTRY) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    entries.push({ name, at, size: bytes.readUInt32LE(at + 24) })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (at !== end || entries.length !== bytes.readUInt16LE(end + 10)) throw new RangeError('a directory with gaps')
  return entries
}

function filesOf(bytes: Buffer): { files: Files } | { problem: ZipProblem } {
  const entries = directoryOf(bytes)
  // A file of more than 4 GB says so elsewhere, and 0xffffffff here.
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (entries.length > MOST_FILES || total > MOST_OF_ALL) return { problem: 'tooLarge' }
  const files = new Map<string, Buffer>()
  for (const { name, at, size } of entries) {
    const content = contentOf(bytes, at, size)
    if (!content || files.has(name)) return fault
    files.set(name, content)
  }
  return { files }
}

/** What an entry holds; null if it is not what the directory says of it. */
function contentOf(bytes: Buffer, entry: number, size: number): Buffer | null {
  const method = bytes.readUInt16LE(entry + 10)
  const check = bytes.readUInt32LE(entry + 16)
  const packed = bytes.readUInt32LE(entry + 20)
  const local = bytes.readUInt32LE(entry + 42)
  if (bytes.readUInt32LE(local) !== LOCAL) return null
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const raw = bytes.subarray(start, start + packed)
  if (raw.length !== packed) return null
  // One byte more than promised is one too many: inflating stops there.
  const content = method === 0 ? raw : method === 8 ? inflateRawSync(raw, { maxOutputLength: Math.max(1, size) }) : null
  return content?.length === size && crc32(content) === check ? content : null
}
