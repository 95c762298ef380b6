/** Files that are not read, and why: each is a value with a sentence in both languages. */
import { describe, expect, test } from 'vitest'
import { importWords as english } from '../../shared/i18n/en/import.ts'
import { importWords as chinese } from '../../shared/i18n/zh-CN/import.ts'
import { fileRefusals, isFileRefusal } from '../../shared/import/file-refusal.ts'
import { limits } from '../../shared/import/limits.ts'
import { openFile, openPasted, refuseSize } from '../../shared/import/open-file.ts'
import { lineReasons } from '../../shared/import/read-line.ts'
import { bombs, lockedZip, macroMain, ole, oneSheet, pdf, png, utf8, workbook, zipOf } from '../kit/import-files.ts'

const why = (file: Uint8Array): string => {
  const found = openFile(file)
  return isFileRefusal(found) ? found.refused : 'opened'
}
const list = [{ name: 'A', rows: [['姓名'], ['张三']] }]

describe('a file of another kind', () => {
  const files: readonly (readonly [what: string, file: () => Uint8Array, refused: string])[] = [
    ['an old workbook (.xls, .et)', () => ole('Workbook'), 'oldWorkbook'],
    ['an old text document (.doc, .wps)', () => ole('WordDocument'), 'wordFile'],
    ['an old presentation', () => ole('PowerPoint Document'), 'otherOffice'],
    [
      'a text document (.docx)',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }),
      'wordFile',
    ],
    [
      'a binary workbook (.xlsb)',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': '' }),
      'binaryWorkbook',
    ],
    ['an OpenDocument spreadsheet', () => zipOf({ mimetype: 'x', 'content.xml': '<a/>' }), 'otherOffice'],
    ['a zip of workbooks', () => zipOf({ '名单.xlsx': 'PK' }), 'archive'],
    ['a PDF', pdf, 'pdf'],
    ['a picture that is called .xlsx', png, 'picture'],
    ['a web page that is called .xls', () => utf8('\n<html><table><tr><td>姓名</td></tr></table></html>'), 'webPage'],
    ['bytes that are no text', () => new Uint8Array([0x80, 0xff, 0x00, 0x01, 0xfe, 0xff]), 'unreadable'],
    ['text with a program’s bytes in it', () => utf8('姓名,单位\n\u0000\u0001,甲局'), 'unreadable'],
  ]
  test.each(files)('[I9] is refused by what it is: %s', (_, file, refused) => {
    expect(why(file())).toBe(refused)
  })
})

describe('a file that means ill', () => {
  test('[I8] a workbook with macros, whatever it is called and wherever it says so', () => {
    expect(why(workbook(list, { parts: { 'xl/vbaProject.bin': new Uint8Array(8) } }))).toBe('macros')
    expect(why(workbook(list, { mainType: macroMain }))).toBe('macros')
    expect(why(workbook(list, { parts: { 'xl/macrosheets/sheet1.xml': '<a/>' } }))).toBe('macros')
  })

  test('[I8] but not one that only says what a file with another ending would be', () => {
    const types =
      '<Types><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    expect(why(workbook(list, { parts: { '[Content_Types].xml': types } }))).toBe('opened')
  })

  test('[I8] a workbook with a password, in its container and entry by entry', () => {
    expect(why(ole('EncryptedPackage'))).toBe('locked')
    expect(why(lockedZip())).toBe('locked')
  })

  test.each(Object.entries(bombs).filter(([name]) => name !== 'entities'))(
    '[I8] a zip bomb, %s, before it is large',
    (_, bomb) => {
      const file = bomb()
      expect(file.length).toBeLessThan(1024 * 1024)
      expect(why(file)).toBe('bomb')
    },
  )

  test('[I8] merged cells and hidden columns without end', () => {
    const sheet = (more: string) => `<worksheet><sheetData/>${more}</worksheet>`
    const parts = (more: string) => ({ parts: { 'xl/worksheets/sheet1.xml': sheet(more) } })
    expect(why(workbook(list, parts('<mergeCell ref="A1:A9"/>'.repeat(20_002))))).toBe('bomb')
    expect(why(workbook(list, parts('<col min="1" max="200" hidden="1"/>'.repeat(20_001))))).toBe('bomb')
    const merges = Array.from({ length: 100 }, () => 'A1:A1048576')
    expect(why(oneSheet([['姓名'], ['张三']], { merges }))).toBe('bomb')
    expect(why(oneSheet([['姓名'], ['张三']], { merges: merges.slice(0, 9) }))).toBe('opened')
  })

  test('[I8] a part with a document type of its own', () => {
    expect(why(bombs.entities())).toBe('broken')
  })

  test('[I8] links and pictures of a workbook are never looked at', () => {
    const relations =
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" TargetMode="External" Target="http://example.com/x"/></Relationships>'
    expect(why(workbook(list, { parts: { 'xl/_rels/workbook.xml.rels': relations } }))).toBe('opened')
  })
})

