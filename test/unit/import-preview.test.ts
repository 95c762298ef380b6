/** What an import would do to the list that there is, line by line. */
import { describe, expect, test } from 'vitest'
import { newImporter } from '../../shared/import/importer.ts'
import { isFileRefusal } from '../../shared/import/file-refusal.ts'
import type { Preview, Question } from '../../shared/import/preview.ts'
import { rowFrom, type AttendeeRow, type PresenterRow, type Values } from '../../shared/import/rows.ts'
import { bare, tidyName, tidyText } from '../../shared/import/tidy.ts'
import { largeRoster, oneSheet, workbook } from '../kit/import-files.ts'

const attendee = (values: Values): AttendeeRow => rowFrom('attendees', values)
const presenter = (values: Values): PresenterRow => rowFrom('presenters', values)

function against(text: string, existing: readonly AttendeeRow[], more: Partial<Question<'attendees'>> = {}) {
  return asked('attendees', text, existing, more)
}

function asked<Kind extends 'attendees' | 'presenters'>(
  kind: Kind,
  text: string,
  existing: Question<Kind>['existing'],
  more: Partial<Question<Kind>> = {},
): Preview<Kind> {
  const importer = newImporter()
  importer.paste(text, { kind, classes: ['A', 'B'] })
  const found = importer.preview<Kind>({
    kind,
    sheet: 0,
    layout: null,
    withHidden: false,
    missing: 'remove',
    existing,
    classes: ['A', 'B'],
    ...more,
  })
  if (isFileRefusal(found)) throw new Error(found.refused)
  return found
}

const list = [
  attendee({ no: '1', name: '张三', unit: '甲局', voterClass: 'A', seat: '1排1座', note: '早到' }),
  attendee({ no: '2', name: '李四', unit: '乙局', voterClass: 'B', seat: '1排2座' }),
  attendee({ no: '3', name: '王五', unit: '丙局', voterClass: 'B', seat: '1排3座' }),
]
const statuses = ({ lines }: Preview) => lines.map(({ status }) => status)
const reasons = ({ lines }: Preview) => lines.map(({ reasons }) => reasons[0]?.code)

describe('line by line', () => {
  const text = '编号\t姓名\t单位\t座位\n1\t张三\t甲局\t1排1座\n2\t李四\t乙局\t9排9座\n4\t赵六\t丁局\t1排4座'

  test('[I4] new, changed with what was and what will be, the same, and who is removed', () => {
    const found = against(text, list)
    expect(statuses(found)).toEqual(['same', 'changed', 'new'])
    expect(found.lines[1]?.changes).toEqual([{ field: 'seat', from: '1排2座', to: '9排9座' }])
    expect(found.removed).toEqual([list[2]])
    expect(found.counts).toEqual({ new: 1, changed: 1, same: 1, refused: 0, skipped: 0, removed: 1 })
  })

  test('[I5] what the file has no column for stays, and an empty cell of a column empties', () => {
    const { rows } = against(text, list)
    expect(rows.map(({ name, voterClass, note }) => [name, voterClass, note])).toEqual([
      ['张三', 'A', '早到'],
      ['李四', 'B', ''],
      ['赵六', '', ''],
    ])
    expect(against('编号\t姓名\t备注\n1\t张三\t', list).lines[0]?.changes).toEqual([
      { field: 'note', from: '早到', to: '' },
    ])
  })

  test('[I5] who is missing is kept when the person says so, in the order of the list', () => {
    const found = against(text, list, { missing: 'keep' })
    expect(found.rows.map(({ name }) => name)).toEqual(['张三', '李四', '王五', '赵六'])
    expect([found.removed, found.kept]).toEqual([[], 1])
  })

  test('[I4] the order of the file is the order of the list', () => {
    const found = against('姓名\n王五\n孙八\n张三\n李四', list)
    expect(found.rows.map(({ name }) => name)).toEqual(['王五', '孙八', '张三', '李四'])
    expect(found.origins).toEqual([2, null, 0, 1])
  })

  test('[I4] presenters stand in the order of their numbers, those without behind', () => {
    const found = asked('presenters', '序号\t姓名\n3\t张三\n\t李四\n1\t王五', [presenter({ name: '张三' })])
    expect(found.rows.map(({ name }) => name)).toEqual(['王五', '张三', '李四'])
    expect(found.origins).toEqual([null, 0, null])
  })

  test('[I4] people keep who they are when their numbers are dealt out anew', () => {
    const found = against('编号\t姓名\t单位\n1\t李四\t乙局\n2\t张三\t甲局\n3\t王五\t丙局', list)
    expect(found.lines.map(({ changes }) => changes)).toEqual([
      [{ field: 'no', from: '2', to: '1' }],
      [{ field: 'no', from: '1', to: '2' }],
      [],
    ])
  })

  test('[I4] a name put right is a change, and another person under an old number is not', () => {
    const found = against('编号\t姓名\t单位\n1\t张山\t甲局\n2\t孙八\t戊局', list)
    expect(statuses(found)).toEqual(['changed', 'new'])
    expect(found.lines[0]?.changes).toEqual([{ field: 'name', from: '张三', to: '张山' }])
    expect(found.removed.map(({ name }) => name)).toEqual(['李四', '王五'])
  })

  test('[I4] asking changes nothing, and asking again gives the same', () => {
    const before = JSON.stringify(list)
    expect(against(text, list)).toEqual(against(text, list))
    expect(JSON.stringify(list)).toBe(before)
  })

  test('[I4] presenters whose plan has only posts are known by them', () => {
    const plan = [
      presenter({ orderNo: 1, unit: '郑州市', post: '市委书记', limit: 10 }),
      presenter({ orderNo: 2, unit: '开封市', post: '市委书记', limit: 10 }),
    ]
    const found = asked('presenters', '顺序\t单位\t职务\t时限\n1\t开封市\t市委书记\t8\n2\t郑州市\t市委书记\t10', plan)
    expect(found.lines.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      ['orderNo', 'limit'],
      ['orderNo'],
    ])
  })
})

