/** An import as the dialog drives it: from a file to what is agreed to, without a page. */
import { describe, expect, test } from 'vitest'
import { useImport } from '../../client/setup/import/use-import.ts'
import { fieldText, lineWords, personText } from '../../client/setup/import/line-words.ts'
import { fieldsShown } from '../../client/setup/import/line-columns.ts'
import { listFile, listFormats } from '../../client/setup/import/save-list.ts'
import type { Engine } from '../../client/setup/import/engine.ts'
import { importWords } from '../../shared/i18n/zh-CN/import.ts'
import { newImporter } from '../../shared/import/importer.ts'
import { rowFrom, type AttendeeRow, type Values } from '../../shared/import/rows.ts'
import { oneSheet, png, workbook } from '../kit/import-files.ts'

/** The importer itself in the worker's place; what is asked travels as it would to a worker. */
function engine(): Engine {
  const importer = newImporter()
  return {
    open: async (file, about) => importer.open(new Uint8Array(await file.arrayBuffer()), structuredClone(about)),
    paste: async (text, about) => importer.paste(text, structuredClone(about)),
    preview: async (question) => importer.preview(structuredClone(question)),
    end: () => {},
  }
}

const attendee = (values: Values): AttendeeRow => rowFrom('attendees', values)
const list = [
  attendee({ no: '1', name: '张三', unit: '甲局', voterClass: 'A' }),
  attendee({ no: '2', name: '李四', unit: '乙局', voterClass: 'B' }),
]
const begin = (existing: readonly AttendeeRow[] = list, reads = engine()) =>
  useImport({ kind: 'attendees', existing, classes: ['A', 'B'] }, reads)
const file = (bytes: Uint8Array, name = '名单.xlsx') => new File([bytes.slice().buffer], name)
const rows = [
  ['编号', '姓名', '单位', '票类'],
  ['1', '张 三', '甲局', 'A'],
  ['3', '王五', '丙局', 'D'],
  ['4', '赵六', '丁局', 'B'],
]

