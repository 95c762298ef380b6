/** The minutes, the problem list and the ledger, as a whole small day leaves them. */
import { describe, expect, test } from 'vitest'
import type { Block, Document } from '../../shared/papers/document.ts'
import { minutes as minutesPaper } from '../../shared/papers/minutes.ts'
import { problems as problemPapers } from '../../shared/papers/problems.ts'
import type { RecordSource } from '../../shared/papers/record/source.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import { cast } from '../kit/cast.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { recorder, voter } from '../kit/people.ts'

const stamp = { madeAt: '2018-04-01 09:00', version: '0.1.0', hash: '0123456789ab' }
const sourceOf = (hall: Hall, language: RecordSource['language'] = 'zh-CN', zone = 480): RecordSource => ({
  meeting: JSON.parse(JSON.stringify(hall.meeting)) as RecordSource['meeting'],
  language,
  stamp,
  zone,
})

/** A day of two presenters with everything that belongs in minutes. */
function aDay(): Hall {
  const hall = openHall({ day: ['opening:5', 's1', 's2', 'summing_up:30'] })
  const note = (word: string, text: string) => {
    const act = hall.meeting.acts.findLast(({ key }) => key.includes(word))
    hall.say({ type: 'note.write', act: act?.key ?? '', text }, recorder)
  }
  hall.begin()
  hall.say({ type: 'attendance.record', present: { A: 2, B: 3, C: 3 } })
  hall.bring('s1', 'reporting')
  note('s1.reporting', '抓了三件事。')
  hall.pass(minutes(6))
  hall.take({ type: 'timer.pause', timer: hall.meeting.timer?.id ?? '', reason: 'microphone' })
  hall.pass(minutes(1))
  hall.press()
  hall.pass(seconds(252))
  hall.press()
  hall.say(
    { type: 'remark.record', item: 's1', kind: 'question', speaker: '组织部', text: '怎么解决？', show: false },
    recorder,
  )
  hall.say({ type: 'remark.submit', item: 's1', kind: 'comment', text: '手机发言' }, voter)
  hall.say({ type: 'remark.submit', item: 's1', kind: 'question', text: '没有放行' }, voter)
  hall.say({ type: 'remark.release', remark: 'r2' })
  hall.press()
  hall.undo()
  note('s1.questioning', '提问两个')
  hall.pass(seconds(20))
  hall.bring('s1', 'ballot')
  hall.take({ type: 'ballot.void', round: 's1-1', reason: '表格印错' })
  hall.pass(minutes(1))
  hall.press()
  hall.pass(minutes(1))
  hall.ballots['s1-2'] = { A: 2, B: 3, C: 1 }
  hall.take({ type: 'ballot.close', round: 's1-2', unsent: 0 })
  hall.countClosed([...cast('A', 2, { s1: 'good' }), ...cast('B', 3, { s1: 'good' }), ...cast('C', 1, { s1: 'good' })])
  hall.bring('s2', 'called')
  hall.pressUntil(({ agenda }) => agenda.current === 'summing_up')
  note('summing_up.running', '提三点要求。')
  hall.say(
    {
      type: 'problem.note',
      slot: 's1',
      kind: 'problem',
      source: 'question',
      raisedBy: '组织部',
      text: '形式主义',
      remark: 'r1',
    },
    recorder,
  )
  hall.say(
    { type: 'problem.note', slot: 's2', kind: 'suggestion', source: 'public', raisedBy: '', text: '多下乡' },
    recorder,
  )
  hall.say(
    { type: 'problem.note', slot: 's2', kind: 'problem', source: 'self', raisedBy: '', text: '记错的一条' },
    recorder,
  )
  hall.say({ type: 'problem.withdraw', problem: 'q3', reason: '记错' }, recorder)
  hall.pressUntil(({ life }) => life.state === 'counting')
  return hall
}

const texts = (document: Document | undefined): readonly string[] =>
  (document?.blocks ?? []).flatMap((block: Block) =>
    block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [],
  )
const tableIn = (document: Document | undefined) => document?.blocks.find((block) => block.kind === 'table')
const rowsIn = (document: Document | undefined) => {
  const table = tableIn(document)
  return table?.kind === 'table' ? table.rows : []
}
const field = (document: Document | undefined, label: string) => {
  const fields = document?.blocks.find((block) => block.kind === 'fields')
  return fields?.kind === 'fields' ? fields.rows.find(([name]) => name === label)?.[1] : undefined
}

