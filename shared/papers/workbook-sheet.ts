/** One table of a document as one sheet: its title above it in merged cells, its foot and the stamp below it. */
import type { Block, Cell, Column, Document } from './document.ts'
import { escaped } from './escape.ts'
import { headOf, widthsOf } from './table-head.ts'
import type { CellStyle, Styles } from './workbook-styles.ts'

type Table = Extract<Block, { kind: 'table' }>

export type SheetContent = {
  readonly document: Document
  readonly table: Table
  /** Lines between the title and the table, and below it. */
  readonly above: readonly string[]
  readonly below: readonly string[]
}

/** How many signs of text a page is wide. */
const PORTRAIT = 88
const LANDSCAPE = 130
const plain: CellStyle = { font: 'text', align: 'start', border: false, decimals: null, quoted: false }
const startsFormula = /^[=+\-@\t\r]/
const decimal = /^-?\d{1,12}(?:\.(\d{1,10}))?$/

/** `A`, `Z`, `AA` … for 0, 25, 26 … */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last
}

/** The sheet, and the rows that are repeated on each printed page. */
export function sheetXml(
  { document, table, above, below }: SheetContent,
  styles: Styles,
): { readonly xml: string; readonly headRows: readonly [first: number, last: number] } {
  const { columns } = table
  const rows: string[] = []
  const merged: string[] = []
  const last = columns.length - 1
  const row = (cells: string, height?: number) =>
    void rows.push(`<row r="${rows.length + 1}"${height ? ` ht="${height}" customHeight="1"` : ''}>${cells}</row>`)
  const at = (column: number, down = 0) => `${columnName(column)}${rows.length + 1 + down}`
  const line = (text: string, style: CellStyle, height?: number) => {
    if (last > 0) merged.push(`${at(0)}:${at(last)}`)
    row(textCell(at(0), text, style, styles), height)
  }

  line(document.title, { ...plain, font: 'title', align: 'center' }, 32)
  if (document.subtitle) line(document.subtitle, { ...plain, align: 'center' })
  for (const text of above) line(text, plain)
  const head = headOf(columns)
  const firstHead = rows.length + 1
  const headStyle: CellStyle = { ...plain, font: 'head', align: 'center', border: true }
  for (const cells of head) {
    for (const cell of cells) {
      const from = at(cell.at)
      const to = at(cell.at + cell.columns - 1, cell.rows - 1)
      if (from !== to) merged.push(`${from}:${to}`)
    }
    // A cell that is covered by a merged one is written all the same, since it has a border.
    const labels = columns.map((_, i) => cells.find((cell) => cell.at === i)?.label ?? '')
    row(labels.map((label, i) => textCell(at(i), label, headStyle, styles)).join(''))
  }
  const headRows = [firstHead, rows.length] as const
  for (const cells of table.rows) {
    row(columns.map((column, i) => cellXml(at(i), cells[i] ?? null, column, styles)).join(''))
  }
  for (const text of [...(table.foot ?? []), ...below]) line(text, plain)
  return { xml: worksheet(document, columns, rows, merged), headRows }
}

function worksheet(
  { landscape }: Document,
  columns: readonly Column[],
  rows: readonly string[],
  merged: readonly string[],
): string {
  const wide = landscape ? LANDSCAPE : PORTRAIT
  const cols = widthsOf(columns).map(
    (percent, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${Math.max(5, Math.round((percent * wide) / 10) / 10)}" customWidth="1"/>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${columnName(columns.length - 1)}${rows.length}"/>`,
    '<sheetFormatPr defaultRowHeight="18"/>',
    `<cols>${cols.join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    merged.length > 0
      ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '',
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.8" header="0.3" footer="0.4"/>',
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
    '</worksheet>',
  ].join('')
}

function cellXml(ref: string, cell: Cell, { align = 'center', numeric }: Column, styles: Styles): string {
  const style: CellStyle = { ...plain, align, border: true }
  if (typeof cell === 'number') return numberCell(ref, String(cell), { ...style, decimals: placesOf(cell) }, styles)
  const text = cell ?? ''
  const found = numeric ? decimal.exec(text) : null
  if (found) return numberCell(ref, text, { ...style, decimals: found[1]?.length ?? 0 }, styles)
  return textCell(ref, text, style, styles)
}

const placesOf = (n: number): number => (Number.isInteger(n) ? 0 : Math.min(6, String(n).split('.')[1]?.length ?? 0))

const numberCell = (ref: string, value: string, style: CellStyle, styles: Styles): string =>
  `<c r="${ref}" s="${styles.of(style)}"><v>${value}</v></c>`

/** Text stays text, also text that looks like a formula, and also when somebody edits the cell. */
function textCell(ref: string, text: string, style: CellStyle, styles: Styles): string {
  const s = styles.of({ ...style, quoted: startsFormula.test(text) })
  return text === ''
    ? `<c r="${ref}" s="${s}"/>`
    : `<c r="${ref}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}
