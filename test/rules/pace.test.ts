import { describe, expect, test } from 'vitest'
import { driftAt, paceOf, plannedStarts, wholeMinutes } from '../../shared/domain/pace.ts'
import { lifeStates } from '../../shared/domain/meeting-life.ts'
import { duration, later, minutes, seconds, sum } from '../../shared/domain/time.ts'
import { morning } from '../kit/hand-clock.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { wholeDay } from '../kit/meetings.ts'

/** Behind in minutes, and how long after its planned end the day is expected to end. */
function drift(hall: Hall): { behind: number; endsLate: number } {
  const pace = paceOf(hall.meeting)
  if (!pace) throw new Error('the meeting has no pace')
  const { behind, expectedEnd } = driftAt(pace, hall.clock.now())
  const items = Object.values(hall.meeting.agenda.items)
  const plannedEnd = later(hall.meeting.plan.startsAt, sum(items.map(({ planned }) => planned)))
  return { behind: behind / 60_000, endsLate: (expectedEnd - plannedEnd) / 60_000 }
}

describe('the plan', () => {
  test('[P1] of the whole day: every item starts when those before it are over', () => {
    const starts = plannedStarts(openHall({ day: wholeDay }).meeting)
    const hour = (id: string) => new Date(starts[id] ?? 0).toISOString().slice(11, 16)
    // 08:30 in the hall is 00:30 UTC; the hours are those of the demo's agenda.
    expect(['s1', 's5', 's6', 's10', 's18', 'summing_up'].map(hour)).toEqual([
      '00:35',
      '02:03',
      '02:40',
      '06:17',
      '09:28',
      '10:00',
    ])
  })

  test('[P1] there is a pace in session and in recess, also behind a suspension, and at no other time', () => {
    const hall = openHall({ day: ['opening:5', 'break:15', 's1'] })
    const seen: Record<string, boolean> = {}
    hall.pressUntil(({ life }) => {
      const pace = paceOf(hall.meeting)
      seen[life.state] = pace !== null
      if (life.state === 'archived') return true
      hall.take({ type: 'meeting.move', to: 'suspended' })
      expect(paceOf(hall.meeting)).toEqual(pace)
      hall.undo()
      return false
    })
    const expected = lifeStates.filter((state) => state !== 'suspended' && state !== 'published')
    expect(seen).toEqual(
      Object.fromEntries(expected.map((state) => [state, state === 'in_session' || state === 'recess'])),
    )
  })
})

describe('a day that keeps its plan', () => {
  test('[P2] is never ahead nor behind, whatever it is doing', () => {
    const hall = openHall()
    hall.begin()
    for (const id of hall.meeting.agenda.order) {
      hall.pressUntil(({ agenda }) => agenda.current === id)
      expect(drift(hall)).toEqual({ behind: 0, endsLate: 0 })
      const { planned } = hall.meeting.agenda.items[id] ?? { planned: minutes(0) }
      hall.pass(duration(planned / 2))
      expect(drift(hall)).toEqual({ behind: 0, endsLate: 0 })
      hall.pass(duration(planned / 2))
    }
  })
})

