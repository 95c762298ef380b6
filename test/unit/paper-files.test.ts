/** A paper as a file: a workbook that any program opens, and a page that needs nothing beside it. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/papers/document.ts'
import { htmlOf } from '../../shared/papers/html.ts'
import { documentsOf, writtenIds } from '../../shared/papers/index.ts'
import { sheetNames } from '../../shared/papers/sheet-name.ts'
import { headOf } from '../../shared/papers/table-head.ts'
import { workbookOf } from '../../shared/papers/workbook.ts'
import { languages } from '../../shared/i18n/language.ts'
import { playDay, sourceOf } from '../kit/paper-day.ts'

/** What somebody types who means harm, or just types. */
const ugly = [
  '=HYPERLINK("http://example.com","click")',
  '+1+2',
  '-2',
  '@SUM(A1:A9)',
  '<script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  `"quoted" & 'single' 〈角〉`,
  'two\nlines',
  'control\u0007signs\u0000 and half a pair \uD800',
]

const paper: Document = {
  id: 'order',
  title: '表<b>一</b>',
  subtitle: 'a & b',
  landscape: true,
  blocks: [
    { kind: 'fields', rows: [['地点', '=1+1']] },
    {
      kind: 'table',
      name: '名单/一',
      columns: [
        { label: '序号', width: 1 },
        { label: '内容', width: 6, align: 'start' },
        { label: '票数', width: 1, group: '好' },
        { label: '得分', width: 2, group: '好', numeric: true },
      ],
      rows: ugly.map((text, i) => [i + 1, text, i, '91.60']),
      foot: ['@foot'],
    },
    { kind: 'signatures', roles: ['监票人'] },
  ],
  stamp: { madeAt: '2018-01-10 18:30', version: '0.0.0', hash: '"</style>\n' },
}

