/** Document 2, 签到表. */
import { describe, expect, test } from 'vitest'
import { minutes } from '../../shared/domain/time.ts'
import { checkInSheet } from '../../shared/papers/check-in.ts'
import { withNames } from '../kit/attendees.ts'
import { openHall } from '../kit/hall.ts'
import { everyone } from '../kit/people.ts'

const stamp = { madeAt: '', version: '', hash: '' }

/** Eight of ten came: one late, one left, one substitute; one is excused. */
function aDay() {
  const hall = openHall(withNames())
  const desk = everyone.desk
  hall.take({ type: 'meeting.move', to: 'ready' })
  hall.take({ type: 'meeting.move', to: 'check_in' })
  for (const n of [1, 2, 3, 6, 7]) hall.say({ type: 'attendee.arrive', attendee: `v00${n}`, desk: '1' }, desk)
  hall.say({ type: 'attendee.arrive', attendee: 'v004', desk: '1', substitute: 'Li Si' }, desk)
  hall.say({ type: 'attendee.excuse', attendee: 'v005', reason: 'ill' }, desk)
  hall.say({ type: 'attendee.arrive', attendee: 'v010', desk: '1' }, desk)
  hall.take({ type: 'meeting.move', to: 'in_session' })
  hall.pass(minutes(12))
  hall.say({ type: 'attendee.arrive', attendee: 'v008', desk: '2' }, desk)
  hall.pass(minutes(60))
  hall.say({ type: 'attendee.leave', attendee: 'v002' }, desk)
  return hall
}
const tableOf = (document: ReturnType<typeof checkInSheet>[number] | undefined) => {
  const table = document?.blocks.find((block) => block.kind === 'table')
  if (table?.kind !== 'table') throw new Error('no table')
  return table
}

describe('the sign-in sheet', () => {
  test('[Q11] has everybody on the list in its order, with when they came, late or early gone, and a space to sign', () => {
    const { meeting } = aDay()
    const [sheet] = checkInSheet({ meeting, language: 'zh-CN', stamp })
    const { columns, rows, foot } = tableOf(sheet)
    expect(columns.map(({ label }) => label)).toEqual([
      '序号',
      '姓名',
      '单位及职务',
      '身份类别',
      '票类',
      '座位',
      '签到时间',
      '补签',
      '退场时间',
      '备注',
      '签名',
    ])
    expect(rows).toHaveLength(10)
    const start = new Date(meeting.presence['v001']?.at ?? 0).toISOString().slice(14, 16)
    expect(rows[0]?.slice(0, 2)).toEqual([1, 'Person 1'])
    expect(rows[0]?.[6]).toMatch(new RegExp(`^\\d\\d:${start}$`))
    expect(rows[1]?.[8]).toMatch(/^\d\d:\d\d$/)
    expect(rows[3]?.[9]).toBe('代会：Li Si')
    expect(rows[4]?.slice(6)).toEqual(['', '', '', '请假：ill', ''])
    expect(rows[7]?.[7]).toBe('√')
    expect(rows[8]?.slice(6)).toEqual(['', '', '', '', ''])
    expect(rows[9]?.[4]).toBe('列席')
    expect(foot).toEqual([
      '应到 9 人，实到 7 人（其中补签 1 人，代会 1 人，中途退场 1 人），缺席 2 人（其中请假 1 人）。',
      '列席应到 1 人，实到 1 人。',
    ])
  })

  test('[Q11] is in the other language the same, and the same on every machine', () => {
    const { meeting } = aDay()
    const source = { meeting, language: 'en', stamp } as const
    expect(tableOf(checkInSheet(source)[0]).foot?.[0]).toBe(
      'Expected 9, came 7 (of whom 1 late, 1 substitutes, 1 left early), absent 2 (of whom 1 excused).',
    )
    expect(checkInSheet(JSON.parse(JSON.stringify(source)) as typeof source)).toEqual(checkInSheet(source))
    const at = (zone: number) => tableOf(checkInSheet({ ...source, zone })[0]).rows[0]?.[6]
    expect(at(0)).not.toBe(at(480))
  })

  test('[Q11] there is none without a list', () => {
    expect(checkInSheet({ meeting: openHall().meeting, language: 'zh-CN', stamp })).toEqual([])
  })
})