describe('a day that does not', () => {
  test('[P2] called to order six minutes late, it is six behind and ends six late', () => {
    const hall = openHall()
    hall.pass(minutes(6))
    hall.begin()
    expect(drift(hall)).toEqual({ behind: 6, endsLate: 6 })
    hall.press()
    expect(drift(hall)).toEqual({ behind: 6, endsLate: 6 })
  })

  test('[P2] past its planned length an item pushes the end on, second by second', () => {
    const hall = openHall()
    hall.pressUntil(({ agenda }) => agenda.current === 'opening')
    hall.pass(minutes(5))
    hall.take({ type: 'slot.call', slot: 's1' })
    hall.pass(minutes(22))
    expect(drift(hall)).toEqual({ behind: 0, endsLate: 0 })
    for (let s = 1; s <= 90; s += 1) {
      hall.pass(seconds(1))
      expect(drift(hall)).toEqual({ behind: s / 60, endsLate: s / 60 })
    }
  })

  test('[P2] an item that ends early puts the day ahead', () => {
    const hall = openHall()
    hall.pressUntil(({ agenda }) => agenda.current === 'opening')
    hall.pass(minutes(2))
    hall.take({ type: 'slot.call', slot: 's1' })
    expect(drift(hall)).toEqual({ behind: -3, endsLate: -3 })
  })

  test('[P3] between two items the start of the next is what counts', () => {
    const hall = openHall()
    hall.begin()
    hall.press()
    hall.pass(minutes(3))
    hall.take({ type: 'item.end', item: 'opening' })
    expect(paceOf(hall.meeting)).toMatchObject({ due: later(morning, minutes(5)), likely: null })
    expect(drift(hall)).toEqual({ behind: -2, endsLate: -2 })
    hall.pass(minutes(4))
    expect(drift(hall)).toEqual({ behind: 2, endsLate: 2 })
  })

  test('[P3] after the last item the end of the plan is what counts', () => {
    const hall = openHall({ day: ['opening:5', 'summing_up:30'] })
    hall.begin()
    hall.take({ type: 'item.begin', item: 'opening' })
    hall.take({ type: 'item.begin', item: 'summing_up' })
    hall.pass(minutes(40))
    hall.take({ type: 'item.end', item: 'summing_up' })
    expect(drift(hall)).toEqual({ behind: 5, endsLate: 5 })
    expect(paceOf(hall.meeting)?.rest).toBe(0)
  })

  test('[P1] in a break the pace goes on, and a break cut short makes up for what was late', () => {
    const hall = openHall({ day: ['opening:5', 'break:15', 's1'] })
    hall.begin()
    hall.take({ type: 'item.begin', item: 'opening' })
    hall.pass(minutes(13))
    hall.take({ type: 'item.begin', item: 'break1' })
    expect(hall.meeting.life.state).toBe('recess')
    expect(drift(hall)).toEqual({ behind: 8, endsLate: 8 })
    hall.pass(minutes(7))
    hall.press()
    expect(drift(hall)).toEqual({ behind: 0, endsLate: 0 })
  })

  test('[P4] an absent presenter: the day ends earlier at once, and is ahead when the next is reached', () => {
    const hall = openHall()
    hall.pressUntil(({ agenda }) => agenda.current === 'opening')
    hall.take({ type: 'slot.mark', slot: 's1', as: 'absent', reason: 'ill' })
    expect(drift(hall)).toEqual({ behind: 0, endsLate: -22 })
    hall.pass(minutes(5))
    hall.take({ type: 'slot.call', slot: 's2' })
    expect(drift(hall)).toEqual({ behind: -22, endsLate: -22 })
  })

  test('[P4] a skipped break and a withdrawn presenter take no time either', () => {
    const hall = openHall()
    hall.bring('s2', 'closed')
    const before = drift(hall)
    hall.take({ type: 'item.skip', item: 'break3' })
    hall.take({ type: 'slot.mark', slot: 's3', as: 'withdrawn', reason: 'moved' })
    hall.take({ type: 'slot.finish', slot: 's2' })
    const after = drift(hall)
    expect(after.endsLate).toBe(after.behind)
    expect(before.endsLate - after.endsLate).toBe(22 + 15 + 22)
  })

  test('[P4] a deferred presenter takes the time later', () => {
    const hall = openHall()
    hall.pressUntil(({ agenda }) => agenda.current === 'opening')
    hall.pass(minutes(5))
    hall.take({ type: 'slot.call', slot: 's1' })
    hall.take({ type: 'slot.mark', slot: 's1', as: 'deferred', reason: 'late' })
    expect(drift(hall)).toEqual({ behind: 0, endsLate: 0 })
  })

  test.each([
    [59_999, 0],
    [60_000, 1],
    [-59_999, 0],
    [-60_000, -1],
    [2_820_000, 47],
    [0, 0],
  ])('[P5] %i ms behind are shown as %i minutes', (ms, shown) => {
    expect(wholeMinutes(duration(ms)) === shown).toBe(true)
  })

  test('[P6] a ballot held again at noon for the first presenter does not make the day late', () => {
    const hall = openHall()
    for (const id of ['opening', 's1', 's2']) {
      hall.pressUntil(({ agenda }) => agenda.current === id)
      hall.pass(hall.meeting.agenda.items[id]?.planned ?? minutes(0))
    }
    hall.pressUntil(({ agenda }) => agenda.current === 's2' && hall.slot('s2').phase === 'closed')
    hall.take({ type: 'slot.finish', slot: 's2' })
    expect(drift(hall)).toEqual({ behind: 0, endsLate: 0 })
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'the wrong form' })
    hall.take({ type: 'ballot.open', slot: 's1' })
    expect(drift(hall)).toEqual({ behind: 0, endsLate: 0 })
    hall.pass(minutes(2))
    expect(drift(hall)).toEqual({ behind: 2, endsLate: 2 })
  })
})
