/** The papers of a whole day: what each says, and what none may say. */
import { beforeAll, describe, expect, test } from 'vitest'
import { documentIds, type Block, type Document, type DocumentId } from '../../shared/papers/document.ts'
import { documentsOf, writtenIds, type PapersSource } from '../../shared/papers/index.ts'
import { listedPapers } from '../../shared/papers/listing.ts'
import { languages } from '../../shared/i18n/language.ts'
import { minutes } from '../../shared/domain/time.ts'
import type { Hall } from '../kit/hall.ts'
import { openHall } from '../kit/hall.ts'
import { cast } from '../kit/cast.ts'
import { recorder, voter } from '../kit/people.ts'
import { playDay, plannedDay, sourceOf } from '../kit/paper-day.ts'

type Table = Extract<Block, { kind: 'table' }>
const tablesIn = ({ blocks }: Document): readonly Table[] =>
  blocks.filter((block): block is Table => block.kind === 'table')
const tableIn = (document: Document, n = 0): Table => {
  const table = tablesIn(document)[n]
  if (!table) throw new Error('no such table')
  return table
}
/** Everything that can be read on it. */
const textOf = (document: Document): string => JSON.stringify([document.title, document.subtitle, document.blocks])
const one = (id: DocumentId, source: PapersSource, part?: string): Document => {
  const found = documentsOf(id, source).find((document) => part === undefined || document.part === part)
  if (!found) throw new Error(`no ${id}`)
  return found
}
/** The cell of a row in the column of this name. */
const cell = (table: Table, row: number, label: string) =>
  table.rows[row]?.[table.columns.findIndex((column) => column.label === label)]

let day: Hall
let source: PapersSource
beforeAll(() => {
  day = playDay()
  source = sourceOf(day)
})

describe('every paper', () => {
  test('[O1] has its title, its meeting, its stamp and lines to sign', () => {
    for (const id of writtenIds) {
      const documents = documentsOf(id, source)
      expect(documents.length).toBeGreaterThan(0)
      for (const document of documents) {
        expect(document.id).toBe(id)
        expect(document.title).not.toBe('')
        expect(textOf(document)).toContain(day.meeting.plan.title)
        expect(document.stamp).toEqual(source.stamp)
        if (id !== 'script') expect(document.blocks.some(({ kind }) => kind === 'signatures')).toBe(true)
      }
    }
    expect(textOf(one('tally', source))).toContain('总监票人（赵志强）')
  })

  test('[O1] has no cell too many or too few in any row, in either language', () => {
    for (const language of languages) {
      for (const id of writtenIds) {
        for (const table of documentsOf(id, sourceOf(day, language)).flatMap(tablesIn)) {
          for (const row of table.rows) expect({ id, cells: row.length }).toEqual({ id, cells: table.columns.length })
        }
      }
    }
  })

  test('[O2] is the same when it is made again, also from a journal that was read back', () => {
    const again: PapersSource = JSON.parse(JSON.stringify(source)) as PapersSource
    for (const id of writtenIds)
      expect(JSON.stringify(documentsOf(id, again))).toBe(JSON.stringify(documentsOf(id, source)))
  })

  test('[O2] says the time of day of its zone, whatever the machine’s is', () => {
    expect(textOf(one('order', source))).toContain('2017年12月29日 08:30')
    expect(textOf(one('order', { ...source, zone: 0 }))).toContain('2017年12月29日 00:30')
  })

  test('[O12] says what it waits for as long as it is not complete', () => {
    const before = openHall(plannedDay({}))
    const list = listedPapers('chair', { meeting: before.meeting, language: 'zh-CN' })
    expect(list.map(({ id }) => id)).toEqual([...documentIds])
    expect(list.find(({ id }) => id === 'tally')?.missing).toEqual(['测评结果尚未形成'])
    expect(list.find(({ id }) => id === 'order')?.missing).toEqual(['会议还在筹备，名单和顺序尚未锁定'])
    expect(
      listedPapers('chair', source).filter(({ kind, missing }) => kind === 'written' && missing.length > 0),
    ).toEqual([])
    // And it can be made at any time.
    for (const id of writtenIds) expect(() => documentsOf(id, sourceOf(before))).not.toThrow()
  })
})

