/** One sheet of a workbook: its cells as text, its merged cells, what is hidden. Formulas are never worked out. */
import { limits } from './limits.ts'
import { Unreadable } from './file-refusal.ts'
import { numberText, type NumberFormat } from './number-format.ts'
import { sheetOf, type Sheet, type SheetRow } from './sheet.ts'
import { readXml, type Attributes } from './xml.ts'
import type { ZipEntry } from './zip.ts'

/** What the sheets of a workbook share. */
export type Shared = {
  readonly strings: readonly string[]
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

type Trouble = NonNullable<SheetRow['troubles']>[number]
type Draft = { line: number; hidden: boolean; cells: string[]; troubles: Record<number, Trouble> }
type Merge = { readonly top: number; readonly left: number; readonly bottom: number }

/** `B12` as column 1, line 12. */
function place(reference: string | undefined): { column: number; line: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference ?? '')
  if (!found) return undefined
  const [, letters = '', line] = found
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, line: Number(line) }
}

/** Excel writes what XML cannot hold as _x000D_. */
export const unescapeXml = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text

/** Merged cells and rules for columns beyond this many, and lines that they cover together, are no list's. */
const MOST_RULES = 20_000
const MOST_COVERED = 1_000_000

/** Reads a sheet. Throws `Unreadable`: broken, or too many lines or columns. */
export function readSheet(
  bytes: Uint8Array,
  entry: ZipEntry,
  { name, hidden }: { name: string; hidden: boolean },
  shared: Shared,
): Sheet {
  const rows: Draft[] = []
  const merges: Merge[] = []
  const hiddenColumns = new Set<number>()
  let columnRules = 0
  let line = 0
  let row: Draft | undefined
  let column = -1
  let cell: Attributes = {}
  let value: string | null = null
  let formula = false
  let into: 'value' | 'inline' | null = null
  /** How a word is read (rPh) is none of it. */
  let reading = false

  const open = (tag: string, attributes: Attributes): void => {
    if (tag === 'row') {
      const said = Number(attributes.r)
      line = Number.isInteger(said) && said > 0 ? said : line + 1
      row = { line, hidden: isOn(attributes.hidden), cells: [], troubles: {} }
      column = -1
    } else if (tag === 'c') {
      cell = attributes
      column = place(attributes.r)?.column ?? column + 1
      value = null
      formula = false
    } else if (tag === 'f') formula = true
    else if (tag === 'v') [into, value] = ['value', '']
    else if (tag === 'is') value = ''
    else if (tag === 'rPh') reading = true
    else if (tag === 't' && !reading) into = 'inline'
    else if (tag === 'col' && isOn(attributes.hidden)) {
      if ((columnRules += 1) > MOST_RULES) throw new Unreadable('bomb')
      const last = Math.min(Number(attributes.max), limits.columns)
      for (let c = Number(attributes.min); c <= last; c += 1) hiddenColumns.add(c - 1)
    } else if (tag === 'mergeCell') {
      const [from, to] = (attributes.ref ?? '').split(':').map(place)
      if (merges.length > MOST_RULES) throw new Unreadable('bomb')
      if (from && to && to.line > from.line) merges.push({ top: from.line, left: from.column, bottom: to.line })
    }
  }
  const text = (piece: string): void => {
    if (into !== null) value = (value ?? '') + piece
  }
  const close = (tag: string): void => {
    if (tag === 'v' || tag === 't') into = null
    else if (tag === 'rPh') reading = false
    else if (tag === 'c') keep()
    else if (tag === 'row' && row && (row.cells.length > 0 || Object.keys(row.troubles).length > 0)) {
      rows.push(row)
      if (rows.length > limits.rows) throw new Unreadable('tooManyRows', rows.length)
    }
  }
  const keep = (): void => {
    if (!row) return
    const shown = cellText(cell, value, shared)
    const trouble: Trouble | null = cell.t === 'e' ? 'errorValue' : formula && value === null ? 'notComputed' : null
    if (shown === '' && !trouble) return
    if (column >= limits.columns) throw new Unreadable('tooWide', column + 1)
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = shown
    if (trouble) row.troubles[column] = trouble
  }
  readXml(bytes, entry, { open, text, close })
  return sheetOf(name, spread(rows, merges).map(finished), hidden, [...hiddenColumns])
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true' || flag === 'on'

function cellText({ t, s }: Attributes, value: string | null, { strings, formats, from1904 }: Shared): string {
  if (value === null) return ''
  switch (t) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'inlineStr':
    case 'str':
    case 'e':
      return unescapeXml(value)
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.\d+)?Z?$/, '')
    default:
      return numberText(value, formats[Number(s ?? 0)] ?? null, from1904)
  }
}

/** A cell that is merged over several lines says the same on each: one unit beside all of its people. */
function spread(rows: readonly Draft[], merges: readonly Merge[]): readonly Draft[] {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  let covered = 0
  for (const { top, left, bottom } of merges) {
    const said = byLine.get(top)?.cells[left]
    if (!said) continue
    for (let line = top + 1; line <= Math.min(bottom, top + limits.rows); line += 1) {
      if ((covered += 1) > MOST_COVERED) throw new Unreadable('bomb')
      const row = byLine.get(line)
      if (!row || row.cells[left]) continue
      while (row.cells.length < left) row.cells.push('')
      row.cells[left] = said
    }
  }
  return rows
}

const finished = ({ line, hidden, cells, troubles }: Draft): SheetRow => ({
  line,
  hidden,
  cells,
  ...(Object.keys(troubles).length > 0 ? { troubles } : {}),
})