const filesOf = (documents: readonly Document[]): Record<string, string> => {
  const bytes = workbookOf(documents, 'zh-CN')
  if (!bytes) throw new Error('no workbook')
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, text]) => [path, strFromU8(text)]))
}
const decoded = (xml: string) =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
/** The cells of a sheet by their place: the text, or the number. */
function cellsOf(xml: string): Record<string, string | number> {
  const cells = xml.matchAll(
    /<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>(?:<is><t[^>]*>([\s\S]*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>)/g,
  )
  return Object.fromEntries(
    [...cells].map(([, at = '', text, n]) => [at, n === undefined ? decoded(text ?? '') : Number(n)]),
  )
}
/** Every tag of it is closed by the one that closes it. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, end, name = '', alone] of xml
    .replace(/<\?.*?\?>/g, '')
    .matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end) {
      if (open.pop() !== name) return false
    } else if (!alone) open.push(name)
  }
  return open.length === 0 && !/[<>]/.test(xml.replace(/<[^<>]*>/g, ''))
}

describe('a workbook', () => {
  test('[O13] has the parts of a workbook and none that could run', () => {
    const files = filesOf([paper])
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    for (const [path, xml] of Object.entries(files))
      expect({ path, whole: isWellFormed(xml) }).toEqual({ path, whole: true })
    expect(Object.values(files).join()).not.toMatch(/<f>|<f |macro|vba|externalLink|hyperlink /i)
  })

  test('[O13] keeps text as text, also what looks like a formula, and figures as numbers', () => {
    const files = filesOf([paper])
    const sheet = files['xl/worksheets/sheet1.xml'] ?? ''
    const cells = cellsOf(sheet)
    // Title, meeting, place, two rows of head, then the rows.
    expect(cells['A1']).toBe('表<b>一</b>')
    expect(cells['A3']).toBe('地点：=1+1')
    const shown = ugly.map((text) => text.replace(/[\u0000-\u0008\uD800]/g, ''))
    expect(ugly.map((_, i) => cells[`B${i + 6}`])).toEqual(shown)
    expect([cells['A6'], cells['C7'], cells['D6']]).toEqual([1, 1, 91.6])
    // As they are printed: with both decimals.
    expect(files['xl/styles.xml']).toContain('formatCode="0.00"')
    const formulas = [...sheet.matchAll(/<c r="B[6-9]" s="(\d+)"/g)].map(([, style]) => Number(style))
    const styles = [...(files['xl/styles.xml'] ?? '').matchAll(/<xf [^>]*?xfId="0"[^>]*>/g)].slice(0).map(([xf]) => xf)
    for (const style of formulas) expect(styles[style]).toContain('quotePrefix="1"')
  })

  test('[O13] has a merged title, columns as wide as they are meant, and its head on every printed page', () => {
    const files = filesOf([paper])
    const sheet = files['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toContain('<mergeCell ref="A1:D1"/>')
    expect(sheet).toContain('<mergeCell ref="C4:D4"/>')
    expect(sheet).toContain('<mergeCell ref="A4:A5"/>')
    expect(sheet).toContain('orientation="landscape"')
    expect(sheet.match(/<col /g)).toHaveLength(4)
    expect(files['xl/workbook.xml']).toContain('$4:$5</definedName>')
    expect(files['xl/workbook.xml']).toContain('name="名单 一"')
  })

  test('[O13] is the same twice, wherever the machine believes to be', () => {
    const before = process.env['TZ']
    const inZone = (zone: string) => {
      process.env['TZ'] = zone
      return Buffer.from(workbookOf([paper], 'zh-CN') ?? []).toString('base64')
    }
    const made = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Shanghai'].map(inZone)
    process.env['TZ'] = before ?? ''
    expect(new Set(made).size).toBe(1)
  })

  test('[O13] is made of every paper with a table, and of none without', () => {
    const day = playDay()
    for (const language of languages) {
      for (const id of writtenIds) {
        const documents = documentsOf(id, sourceOf(day, language))
        const bytes = workbookOf(documents, language)
        expect({ id, made: bytes !== null }).toEqual({ id, made: id !== 'script' })
        for (const [path, xml] of Object.entries(bytes ? unzipSync(bytes) : {}))
          expect({ id, path, whole: isWellFormed(strFromU8(xml)) }).toEqual({ id, path, whole: true })
      }
    }
  })

  test('[O13] has sheets of names that are allowed, and no two alike', () => {
    expect(sheetNames(['票数', '票数', 'a/b:c*[d]?', "'", 'x'.repeat(40), 'X'.repeat(40)])).toEqual([
      '票数',
      '票数 2',
      'a b c  d',
      'Sheet',
      'x'.repeat(31),
      `${'X'.repeat(29)} 2`,
    ])
  })
})

describe('a page of its own', () => {
  test('[O14] keeps what was typed as text', () => {
    const html = htmlOf(paper, 'zh-CN')
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!.*&gt;)|<b>/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    // The hash stands in the style sheet as well, and does not end it.
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html.match(/<style>/g)).toHaveLength(1)
  })

  test('[O14] needs nothing beside it and runs nothing', () => {
    const day = playDay()
    for (const language of languages) {
      for (const id of writtenIds) {
        for (const document of documentsOf(id, sourceOf(day, language))) {
          const html = htmlOf(document, language)
          expect(html).not.toMatch(/<script|<link|@import|url\(|https?:|javascript:/i)
          expect(html.startsWith('<!doctype html>')).toBe(true)
        }
      }
    }
  })

  test('[O14] numbers its pages, says what it is made from, and repeats the head of a table', () => {
    const html = htmlOf({ ...paper, stamp: { ...paper.stamp, hash: 'abc123' } }, 'en')
    expect(html).toMatch(/@bottom-right \{\s*content: "Page " counter\(page\) " of " counter\(pages\)/)
    expect(html).toContain('size: A4 landscape')
    expect(html).toContain('Check abc123')
    expect(html).toContain('display: table-header-group')
    expect(html).toContain('<th scope="col" colspan="2">好</th>')
  })
})

test('[O16] columns that stand together have one head above them', () => {
  const label = (name: string, group?: string) => ({ label: name, width: 1, ...(group ? { group } : {}) })
  expect(headOf([label('a'), label('b')]).map((row) => row.map((cell) => cell.label))).toEqual([['a', 'b']])
  const grouped = headOf([label('a'), label('b', 'x'), label('c', 'x'), label('d', 'y'), label('e')])
  expect(grouped.map((row) => row.map((cell) => `${cell.label} ${cell.at} ${cell.columns}x${cell.rows}`))).toEqual([
    ['a 0 1x2', 'x 1 2x1', 'y 3 1x1', 'e 4 1x2'],
    ['b 1 1x1', 'c 2 1x1', 'd 3 1x1'],
  ])
})