describe('the order of reports', () => {
  test('[O3] keeps the printed numbers, and notes lots, changes and absences', () => {
    const table = tableIn(one('order', source))
    expect(table.rows).toHaveLength(18)
    // Seven and nine changed places: the rows did, the numbers stay.
    expect(table.rows.map(([no]) => no).slice(6, 9)).toEqual([9, 8, 7])
    expect(cell(table, 6, '备注')).toBe('与07号对调（第九位另有会议）')
    expect(cell(table, 3, '备注')).toBe('缺席（因病请假）')
    const drawn = { ...day.meeting.agenda.items['s1'], lot: 12 } as (typeof day.meeting.agenda.items)[string]
    const { agenda } = day.meeting
    const withLot = { ...day.meeting, agenda: { ...agenda, items: { ...agenda.items, s1: drawn } } }
    expect(cell(tableIn(one('order', { ...source, meeting: withLot })), 0, '备注')).toBe('抽签号12')
  })
})

describe('the register of ballots', () => {
  test('[O4] counts by class, and names no card and no holder', () => {
    const document = one('cards', source)
    const table = tableIn(document)
    expect(table.rows.map((row) => row.slice(0, 6))).toEqual([
      ['A票', 13, 13, 0, 1, 1],
      ['B票', 40, 40, 0, 0, 0],
      ['C票', 60, 60, 0, 0, 0],
      ['合计', 113, 113, 0, 1, 1],
    ])
    expect(textOf(document)).toContain('手机没电')
    for (const no of Object.keys(day.meeting.roster.cards)) expect(textOf(document)).not.toContain(no)
  })
})

describe('the timing record', () => {
  test('[O5] has what each phase took without its pauses, and why the clock stood still', () => {
    const table = tableIn(one('timing', source))
    // The microphone failed for a minute and a half, which is no time of the report's.
    expect(cell(table, 1, '用时')).toBe('8:00')
    expect(cell(table, 1, '暂停及原因')).toBe('话筒故障 1:35')
    expect(cell(table, 1, '提问')).toBe('2:00')
    expect(cell(table, 2, '暂停及原因')).toBe('时限调整为 11:00')
    expect(cell(table, 3, '暂停及原因')).toBe('缺席')
    expect(cell(table, 16, '暂停及原因')).toBe('书面述职')
  })

  test('[O5] forgets what was taken back', () => {
    const hall = openHall({ secrecy: 'recorded' })
    hall.begin()
    hall.bring('s1', 'reporting')
    hall.pass(minutes(3))
    hall.take({ type: 'slot.enter', slot: 's1', to: 'commenting' })
    hall.pass(minutes(1))
    hall.undo()
    hall.pass(minutes(2))
    hall.take({ type: 'slot.enter', slot: 's1', to: 'questioning' })
    hall.pass(minutes(1))
    hall.take({ type: 'slot.enter', slot: 's1', to: 'answering' })
    const table = tableIn(one('timing', sourceOf(hall)))
    expect([cell(table, 0, '用时'), cell(table, 0, '提问'), cell(table, 0, '点评')]).toEqual(['6:00', '1:00', ''])
  })

  test('[O5] has what ran over time, against the limit that was planned', () => {
    const hall = openHall({ secrecy: 'recorded' })
    hall.begin()
    hall.bring('s1', 'reporting')
    hall.pass(minutes(11))
    hall.take({ type: 'slot.enter', slot: 's1', to: 'questioning' })
    expect(cell(tableIn(one('timing', sourceOf(hall))), 0, '超时')).toBe('1:00')
  })
})

