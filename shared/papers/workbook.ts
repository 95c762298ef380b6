/**
 * The tables of documents as a workbook (.xlsx): a handful of small XML files in a zip, so that nothing in it can run
 * and the same tables give the same bytes. Text is kept in its cell, which every program that reads workbooks takes.
 */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Language } from '../i18n/language.ts'
import type { Block, Document } from './document.ts'
import { escaped } from './escape.ts'
import { sheetNames } from './sheet-name.ts'
import { sheetWords } from './words.ts'
import { sheetXml, type SheetContent } from './workbook-sheet.ts'
import { openStyles } from './workbook-styles.ts'

/** A zip keeps a date for each file, by the clock on the wall wherever it is made; this one reads the same everywhere. */
const noDate = () => new Date(2000, 0, 1)
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Has this document a table, and so a workbook? */
export const hasTable = ({ blocks }: Document): boolean => blocks.some(({ kind }) => kind === 'table')

/** The bytes of the workbook, with a sheet for each table; null where there is none. */
export function workbookOf(documents: readonly Document[], language: Language): Uint8Array | null {
  const contents = documents.flatMap((document) => contentsOf(document, language))
  if (contents.length === 0) return null
  const styles = openStyles()
  const sheets = contents.map((content) => sheetXml(content, styles))
  const names = sheetNames(contents.map(({ table }) => table.name))
  const titles = sheets.map(({ headRows }, i) => {
    const sheet = `'${(names[i] ?? '').replace(/'/g, "''")}'`
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escaped(`${sheet}!$${headRows[0]}:$${headRows[1]}`)}</definedName>`
  })
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': [
      `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>`,
      ...names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
      `</sheets><definedNames>${titles.join('')}</definedNames></workbook>`,
    ].join(''),
    'xl/_rels/workbook.xml.rels': [
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">`,
      ...sheets.map(
        (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      ),
      `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ].join(''),
    'xl/styles.xml': styles.xml(),
    ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
  }
  const zipped: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, [strToU8(text), { mtime: noDate() }]]),
  )
  return zipSync(zipped, { level: 6 })
}

const contentTypes = (sheets: number): string =>
  [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/>`,
    ...Array.from(
      { length: sheets },
      (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${MAIN}.worksheet+xml"/>`,
    ),
    '</Types>',
  ].join('')

/** Every table with what stands before it since the last one, and what follows the last. */
function contentsOf(document: Document, language: Language): readonly SheetContent[] {
  const t = sheetWords({ language })
  const lines = (blocks: readonly Block[]): readonly string[] =>
    blocks.flatMap((block): readonly string[] => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph':
          return [block.text]
        case 'fields':
          return block.rows.map(([label, value]) => `${label}${t.colon}${value}`)
        case 'signatures':
          return [[...block.roles.map((role) => `${role}${t.colon}____________`), t.dateLine].join('    ')]
        case 'table':
        case 'pageBreak':
          return []
      }
    })
  const places = document.blocks.flatMap(({ kind }, i) => (kind === 'table' ? [i] : []))
  return places.map((place, n) => {
    const table = document.blocks[place] as Extract<Block, { kind: 'table' }>
    const before = document.blocks.slice((places[n - 1] ?? -1) + 1, place)
    const isLast = n === places.length - 1
    return {
      document,
      table,
      above: lines(before),
      below: [...(isLast ? lines(document.blocks.slice(place + 1)) : []), t.stamp(document.stamp)],
    }
  })
}