describe('a line that is refused', () => {
  test('[I6] leaves whom it was meant for as they are, and is left out as a whole', () => {
    const found = against('编号\t姓名\t单位\t票类\n1\t张三\t甲局\tD\n3\t王五\t丙局\tB', list)
    expect(reasons(found)).toEqual(['unknownClass', undefined])
    expect(found.rows).toEqual([list[0], list[2]])
    expect(found.removed).toEqual([list[1]])
  })

  test('[I6] a number that somebody who stays already has', () => {
    const text = '编号\t姓名\t单位\t票类\n5\t李四\t乙局\tX\n2\t孙八\t戊局\tA'
    expect(reasons(against(text, list))).toEqual(['unknownClass', 'numberTaken'])
    expect(reasons(against('编号\t姓名\t单位\n2\t孙八\t戊局', list, { missing: 'keep' }))).toEqual(['numberTaken'])
    expect(reasons(against('编号\t姓名\t单位\n2\t孙八\t戊局', list))).toEqual([undefined])
  })

  test('[I6] the same person twice; two people of one name are told apart by unit, post or number', () => {
    const text =
      '编号\t姓名\t单位\t职务\n\t张伟\t甲局\t\n\t张伟\t甲局\t\n\t张伟\t乙局\t\n7\t李静\t甲局\t\n8\t李静\t甲局\t\n\t王芳\t甲局\t局长\n\t王芳\t甲局\t科长'
    const found = against(text, [])
    expect(reasons(found)).toEqual([undefined, 'duplicateName', undefined, undefined, undefined, undefined, undefined])
    expect(found.lines[1]?.reasons[0]).toMatchObject({ value: '张伟', line: 2 })
    expect(found.lines[3]?.notices).toEqual(['sameName'])
  })

  test('[I6] a text that is too long', () => {
    expect(reasons(against(`姓名\t单位\n${'王'.repeat(101)}\t甲局`, []))).toEqual(['tooLong'])
    expect(reasons(against(`姓名\t单位\n张三\t${'甲'.repeat(280)}\n李四\t${'甲'.repeat(300)}`, []))).toEqual([
      'tooLong',
      'tooLong',
    ])
    expect(reasons(against(`姓名\t备注\n张三\t${'长'.repeat(281)}\n李四\t${'长'.repeat(280)}`, []))).toEqual([
      'tooLong',
      undefined,
    ])
  })
})