describe('the tally report', () => {
  test('[O6] is one in total and one for each class', () => {
    expect(documentsOf('tally', source).map(({ part }) => part)).toEqual(['total', 'A', 'B', 'C'])
    expect(one('tally', source, 'B').title).toBe('计票结果报告单（B票）')
  })

  test('[O6] has the figures, and says that the ballot is valid', () => {
    const document = one('tally', source, 'total')
    expect(tableIn(document).rows).toEqual([['01—18号（17位）', 113, 113, 113, 113, 113, 0, 0, 0]])
    expect(textOf(document)).toContain('发出 113 张，收回 113 张，收回票数等于发出票数，本次测评有效')
  })

  test('[O6] has votes that add up, over the classes as well', () => {
    const votes = (part: string) => tableIn(one('tally', source, part), 1)
    const sums = ['A', 'B', 'C'].map((code) => Number(votes(code).rows[0]?.[2]))
    expect(sums.reduce((a, b) => a + b, 0)).toBe(votes('total').rows[0]?.[2])
    const grades = [2, 4, 6, 8].map((at) => Number(votes('total').rows[0]?.[at]))
    expect(grades.reduce((a, b) => a + b, 0)).toBe(113)
  })

  test('[O6] names a voided ballot with its reason, and does not count it', () => {
    const hall = playDay({ preset: 'P6' })
    const document = one('tally', sourceOf(hall), 'total')
    expect(textOf(document)).toContain('05 安阳市 陈静：已作废（票数核对有误），不计入结果')
    expect(textOf(document)).toContain('05 安阳市 陈静（第2次测评）')
    expect(tableIn(document).rows.filter(([name]) => String(name).startsWith('05'))).toHaveLength(1)
    // Six items of each presenter, each with the name, and the score once.
    const rows = tableIn(document, 1).rows.slice(0, 6)
    expect(new Set(rows.map(([no, name]) => `${no} ${name}`))).toEqual(new Set(['1 郑州市 张伟']))
    expect(rows.map((row) => row.at(-1))).toEqual([hall.scores()['s1'], '', '', '', '', ''])
  })

  test.each(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'] as const)('[O6] is made for ballots by %s', (preset) => {
    const hall = playDay({ preset, presenters: 7, voters: { A: 9, B: 9, C: 9, J: 9 } })
    for (const language of languages) {
      const [total] = documentsOf('tally', sourceOf(hall, language))
      expect(total && tablesIn(total).every(({ rows }) => rows.length > 0)).toBe(true)
    }
  })
})

describe('what may not be shown', () => {
  /** Three voters of class A: their votes are shown on no screen. */
  const small = () => playDay({ voters: { A: 3, B: 40, C: 60 }, presenters: 4 })

  test('[O7] is on no paper: neither the votes of a small class nor what it could be worked out from', () => {
    const hall = small()
    const from = sourceOf(hall)
    for (const code of ['A', 'B', 'C', 'total']) {
      const table = tableIn(one('tally', from, code), 1)
      const columns = table.columns.findIndex(({ group }) => group !== undefined)
      for (const row of table.rows)
        expect(row.slice(columns, columns + 8)).toEqual(Array.from({ length: 8 }, () => '—'))
    }
    const summed = tableIn(one('summary', from))
    const byClass = summed.columns.flatMap(({ group }, i) => (group === undefined ? [] : [i]))
    for (const row of summed.rows) for (const i of byClass) expect(row[i]).toBe('—')
    // The score itself stays.
    expect(cell(summed, 0, '现场测评得分')).toMatch(/^\d+\.\d\d$/)
    for (const document of documentsOf('feedback', from)) expect(tablesIn(document)).toEqual([])
  })

  test('[O7] is said to be hidden, so that nobody looks for a fault', () => {
    expect(textOf(one('tally', sourceOf(small()), 'total'))).toContain('为保护投票人')
  })
})

describe('the summary', () => {
  test('[O8] has everybody by printed number, with the score that the screens have', () => {
    const table = tableIn(one('summary', source))
    expect(table.rows.map(([no]) => no)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1))
    const scores = day.scores()
    expect(cell(table, 0, '现场测评得分')).toBe(scores['s1'])
    expect(cell(table, 17, '现场测评得分')).toBe(scores['s18'])
    expect(cell(table, 3, '备注')).toBe('缺席')
    expect(textOf(one('summary', source))).toContain('不是最终等次')
  })
})

describe('the feedback', () => {
  test('[O9] is one for each presenter who was there, with nothing of anybody else', () => {
    const sheets = documentsOf('feedback', source)
    expect(sheets.map(({ part }) => part)).not.toContain('s4')
    expect(sheets).toHaveLength(17)
    const own = sheets.find(({ part }) => part === 's2')
    const scores = day.scores()
    expect(own && textOf(own)).toContain(scores['s2'])
    for (const other of ['洛阳市', '李娜', '名次']) expect(own && textOf(own)).not.toContain(other)
  })

  test('[O9] has what voters sent by phone, and never by whom', () => {
    const hall = openHall({ secrecy: 'recorded' })
    hall.begin()
    hall.bring('s1', 'reporting')
    hall.say({ type: 'remark.submit', item: 's1', kind: 'comment', text: 'Listen more to the villages.' }, voter)
    hall.say({ type: 'remark.submit', item: 's1', kind: 'comment', text: 'This one is not released.' }, voter)
    hall.say({ type: 'remark.release', remark: 'r1' })
    hall.say(
      { type: 'remark.record', item: 's1', kind: 'comment', speaker: 'The chair', text: 'Well done.', show: false },
      recorder,
    )
    const sheet = textOf(one('feedback', sourceOf(hall), 's1'))
    expect(sheet).toContain('1. Listen more to the villages.')
    expect(sheet).toContain('1. The chair：Well done.')
    for (const never of ['not released', 'C01', 'Villager', 'Village']) expect(sheet).not.toContain(never)
  })
})

