/**
 * The list as a sheet for other people's spreadsheets: .xlsx and .csv, which import again to the same list (rule I11).
 * Nothing in them can run: texts are texts in a workbook, and guarded in a CSV (rule I10). The same rows give the same
 * bytes.
 */
import { strToU8, zipSync, type Zippable } from 'fflate'
import { guarded } from './inert.ts'
import { fieldsOf, valuesOf, type Field, type RowKind, type RowOf } from './rows.ts'

/** The words of a sheet, from `importWords` in the language of the reader. */
export type SheetWords = {
  readonly target: Readonly<Record<Field, string>>
  readonly mode: { readonly oral: string; readonly written: string }
  readonly sheetName: Readonly<Record<RowKind, string>>
}

type Cell = string | number | null

function cells<Kind extends RowKind>(kind: Kind, rows: readonly RowOf[Kind][], words: SheetWords): readonly Cell[][] {
  const fields: readonly Field[] = fieldsOf[kind]
  return rows.map((row) => {
    const values = valuesOf(row)
    return fields.map((field): Cell => {
      if (field === 'mode') return words.mode[values.mode === 'written' ? 'written' : 'oral']
      return values[field] ?? null
    })
  })
}

const titles = (kind: RowKind, words: SheetWords): readonly string[] =>
  fieldsOf[kind].map((field: Field) => words.target[field])

/** The list as CSV: UTF-8 with its mark, CRLF, as Excel and WPS open it by a double click. */
export function exportCsv<Kind extends RowKind>(kind: Kind, rows: readonly RowOf[Kind][], words: SheetWords): string {
  const quoted = (cell: Cell): string => {
    const text = typeof cell === 'string' ? guarded(cell) : (cell ?? '').toString()
    return /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [titles(kind, words), ...cells(kind, rows, words)].map((line) => line.map(quoted).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** The list as a workbook with one sheet: no macros, no formulas, no links. */
export function exportWorkbook<Kind extends RowKind>(
  kind: Kind,
  rows: readonly RowOf[Kind][],
  words: SheetWords,
): Uint8Array {
  const head = titles(kind, words)
  const body = cells(kind, rows, words)
  const widths = head.map((title, column) =>
    Math.min(40, Math.max(8, ...[title, ...body.slice(0, 500).map((line) => line[column])].map(widthOf))),
  )
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRels,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(words.sheetName[kind])}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': workbookRels,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetXml([head, ...body], widths),
  }
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  // A fixed time, as local parts: a zip keeps the hour of the wall.
  return zipSync(files, { level: 6, mtime: new Date(2000, 0, 1) })
}

/** Chinese signs are two letters wide. */
const widthOf = (cell: Cell | undefined): number =>
  [...(cell ?? '').toString()].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 2)

const escaped = (text: string): string =>
  text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

function reference(column: number, line: number): string {
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))
  return `${letters}${String.fromCharCode(65 + (column % 26))}${line}`
}

function sheetXml(lines: readonly (readonly Cell[])[], widths: readonly number[]): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  const rows = lines.map((line, at) => {
    const written = line.map((cell, column) => {
      const where = `r="${reference(column, at + 1)}"`
      if (cell === null || cell === '') return ''
      if (typeof cell === 'number') return `<c ${where} s="1"><v>${cell}</v></c>`
      return `<c ${where} s="${at === 0 ? 3 : 2}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    })
    return `<row r="${at + 1}">${written.join('')}</row>`
  })
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  return `${xml}<worksheet xmlns="${main}">${frozen}<cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const inPackage = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = `${xml}<Types xmlns="${inPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`
const packageRels = `${xml}<Relationships xmlns="${inPackage}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const workbookRels = `${xml}<Relationships xmlns="${inPackage}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
/** 1: number. 2: text, which stays one when somebody edits the cell (format @, quote prefix). 3: heading. */
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`