describe('a file that is too much, or nothing', () => {
  test('[I9] more than 20 MB, without its bytes being read', () => {
    expect(refuseSize(50 * 1024 * 1024)).toEqual({ refused: 'tooLarge', figure: 50 })
    expect(openFile(new Uint8Array(limits.file + 1))).toEqual({ refused: 'tooLarge', figure: 21 })
    expect(openPasted('张'.repeat(limits.file + 1))).toEqual({ refused: 'tooLarge', figure: 21 })
    expect(refuseSize(limits.file)).toBeNull()
  })

  test('[I9] more lines or columns than any list has', () => {
    const people = `姓名\n${'张三\n'.repeat(limits.rows)}`
    expect(openFile(utf8(people))).toEqual({ refused: 'tooManyRows', figure: limits.rows + 1 })
    expect(why(oneSheet(people.split('\n').map((name) => [name])))).toBe('tooManyRows')
    const wide = Array.from({ length: limits.columns + 1 }, (_, i) => `第${i}列`)
    expect(why(utf8(wide.join(',')))).toBe('tooWide')
    expect(why(oneSheet([wide]))).toBe('tooWide')
  })

  test('[I9] nothing, nothing but blanks, and a workbook without a cell', () => {
    expect(why(new Uint8Array())).toBe('empty')
    expect(why(utf8('\r\n , ,\r\n', true))).toBe('empty')
    expect(why(oneSheet([[null, '  '], []]))).toBe('empty')
    expect(openPasted('\n\t\n')).toEqual({ refused: 'empty' })
  })

  test('[I9] every truncation of a workbook is a broken file, never an exception', () => {
    const whole = oneSheet([
      ['姓名', '单位'],
      ['张三', '甲局'],
    ])
    const found = new Set(Array.from({ length: whole.length - 4 }, (_, cut) => why(whole.slice(0, cut + 4))))
    expect([...found]).toEqual(['broken'])
  })

  test('[I9] a byte that was turned over somewhere never throws', () => {
    const whole = oneSheet([
      ['姓名', '单位'],
      ['张三', '甲局'],
    ])
    const known = new Set<string>([...fileRefusals, 'opened'])
    for (let at = 0; at < whole.length; at += 1) {
      const changed = whole.slice()
      changed[at] = (changed[at] ?? 0) ^ 0xff
      expect(known).toContain(why(changed))
    }
  })
})

describe('the sentences', () => {
  test('[I9] there is one in both languages for every refusal, and it says what to do', () => {
    for (const words of [chinese, english]) {
      for (const code of fileRefusals) expect(words.refused[code]('21').length).toBeGreaterThan(12)
      for (const code of lineReasons) expect(words.reason[code]('x', 3, 'A、B').length).toBeGreaterThan(3)
      expect(words.refused.tooLarge('50')).toContain('50 MB')
      expect(words.reason.unknownClass('D', 0, 'A、B')).toMatch(/D.*A、B/)
      expect(words.reason.duplicateNo('7', 3)).toMatch(/7.*3/)
    }
  })
})
