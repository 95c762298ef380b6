/** Exported sheets import again to the same list, whatever stands in it; and nothing in them can run. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importWords as english } from '../../shared/i18n/en/import.ts'
import { importWords as chinese } from '../../shared/i18n/zh-CN/import.ts'
import { exportCsv, exportWorkbook } from '../../shared/import/export-sheets.ts'
import { isFileRefusal } from '../../shared/import/file-refusal.ts'
import { guarded, unguarded } from '../../shared/import/inert.ts'
import { newImporter } from '../../shared/import/importer.ts'
import { tidyRow } from '../../shared/import/read-line.ts'
import type { AttendeeRow, PresenterRow, RowKind, RowOf } from '../../shared/import/rows.ts'
import { zipEntries, readEntry } from '../../shared/import/zip.ts'
import { utf8 } from '../kit/import-files.ts'
import { seeded } from '../kit/seed.ts'

const classes = ['A', 'B', '甲类', '列席']

function readBack<Kind extends RowKind>(kind: Kind, file: Uint8Array): readonly RowOf[Kind][] {
  const importer = newImporter()
  const opened = importer.open(file, { kind, classes })
  const question = {
    kind,
    sheet: 0,
    layout: null,
    withHidden: false,
    missing: 'remove',
    existing: [],
    classes,
  } as const
  const found = importer.preview<Kind>(question)
  if (isFileRefusal(opened) || isFileRefusal(found)) throw new Error(JSON.stringify([opened, found]))
  const troubled = found.lines.filter(({ status }) => status !== 'new')
  if (troubled.length > 0) throw new Error(JSON.stringify(troubled))
  return found.rows
}

/** What people write, and what nobody should: signs of formulas, quotes, escapes, line ends, several scripts. */
const entry = fc.oneof(
  fc.constantFrom('', '甲局', '市委组织部 办公室', 'John Smith', '0012', '１２', "'=1+1", '=SUM(A1)', '+86', '-', '@x'),
  fc.constantFrom('"说"', 'a,b;c', '_x0041_', '<b>&amp;</b>', '合计', '张\n三', '\t=x', '＝1', "''-1", '1e5', 'TRUE'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const minutes = fc.option(fc.integer({ min: 1, max: 240 }), { nil: null })
/** Everybody has a number and a name of their own, so that no line is refused; a name is no word of a table's foot. */
const distinct = (i: number): string =>
  `王${String.fromCodePoint(0x4e00 + (i % 2000))}${String.fromCodePoint(0x6000 + i)}`

const attendees = fc
  .array(
    fc.record({
      unit: entry,
      post: entry,
      identity: entry,
      voterClass: fc.constantFrom('', ...classes),
      seat: entry,
      note: entry,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all): readonly AttendeeRow[] => all.map((row, i) => tidyRow({ ...row, no: `A0${i}`, name: distinct(i) })))

const presenters = fc
  .array(
    fc.record({
      unit: entry,
      post: entry,
      mode: fc.constantFrom<PresenterRow['mode']>('oral', 'written'),
      limit: minutes,
      planned: minutes,
      commentators: entry,
      group: entry,
      note: entry,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all): readonly PresenterRow[] => all.map((row, i) => tidyRow({ ...row, orderNo: i + 1, name: distinct(i) })))

describe.each([
  ['zh-CN', chinese],
  ['en', english],
] as const)('in %s', (_, words) => {
  test('[I11] any list of attendees survives, as a workbook and as a CSV', () => {
    fc.assert(
      fc.property(attendees, (rows) => {
        expect(readBack('attendees', exportWorkbook('attendees', rows, words))).toEqual(rows)
        expect(readBack('attendees', utf8(exportCsv('attendees', rows, words)))).toEqual(rows)
      }),
      seeded(120),
    )
  })

  test('[I11] any list of presenters survives, as a workbook and as a CSV', () => {
    fc.assert(
      fc.property(presenters, (rows) => {
        expect(readBack('presenters', exportWorkbook('presenters', rows, words))).toEqual(rows)
        expect(readBack('presenters', utf8(exportCsv('presenters', rows, words)))).toEqual(rows)
      }),
      seeded(120),
    )
  })
})

describe('what is exported', () => {
  const row: AttendeeRow = {
    no: '=1',
    name: '+张三',
    unit: '-甲',
    post: '@乙',
    identity: '＝丙',
    voterClass: 'A',
    seat: '1排1座',
    note: '=HYPERLINK("http://x")',
  }

  test('[I10] no cell of a CSV begins like a formula', () => {
    const [, line = ''] = exportCsv('attendees', [row], chinese).split('\r\n')
    expect(line).toBe(`'=1,'+张三,'-甲,'@乙,'＝丙,A,1排1座,"'=HYPERLINK(""http://x"")"`)
  })

  test('[I10] a workbook has texts and numbers, and no formula, macro or link', () => {
    const bytes = exportWorkbook('attendees', [row], chinese)
    const entries = zipEntries(bytes)
    expect([...entries.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    let sheet = ''
    const entry = entries.get('xl/worksheets/sheet1.xml')
    if (entry) readEntry(bytes, entry, (piece) => (sheet += new TextDecoder().decode(piece)))
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(')
    expect(sheet).not.toMatch(/<f[ >]/)
  })

  test('[I11] the same list gives the same bytes', () => {
    expect(exportWorkbook('attendees', [row], chinese)).toEqual(exportWorkbook('attendees', [row], chinese))
  })

  test('[I10] [I11] what is guarded is the same again without its guard', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '\t') })), (text) => {
        expect(unguarded(guarded(text))).toBe(text)
        expect(guarded(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u)
      }),
      seeded(500),
    )
  })
})