describe('the register of incidents', () => {
  const what = (from: PapersSource) => tableIn(one('incidents', from)).rows.map((row) => `${row[2]} → ${row[3]}`)

  test('[O10] has what went wrong on that day, in its order, and what was done', () => {
    expect(what(source)).toEqual([
      '补发A票评议证 1 张：手机没电 → 旧证作废，已提交的票有效',
      '调整述职次序：07 新乡市 赵敏 与 09 濮阳市 周杰 对调：第九位另有会议 → 对调先后，印发的序号不变',
      '04 平顶山市 刘洋缺席：因病请假 → 不述职，不计结果',
      '02 开封市 王芳计时暂停：话筒故障 → 暂停 1:35 后继续计时',
      '03 洛阳市 李娜时限调整为 11:00 → 按调整后的时限计时',
      '会议中断：会场停电 → 中断 6:00 后恢复',
      '撤销一步操作：述职进程 → 恢复到操作前的状态',
    ])
  })

  test('[O10] has ballots that were voided, held again and corrected', () => {
    const hall = openHall({ timing: 'per_presenter', secrecy: 'recorded' })
    hall.begin()
    hall.pressUntil(({ rounds }) => Object.values(rounds).some(({ state }) => state === 'open'))
    const round = Object.keys(hall.meeting.rounds)[0] ?? ''
    hall.take({ type: 'ballot.close', round, unsent: 0 })
    hall.countClosed(cast('A', 2, { s1: 'good' }))
    hall.say({ type: 'ballot.correct', round, issued: { A: 2, B: 2, C: 4 }, reason: 'one too many' })
    hall.take({ type: 'ballot.void', round, reason: 'a wrong form' })
    hall.take({ type: 'ballot.open', slot: 's1' })
    const lines = what(sourceOf(hall, 'en'))
    expect(lines).toEqual([
      expect.stringContaining('Ballots issued corrected: 01 City 1 Name 1: one too many'),
      expect.stringContaining('Ballot voided: 01 City 1 Name 1: a wrong form'),
      expect.stringContaining('Ballot held again: 01 City 1 Name 1 (ballot 2)'),
    ])
  })

  test('[O10] marks a step that was taken back, and names no card', () => {
    const hall = openHall({ secrecy: 'recorded' })
    hall.begin()
    hall.take({ type: 'agenda.swap', a: 's1', b: 's2', reason: 'by mistake' })
    hall.undo()
    hall.say({ type: 'paper.issue', card: 'C03' })
    const lines = what(sourceOf(hall, 'en'))
    expect(lines[0]).toMatch(/^Order changed.*\(taken back\)$/)
    expect(lines[1]).toMatch(/^A step was taken back/)
    expect(lines.join()).not.toContain('C03')
  })
})

describe('the chair’s script', () => {
  test('[O11] has who is present, who counts, and what came out', () => {
    const text = textOf(one('script', source))
    expect(text).toContain('本次会议应到评议人 113 人，实到 113 人。列席 1 人。到会人数符合规定，可以开会。')
    expect(text).toContain('由赵志强同志担任总监票人，孙丽华、周文斌同志担任监票人，吴晓东、郑雪梅同志担任计票人')
    expect(text).toContain('发出票 113 张，收回 113 张，其中有效票 113 张，无效票 0 张')
    expect(text).not.toContain('刘洋')
  })

  test('[O11] leaves a line for what is not known', () => {
    const before = openHall(plannedDay({}))
    const text = textOf(one('script', sourceOf(before)))
    expect(text).toContain('应到评议人 113 人，实到 ＿＿＿ 人')
    expect(text).toContain('收回 ＿＿＿ 张')
  })
})
