/** A workbook (.xlsx) as sheets of text. What could run is never looked at: a workbook with macros is refused whole. */
import { Unreadable } from './file-refusal.ts'
import { limits } from './limits.ts'
import { numberFormat, type NumberFormat } from './number-format.ts'
import { readSheet, unescapeXml, type Shared } from './sheet-xml.ts'
import type { Sheet } from './sheet.ts'
import { readXml, type Attributes } from './xml.ts'
import { zipEntries, type ZipEntry } from './zip.ts'

type Entries = ReadonlyMap<string, ZipEntry>

/** Reads a workbook, visible sheets first. Throws `Unreadable` with what it is instead, or why not. */
export function readWorkbook(bytes: Uint8Array): readonly Sheet[] {
  const entries = zipEntries(bytes)
  refuseOtherKinds(bytes, entries)
  const book = named(entries, 'xl/workbook.xml')
  if (!book) throw new Unreadable('archive')
  const { sheets, from1904 } = sheetList(bytes, book)
  const targets = relations(bytes, entries)
  const shared: Shared = { strings: strings(bytes, entries), formats: formats(bytes, entries), from1904 }
  const read = sheets.slice(0, limits.sheets).flatMap(({ id, ...sheet }) => {
    const entry = named(entries, targets.get(id) ?? '')
    // A sheet that is only a chart has no cells.
    return entry?.name.includes('worksheets') ? [readSheet(bytes, entry, sheet, shared)] : []
  })
  return [...read.filter(({ hidden }) => !hidden), ...read.filter(({ hidden }) => hidden)]
}

const named = (entries: Entries, name: string): ZipEntry | undefined =>
  entries.get(name) ?? [...entries.values()].find((entry) => entry.name.toLowerCase() === name.toLowerCase())

function refuseOtherKinds(bytes: Uint8Array, entries: Entries): void {
  const names = [...entries.keys()].map((name) => name.toLowerCase())
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.startsWith('xl/macrosheets/'))) {
    throw new Unreadable('macros')
  }
  if (names.includes('xl/workbook.bin')) throw new Unreadable('binaryWorkbook')
  if (names.some((name) => name.startsWith('word/'))) throw new Unreadable('wordFile')
  if (names.some((name) => name.startsWith('ppt/') || name === 'mimetype' || name === 'content.xml')) {
    throw new Unreadable('otherOffice')
  }
  const types = named(entries, '[Content_Types].xml')
  if (!types) throw new Unreadable('archive')
  readXml(bytes, types, {
    open: (tag, attributes) => {
      // Some programs list in every workbook what files with other endings would be.
      if (tag === 'Override' && /macroEnabled|vbaProject/i.test(attributes.ContentType ?? ''))
        throw new Unreadable('macros')
    },
  })
}

type Listed = { readonly name: string; readonly id: string; readonly hidden: boolean }

function sheetList(bytes: Uint8Array, entry: ZipEntry): { sheets: readonly Listed[]; from1904: boolean } {
  const sheets: Listed[] = []
  let from1904 = false
  readXml(bytes, entry, {
    open: (tag, attributes) => {
      if (tag === 'sheet') {
        const { name = '', state } = attributes
        sheets.push({ name, id: idOf(attributes), hidden: state === 'hidden' || state === 'veryHidden' })
      } else if (tag === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    },
  })
  return { sheets, from1904 }
}

/** `r:id`, under whatever prefix. */
const idOf = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id') || name === 'Id')?.[1] ?? ''

/** The file of each part that the workbook names. */
function relations(bytes: Uint8Array, entries: Entries): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  const entry = named(entries, 'xl/_rels/workbook.xml.rels')
  if (!entry) throw new Unreadable('broken')
  readXml(bytes, entry, {
    open: (tag, attributes) => {
      if (tag !== 'Relationship' || attributes.TargetMode === 'External') return
      const target = attributes.Target ?? ''
      targets.set(idOf(attributes), target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return targets
}

/** The texts that the sheets share. Rich text is one text; how a word is read (rPh) is none of it. */
function strings(bytes: Uint8Array, entries: Entries): readonly string[] {
  const found: string[] = []
  const entry = named(entries, 'xl/sharedStrings.xml')
  if (!entry) return found
  let current = ''
  let inText = false
  let reading = 0
  readXml(bytes, entry, {
    open: (tag) => {
      if (tag === 'si') current = ''
      else if (tag === 'rPh') reading += 1
      else if (tag === 't') inText = reading === 0
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (tag) => {
      if (tag === 'si') found.push(unescapeXml(current))
      else if (tag === 'rPh') reading -= 1
      else if (tag === 't') inText = false
    },
  })
  return found
}

/** What each style of a cell does to a number. */
function formats(bytes: Uint8Array, entries: Entries): readonly NumberFormat[] {
  const entry = named(entries, 'xl/styles.xml')
  if (!entry) return []
  const codes = new Map<number, string>()
  const found: NumberFormat[] = []
  let inCells = false
  readXml(bytes, entry, {
    open: (tag, { numFmtId, formatCode }) => {
      if (tag === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      else if (tag === 'cellXfs') inCells = true
      else if (tag === 'xf' && inCells) found.push(numberFormat(Number(numFmtId), codes.get(Number(numFmtId))))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return found
}
