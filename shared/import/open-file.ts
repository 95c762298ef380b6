/** A file by what is in it, not by what it is called. What is no table is refused by what it is (rule I9). */
import { caught, refuseFile, Unreadable, type FileRefusal, type FileRefusalCode } from './file-refusal.ts'
import { limits } from './limits.ts'
import type { Opened } from './sheet.ts'
import { decodeText, readTable } from './text-table.ts'
import { readWorkbook } from './workbook.ts'

/** The first bytes of what people send by mistake. */
const signatures: readonly (readonly [start: readonly number[], what: FileRefusalCode])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'picture'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'wordFile'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x1f, 0x8b], 'archive'],
]
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const zips = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
]

const starts = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((byte, i) => bytes[i] === byte)

/** Whether a file is worth reading at all: the size alone, before its bytes are in memory. */
export function refuseSize(size: number): FileRefusal | null {
  if (size === 0) return refuseFile('empty')
  return size > limits.file ? refuseFile('tooLarge', Math.ceil(size / 1024 / 1024)) : null
}

/** Opens a file of any name: its sheets, or why not. Never throws. */
export function openFile(bytes: Uint8Array): Opened | FileRefusal {
  return refuseSize(bytes.length) ?? caught(() => nonEmpty(read(bytes)))
}

/** What was pasted, as one sheet; or why not. Never throws. */
export function openPasted(text: string): Opened | FileRefusal {
  if (text.length > limits.file) return refuseFile('tooLarge', Math.ceil(text.length / 1024 / 1024))
  return caught(() => nonEmpty({ source: 'pasted', sheets: [readTable(text.replace(/^\uFEFF/, ''))] }))
}

function read(bytes: Uint8Array): Opened {
  if (starts(bytes, ole)) throw new Unreadable(oleKind(bytes))
  if (zips.some((start) => starts(bytes, start))) return { source: 'workbook', sheets: readWorkbook(bytes) }
  const known = signatures.find(([start]) => starts(bytes, start))
  if (known) throw new Unreadable(known[1])
  const text = decodeText(bytes)
  if (/^\s*<(?:!doctype|html|\?xml|table|meta|head)/i.test(text)) throw new Unreadable('webPage')
  return { source: 'csv', sheets: [readTable(text)] }
}

function nonEmpty(opened: Opened): Opened {
  if (opened.sheets.every(({ rows }) => rows.length === 0)) throw new Unreadable('empty')
  return opened
}

/** In Microsoft's older container: an encrypted workbook, an old one, or a text document. Its parts are named in UTF-16. */
function oleKind(bytes: Uint8Array): FileRefusalCode {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) return 'locked'
  if (names.includes('WordDocument')) return 'wordFile'
  if (names.includes('Workbook') || names.includes('Book')) return 'oldWorkbook'
  return 'otherOffice'
}
