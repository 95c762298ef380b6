/** Drawing lots for the order: by button or from paper, once, and for good. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, slots } from '../../shared/domain/agenda.ts'
import { lotsLeft } from '../../shared/domain/lots.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { seeded } from '../kit/seed.ts'
import { meetingWith } from '../kit/meetings.ts'
import { chair } from '../kit/people.ts'

function hallWithLots(): Hall {
  const meeting = meetingWith({ day: ['opening:5', 's1', 's2', 'break:15', 's3', 's4', 'summing_up:5'] })
  const hall = openHall({ ...meeting, plan: { ...meeting.plan, order: 'lots' } })
  hall.take({ type: 'meeting.move', to: 'ready' })
  return hall
}
const lotOf = (hall: Hall, id: string) => slots(hall.meeting.agenda).find((slot) => slot.id === id)?.lot
const order = (hall: Hall) => inOrder(hall.meeting.agenda).map(({ id }) => id)

describe('drawing lots', () => {
  test('[J1] the meeting is not called to order before the order is settled, and the main button leads there', () => {
    const hall = hallWithLots()
    hall.take({ type: 'meeting.move', to: 'check_in' })
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'in_session' }))).toBe('lotsNotDrawn')
    for (let n = 0; n < 4; n += 1) {
      expect(hall.next()?.type).toBe('lots.draw')
      hall.press()
    }
    expect(hall.next()?.type).toBe('lots.settle')
    hall.press()
    hall.press()
    expect(hall.meeting.life.state).toBe('in_session')
  })

  test('[J1] a meeting with a fixed order knows no lots', () => {
    const hall = openHall()
    hall.take({ type: 'meeting.move', to: 'ready' })
    expect(hall.ask(hall.numbered({ type: 'lots.draw', slot: 's1' }))).toBe('lotsSettled')
    expect(hall.view('projector').lots?.lots).toBeNull()
  })

  test('[J2] each number is given once, whatever chance does, and a draw is neither repeated nor undone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 4, maxLength: 4 }), (chances) => {
        const hall = hallWithLots()
        chances.forEach((chance, i) => {
          hall.chance((n) => chance % n)
          hall.take({ type: 'lots.draw', slot: `s${i + 1}` })
        })
        expect(lotsLeft(hall.meeting.agenda)).toEqual([])
        expect(new Set(slots(hall.meeting.agenda).map(({ lot }) => lot))).toEqual(new Set([1, 2, 3, 4]))
      }),
      seeded(50),
    )
    const hall = hallWithLots()
    hall.take({ type: 'lots.draw', slot: 's1' })
    expect(hall.ask(hall.numbered({ type: 'lots.draw', slot: 's1' }))).toBe('lotDrawn')
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
  })

  test('[J3] numbers from paper are typed in, corrected by typing again, and never taken from another', () => {
    const hall = hallWithLots()
    hall.take({ type: 'lots.enter', slot: 's1', lot: 3 })
    expect(hall.ask(hall.numbered({ type: 'lots.enter', slot: 's2', lot: 3 }))).toBe('lotTaken')
    expect(hall.ask(hall.numbered({ type: 'lots.enter', slot: 's2', lot: 5 }))).toBe('lotTaken')
    hall.take({ type: 'lots.enter', slot: 's1', lot: 4 })
    hall.take({ type: 'lots.enter', slot: 's2', lot: 3 })
    expect([lotOf(hall, 's1'), lotOf(hall, 's2')]).toEqual([4, 3])
    // Typed, and not drawn: that can be taken back.
    hall.take({ type: 'step.undo' })
    expect(lotOf(hall, 's2')).toBeUndefined()
    expect(hall.ask(hall.numbered({ type: 'lots.settle' }))).toBe('lotsLeft')
  })

  test('[J4] settled, everybody stands in the order of the numbers between the same breaks, and the numbers stay', () => {
    const hall = hallWithLots()
    const drawn = { s1: 4, s2: 2, s3: 1, s4: 3 }
    for (const [slot, lot] of Object.entries(drawn)) hall.take({ type: 'lots.enter', slot, lot })
    hall.take({ type: 'lots.settle' })
    expect(order(hall)).toEqual(['opening', 's3', 's2', 'break3', 's4', 's1', 'summing_up'])
    expect(slots(hall.meeting.agenda).map(({ orderNo }) => orderNo)).toEqual([1, 2, 3, 4])
    expect(hall.ask(hall.numbered({ type: 'lots.enter', slot: 's1', lot: 1 }))).toBe('lotsSettled')
    const { plan, roster, agenda, attendees, step } = hall.meeting
    const amended = { plan, roster, agenda, attendees, remarks: true, step, reason: 'another order' }
    expect(hall.ask({ type: 'plan.amend', ...amended }, chair)).toBe('lotsSettled')
    hall.take({ type: 'agenda.swap', a: 's3', b: 's4', reason: 'a late train' })
    expect(slots(hall.meeting.agenda).map(({ id, lot }) => [id, lot])).toEqual([
      ['s4', 3],
      ['s2', 2],
      ['s3', 1],
      ['s1', 4],
    ])
  })

  test('[J2] [V3] the wall shows what was drawn last, as it is drawn', () => {
    const hall = hallWithLots()
    expect(hall.view('projector').screen?.scene).toBe('standby')
    hall.take({ type: 'lots.enter', slot: 's2', lot: 1 })
    expect(hall.view('projector')).toMatchObject({
      screen: { scene: 'lots' },
      lots: { lots: { drawn: { s2: 1 }, left: 3, last: 's2', settled: false } },
    })
    expect(hall.view('phone').lots).toBeUndefined()
  })
})