describe('an import', () => {
  test('[I12] hands over nothing before there is a preview, and the whole new list then', async () => {
    const work = begin()
    expect([work.agreed(), work.blocked.value]).toEqual([null, 'reading'])
    await work.paste('编号\t姓名\t单位\n9\t孙八\t戊局')
    expect(work.agreed()).toMatchObject({
      rows: [{ no: '1' }, { no: '2' }, { no: '9', name: '孙八' }],
      origins: [0, 1, null],
    })
  })

  test('[I12] waits, where lines are refused, until the person says that they are left out', async () => {
    const work = begin()
    await work.open(file(oneSheet(rows)))
    expect([work.blocked.value, work.agreed()]).toEqual(['refused', null])
    work.leaveOut.value = true
    expect(work.agreed()?.rows.map(({ name }) => name)).toEqual(['张三', '赵六'])
    await work.chooseMissing('keep')
    expect([work.leaveOut.value, work.agreed()]).toEqual([false, null])
  })

  test('[I12] does not ask for agreement to what is there already', async () => {
    const work = begin()
    await work.paste('编号\t姓名\t单位\t票类\n1\t张三\t甲局\tA\n2\t李四\t乙局\tB')
    expect(work.blocked.value).toBe('nothing')
    await work.paste('编号\t姓名\n2\t李四\n1\t张三')
    await work.chooseMissing('remove')
    expect(work.agreed()?.origins).toEqual([1, 0])
  })

  test('[I5] adds what is pasted, and takes a file for the whole list', async () => {
    const work = begin()
    await work.paste('姓名\n孙八')
    expect([work.missing.value, work.counts.value.removed]).toEqual(['keep', 0])
    await work.open(file(oneSheet([['姓名'], ['孙八']])))
    expect([work.missing.value, work.counts.value.removed]).toEqual(['remove', 2])
  })

  test('[I4] shows the lines of one kind, and who would be removed among them', async () => {
    const work = begin()
    await work.open(file(oneSheet(rows)))
    expect(work.counts.value).toEqual({
      all: 4,
      new: 1,
      changed: 0,
      same: 1,
      refused: 1,
      skipped: 0,
      removed: 1,
      looks: 1,
    })
    work.filter.value = 'removed'
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['李四'])
    work.filter.value = 'refused'
    expect(work.shown.value.map(({ line }) => line)).toEqual([3])
    work.filter.value = 'looks'
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['张三'])
  })

  test('[I2] reads another column when it is put right, and each thing from one column only', async () => {
    const work = begin([])
    await work.paste('姓名\t曾用名\n张三\t张山')
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['张三'])
    await work.chooseTarget(1, 'name')
    expect(work.preview.value?.columns.map(({ target }) => target)).toEqual([null, 'name'])
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['张山'])
    await work.chooseTarget(1, null)
    expect(work.blocked.value).toBe('noTable')
    await work.chooseHeadings(1)
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['张三'])
  })

  test('[I2] reads another sheet, and the first line as a person where there are no headings', async () => {
    const work = begin([])
    const first = {
      name: '甲',
      rows: [
        ['姓名', '单位'],
        ['张三', '甲局'],
      ],
    }
    await work.open(file(workbook([first, { name: '乙', rows: [['姓名'], ['李四']] }])))
    expect([work.sheet.value, work.shown.value[0]?.values.name]).toEqual([0, '张三'])
    await work.chooseSheet(1)
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['李四'])
    await work.chooseHeadings(null)
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['姓名', '李四'])
  })

  test('[I7] reads hidden lines when the person says so', async () => {
    const work = begin([])
    await work.open(file(oneSheet([['姓名'], ['张三'], ['李四']], { hiddenRows: [3] })))
    expect(work.counts.value).toMatchObject({ new: 1, skipped: 1 })
    await work.readHidden(true)
    expect(work.counts.value).toMatchObject({ new: 2, skipped: 0 })
  })

  test('[I9] keeps a refusal to show, and begins anew with another file', async () => {
    const work = begin()
    await work.open(file(png(), '照片.xlsx'))
    expect([work.refusal.value, work.name.value, work.agreed()]).toEqual([{ refused: 'picture' }, '照片.xlsx', null])
    await work.open(file(oneSheet([['姓名'], ['孙八']])))
    expect([work.refusal.value, work.blocked.value]).toEqual([null, null])
  })

  test('[I9] refuses what is too large without reading it', async () => {
    const large = {
      size: 50 * 1024 * 1024,
      name: '全市.xlsx',
      arrayBuffer: () => Promise.reject(new Error('was read')),
    }
    const work = begin()
    await work.open(large as unknown as File)
    expect([work.refusal.value, work.failed.value]).toEqual([{ refused: 'tooLarge', figure: 50 }, false])
  })

  test('[I9] says so when the browser fails, and can be tried again', async () => {
    let broken = true
    const reads = engine()
    const work = begin([], {
      ...reads,
      paste: (...all) => (broken ? Promise.reject(new Error('gone')) : reads.paste(...all)),
    })
    await work.paste('姓名\n张三')
    expect([work.failed.value, work.busy.value, work.agreed()]).toEqual([true, false, null])
    broken = false
    await work.paste('姓名\n张三')
    expect([work.failed.value, work.blocked.value]).toEqual([false, null])
  })

  test('[I4] counts only the answer to the last question', async () => {
    const held: (() => void)[] = []
    const reads = engine()
    const slow: Engine['paste'] = (text, about) =>
      text.includes('慢')
        ? new Promise((resolve) => held.push(() => resolve(reads.paste(text, about))))
        : reads.paste(text, about)
    const work = begin([], { ...reads, paste: slow })
    const first = work.paste('姓名\n慢先生')
    await work.paste('姓名\n张三')
    held[0]?.()
    await first
    expect(work.shown.value.map(({ values }) => values.name)).toEqual(['张三'])
    expect(work.busy.value).toBe(false)
  })

  test('[I4] sends only the fields of a row, and leaves the list as it was', async () => {
    const kept = list.map((row, i) => ({ ...row, id: `v00${i}`, draw: () => {} }))
    const before = JSON.stringify(kept)
    const work = begin(kept)
    await work.open(
      file(
        oneSheet([
          ['编号', '姓名', '单位', '备注'],
          ['1', '张三', '甲局', '早到'],
        ]),
      ),
    )
    expect(work.agreed()?.rows).toEqual([{ ...list[0], note: '早到' }])
    expect(JSON.stringify(kept)).toBe(before)
  })
})

describe('a line in words', () => {
  test('[I4] says what was and what will be, why not, and what is worth a look', async () => {
    const work = begin()
    await work.paste('编号\t姓名\t单位\t票类\n1\t张 三\t甲局\tB\n2\t李四\t乙局\tD\n合计\t\t\t2')
    await work.chooseMissing('remove')
    expect(work.shown.value.map((line) => lineWords(line, ['A', 'B'], importWords))).toEqual([
      ['票类：A → B', '姓名中的空格已去掉'],
      ['没有“D”这个票类，现有：A、B'],
      ['合计或说明，不是人员'],
    ])
    const fields = fieldsShown('attendees', work.preview.value)
    expect(fields).toEqual(['no', 'name', 'unit', 'voterClass'])
    expect(work.shown.value.map((line) => personText(line, fields, importWords))).toEqual([
      '1  张三  甲局  B',
      '2  李四  乙局  D',
      '合计  2',
    ])
  })

  test('[I4] says minutes and the way of reporting as people do', () => {
    expect(fieldText('limit', 8, importWords)).toBe('8 分钟')
    expect(fieldText('orderNo', 8, importWords)).toBe('8')
    expect(fieldText('mode', 'written', importWords)).toBe('书面述职')
    expect(fieldText('note', null, importWords)).toBe('')
  })
})

describe('an exported list', () => {
  test.each(listFormats)(
    '[I11] as %s is the list that there is, so that there is nothing to import',
    async (format) => {
      const { name, blob } = listFile('attendees', list, format, importWords)
      expect(name).toBe(`与会人员.${format}`)
      const work = begin()
      await work.open(blob)
      expect([work.blocked.value, work.counts.value.same]).toEqual(['nothing', 2])
    },
  )
})
