/** The frozen plan, taken up again before anything has begun. */
import { describe, expect, test } from 'vitest'
import type { AmendCommand } from '../../shared/domain/amend.ts'
import { slots } from '../../shared/domain/agenda.ts'
import { instant } from '../../shared/domain/time.ts'
import { meetingFrom } from '../../shared/setup/meeting-from.ts'
import { changed, withPresenters, without } from '../../shared/setup/rows.ts'
import { aDraft } from '../kit/drafts.ts'
import { openHall } from '../kit/hall.ts'
import { everyone } from '../kit/people.ts'

const at = instant(Date.UTC(2026, 0, 1))
const named = aDraft({ cards: 'named' })
const amended = (draft = withPresenters(named, [{ name: '赵六', unit: '丁市' }])): Omit<AmendCommand, 'step'> => {
  const { plan, roster, agenda, attendees, remarks } = meetingFrom(draft, at)
  return { type: 'plan.amend', plan, roster, agenda, attendees, remarks: remarks.open, reason: '增加一位述职人' }
}

describe('a plan is amended', () => {
  test('[F6] as a whole, with a reason for the minutes, and nothing earlier can be undone', () => {
    const hall = openHall(meetingFrom(named, at))
    hall.take({ type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: '' })
    const facts = hall.ask({ ...amended(), step: 1 }, everyone.secretary)
    expect(facts).toEqual([expect.objectContaining({ type: 'plan.amended', reason: '增加一位述职人' })])
    expect(slots(hall.meeting.agenda).map(({ unit }) => unit)).toEqual(['甲市', '乙市', '丙市', '丁市'])
    expect(hall.meeting).toMatchObject({ step: 2, history: [], plan: { timing: 'collective' } })
    expect(hall.ask({ type: 'step.undo', step: 2 })).toBe('nothingToUndo')
  })

  test('[F6] not without a reason, not on an older step, not once check-in has begun', () => {
    const hall = openHall(meetingFrom(named, at))
    const ask = (command: Omit<AmendCommand, 'step'>, step: number) =>
      hall.ask({ ...command, step }, everyone.secretary)
    expect(ask({ ...amended(), reason: ' \u200b' }, 0)).toBe('emptyText')
    expect(ask(amended(), 7)).toBe('outOfDate')
    hall.take({ type: 'meeting.move', to: 'check_in' })
    expect(ask(amended(), 1)).toBe('hasBegun')
    hall.take({ type: 'meeting.move', to: 'suspended' })
    expect(ask(amended(), 2)).toBe('hasBegun')
  })

  test('[F6] what was arranged for those who stay stays, and goes with those who go', () => {
    const hall = openHall(meetingFrom(named, at))
    hall.say({ type: 'recusal.set', card: 'A002', slots: ['p02', 'p03'], reason: '' })
    hall.say({ type: 'recusal.set', card: 'B001', slots: ['p01'], reason: '' })
    hall.say({ type: 'paper.issue', card: 'B001' })
    hall.say({ type: 'paper.issue', card: 'C001' })
    const numbered = named.attendees.map((row, i) =>
      row.voterClass ? { ...row, no: `${row.voterClass}00${(i % 5) + 1}` } : row,
    )
    const fewer = { ...named, items: without(named.items, ['p03']), attendees: without(numbered, ['v006']) }
    hall.ask({ ...amended(fewer), step: 0 }, everyone.chair)
    expect(hall.meeting.recusals).toEqual({ A002: ['p02'] })
    expect(hall.meeting.onPaper).toEqual(['C001'])
  })

  test('[F6] and who has moved up keeps his name, so that a recusal is still about him', () => {
    const hall = openHall(meetingFrom(named, at))
    hall.say({ type: 'recusal.set', card: 'A002', slots: ['p01'], reason: '' })
    hall.ask({ ...amended({ ...named, items: [...named.items].reverse() }), step: 0 }, everyone.operator)
    const [slot] = slots(hall.meeting.agenda).filter(({ id }) => id === 'p01')
    expect(slot).toMatchObject({ unit: '甲市', orderNo: 3 })
    expect(hall.meeting.recusals).toEqual({ A002: ['p01'] })
  })

  test('[F6] a demo stays a demo', () => {
    const hall = openHall({ demo: true })
    const before = hall.meeting
    const { plan, roster, agenda } = meetingFrom({ ...named, items: changed(named.items, 'p01', { name: '张四' }) }, at)
    hall.ask({
      type: 'plan.amend',
      step: before.step,
      plan,
      roster,
      agenda,
      attendees: {},
      remarks: false,
      reason: 'x',
    })
    expect(hall.meeting.plan).toMatchObject({ demo: true, title: '述职评议会' })
    expect(hall.meeting.remarks.open).toBe(false)
  })
})