describe('the minutes', () => {
  const [paper] = minutesPaper(sourceOf(aDay()))

  test('[M10] begin with what, when, where, who was there and what was on the agenda', () => {
    expect(paper).toMatchObject({ id: 'minutes', title: '会议记录', subtitle: 'Report-and-review meeting', stamp })
    expect(field(paper, '会议时间')).toMatch(/^\d{4}年\d+月\d+日 \d\d:\d\d至\d\d:\d\d$/)
    expect(field(paper, '出席')).toMatch(/^应到9人，实到8人；/)
    expect(field(paper, '缺席')).toBe('1人')
    expect(field(paper, '会议议程')).toBe(
      '1. 开场；2. 述职评议（2人，01 City 1 Name 1至02 City 2 Name 2）；3. 总结讲话',
    )
  })

  test('[M10] tell each turn in order: the report with its length, who asked and said what, what interrupted it', () => {
    const all = texts(paper)
    const begin = all.indexOf('01 City 1 Name 1 Secretary')
    const turn = all
      .slice(begin + 1, all.indexOf('02 City 2 Name 2 Secretary'))
      .map((line) => line.replace(/^\d\d:\d\d /, ''))
    expect(turn).toEqual([
      '开始述职，用时10分12秒（时限10分钟，超时12秒）。',
      '述职要点：抓了三件事。',
      '暂停计时：话筒故障。',
      '继续计时。',
      '提问：提问两个',
      '提问（组织部）：怎么解决？',
      '发言（Villager(Village 1)）：手机发言',
      '开启测评。',
      '本轮测评作废：表格印错。',
      '重新测评，第 2 轮。',
      '截止测评，提交 6 票，应投 9 票。',
    ])
  })

  test('[M10] have nothing that waited, was undone or withdrawn, and nothing that nobody wrote', () => {
    const all = JSON.stringify(paper)
    expect(all).not.toMatch(/没有放行|记错/)
    expect(all.match(/述职要点/g)).toHaveLength(1)
    // Office work before and after is no part of the meeting.
    expect(all).not.toMatch(/会议就绪|进入计票/)
    expect(all).not.toMatch(/undefined|null,null,null,null,null/)
  })

  test('[M10] give each round its figures, and no score', () => {
    expect(
      rowsIn(paper)
        .slice(0, 2)
        .map((row) => row.slice(3)),
    ).toEqual([
      [null, null, null, null, '作废：表格印错'],
      [8, 6, 6, 0, '第2轮'],
    ])
    expect(JSON.stringify(paper)).not.toMatch(/100\.00/)
  })

  test('[M10] end with the speech, the list, the hour, and two lines to sign', () => {
    const all = texts(paper)
    expect(all).toContain('讲话要点：提三点要求。')
    expect(all.at(-2)).toBe('本次会议列入清单问题1条、建议1条，见《问题清单》。')
    expect(all.at(-1)).toMatch(/^\d\d:\d\d 散会。$/)
    expect(paper?.blocks.at(-1)).toEqual({ kind: 'signatures', roles: ['主持人', '记录人'] })
  })

  test('[M10] are the same from the same meeting, on whatever machine; the zone is the paper’s', () => {
    const hall = aDay()
    expect(minutesPaper(sourceOf(hall))).toEqual(minutesPaper(sourceOf(hall)))
    const [utc] = minutesPaper(sourceOf(hall, 'zh-CN', 0))
    expect(field(utc, '会议时间')).not.toBe(field(minutesPaper(sourceOf(hall))[0], '会议时间'))
  })

  test('[M10] of a meeting that has not begun say so', () => {
    const [early] = minutesPaper(sourceOf(openHall()))
    expect(field(early, '会议时间')).toBe('尚未开会')
    expect(texts(early)).toContain('没有举行测评。')
  })

  test('[M10] name people where there is a list and a check-in', () => {
    const source = sourceOf(openHall())
    const one = (id: string, name: string, voterClass?: string) => ({
      id,
      name,
      unit: '',
      post: '',
      identity: '',
      seat: '',
      ...(voterClass ? { voterClass } : {}),
    })
    const meeting = {
      ...source.meeting,
      attendees: {
        v001: one('v001', '张三', 'A'),
        v002: one('v002', '李四', 'A'),
        v003: one('v003', '王五', 'B'),
        v004: one('v004', '赵六'),
      },
      presence: {
        v001: { state: 'present', substitute: '钱七' },
        v003: { state: 'excused', excused: '出差' },
        v004: { state: 'left' },
      },
    }
    const [named] = minutesPaper({ ...source, meeting: meeting as unknown as typeof source.meeting })
    expect(field(named, '出席')).toMatch(/^应到3人，实到1人；.+（1人）：张三（钱七代）$/)
    expect(field(named, '列席')).toBe('赵六')
    expect(field(named, '缺席')).toBe('李四、王五（出差）')
  })

  test('[M10] read in English without a Chinese word of their own', () => {
    const [english] = minutesPaper(sourceOf(openHall(), 'en'))
    expect(english?.title).toBe('Minutes')
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('the problem list and the ledger', () => {
  test('[M10] [M8] have what was raised and what has become of it, overdue on the day of the stamp', () => {
    const hall = aDay()
    hall.say({ type: 'problem.update', problem: 'q1', measure: '减会议', owner: '李四', due: '2018.3.31' }, recorder)
    const [list, ledger] = problemPapers(sourceOf(hall))
    expect([list?.title, ledger?.title]).toEqual(['问题清单', '整改台账'])
    expect(rowsIn(list).map((row) => row.slice(0, 7))).toEqual([
      [1, '01 Name 1', 'City 1', '问题', '形式主义', '提问', '组织部'],
      [2, '02 Name 2', 'City 2', '建议', '多下乡', '群众', ''],
    ])
    expect(rowsIn(ledger)[0]).toEqual([
      1,
      '01 Name 1',
      'City 1',
      '形式主义',
      '提问',
      '组织部',
      '减会议',
      '',
      '李四',
      '2018-03-31',
      '',
      '',
      '逾期未销号',
      '',
    ])
    expect(tableIn(ledger)).toMatchObject({ foot: ['共2条：已销号0条，未销号2条，其中逾期1条。'] })
  })

  test('[M10] [M7] a closed entry says when and by whom', () => {
    const hall = aDay()
    hall.say({ type: 'problem.update', problem: 'q1', progress: '办了' }, recorder)
    hall.say({ type: 'problem.close', problem: 'q1', reviewer: '办公室' }, recorder)
    const row = rowsIn(problemPapers(sourceOf(hall))[1])[0]
    expect(row?.slice(-2)).toEqual([expect.stringMatching(/^已销号 \d{4}-\d\d-\d\d$/), '办公室'])
  })

  test('[M10] of nothing say that there is nothing', () => {
    for (const paper of problemPapers(sourceOf(openHall()))) expect(texts(paper)).toEqual(['没有条目。'])
  })
})