describe('the guess put right', () => {
  const text = '表一\t\t\n代号\t谁\t何处\nA1\t张三\t甲局\nA2\t李四\t乙局'

  test('[I2] by another line for the headings, and other columns', () => {
    const guessed = against(text, [])
    expect(guessed.layout.headings).toBeNull()
    const found = against(text, [], { layout: { headings: 2, columns: { 0: 'no', 1: 'name', 2: 'unit' } } })
    expect(found.rows).toMatchObject([
      { no: 'A1', name: '张三', unit: '甲局' },
      { no: 'A2', name: '李四', unit: '乙局' },
    ])
    expect(found.columns.map(({ name, heading, target }) => [name, heading, target])).toEqual([
      ['A', '代号', 'no'],
      ['B', '谁', 'name'],
      ['C', '何处', 'unit'],
    ])
  })

  test('[I2] where nothing says who the people are, nothing is read and nobody is removed', () => {
    const found = against('数量\t金额\n1\t2', list)
    expect([found.noTable, found.lines, found.removed, found.rows]).toEqual([true, [], [], list])
  })

  test('[I2] of several sheets the one that looks most like the list is offered', () => {
    const importer = newImporter()
    const file = workbook([
      { name: '封面', rows: [['述职评议会']] },
      {
        name: '汇总',
        rows: [
          ['单位', '人数'],
          ['甲局', 3],
        ],
      },
      {
        name: '名单',
        rows: [
          ['姓名', '单位', '票类'],
          ['张三', '甲局', 'A'],
        ],
      },
    ])
    expect(importer.open(file, { kind: 'attendees', classes: [] })).toEqual({
      source: 'workbook',
      best: 2,
      sheets: [
        { name: '封面', hidden: false, lines: 1 },
        { name: '汇总', hidden: false, lines: 2 },
        { name: '名单', hidden: false, lines: 2 },
      ],
    })
  })

  test('[I9] before anything is open there is nothing to preview', () => {
    const question = { kind: 'attendees', sheet: 0, layout: null, withHidden: false, missing: 'keep' } as const
    expect(newImporter().preview({ ...question, existing: [], classes: [] })).toEqual({ refused: 'empty' })
  })
})

describe('cleaning', () => {
  test.each([
    ['张 三', '张三'],
    ['张　三', '张三'],
    ['Ｊｏｈｎ　Smith', 'John Smith'],
    ['Maria de la Cruz', 'Maria de la Cruz'],
    ['迪丽热巴 · 迪力木拉提', '迪丽热巴·迪力木拉提'],
    ['张三（兼）', '张三（兼）'],
  ])('[I3] the name %s', (raw, clean) => {
    expect(tidyName(raw)).toBe(clean)
    expect(tidyName(clean)).toBe(clean)
  })

  test('[I3] a line end inside a Chinese word only fits it into its cell', () => {
    expect(tidyText('中共郑州\n市委员会')).toBe('中共郑州市委员会')
    expect(tidyText('Ministry of\nWorks')).toBe('Ministry of Works')
    expect(tidyText('\u202e甲\u200b局')).toBe('甲局')
    expect(bare('述职时限（分钟）：')).toBe('述职时限')
  })
})

describe('a roster of 5,000', () => {
  test('[I4] is read and held against the list that there is', () => {
    const file = largeRoster(5_000)
    const about = { kind: 'attendees', classes: ['A', 'B', 'C'] } as const
    const importer = newImporter()
    const times: number[] = []
    const cpu = process.cpuUsage()
    let found: ReturnType<typeof importer.preview<'attendees'>> = { refused: 'empty' }
    let existing: readonly AttendeeRow[] = []
    for (let round = 0; round < 3; round += 1) {
      const begun = performance.now()
      importer.open(file, about)
      found = importer.preview({ ...about, sheet: 0, layout: null, withHidden: false, missing: 'remove', existing })
      times.push(Math.round(performance.now() - begun))
      if (isFileRefusal(found)) throw new Error(found.refused)
      existing = found.rows
    }
    const busy = Math.round(process.cpuUsage(cpu).user / 1000 / times.length)
    console.info(
      `a roster of 5,000 (${Math.round(file.length / 1024)} KB) previews in ${times.join(', ')} ms, ${busy} ms of them at work`,
    )
    expect(found).toMatchObject({ counts: { new: 0, changed: 0, same: 5_000, refused: 0, skipped: 0, removed: 0 } })
  })

  test('[I4] of which one is misspelt, is one change', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [i + 1, `王${String.fromCodePoint(0x4e00 + i)}`, '甲局'])
    const importer = newImporter()
    const about = { kind: 'attendees', classes: [] } as const
    importer.open(oneSheet([['编号', '姓名', '单位'], ...rows]), about)
    const question = { ...about, sheet: 0, layout: null, withHidden: false, missing: 'remove' } as const
    const first = importer.preview({ ...question, existing: [] })
    if (isFileRefusal(first)) throw new Error(first.refused)
    const existing = first.rows.map((row, i) => (i === 3 ? { ...row, name: '王某' } : row))
    expect(importer.preview({ ...question, existing })).toMatchObject({ counts: { changed: 1, same: 29, removed: 0 } })
  })
})
