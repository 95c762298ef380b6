import { describe, expect, test } from 'vitest'
import { later, minutes } from '../../shared/domain/time.ts'
import { morning } from '../kit/hand-clock.ts'
import { openHall } from '../kit/hall.ts'

describe('the order of the day', () => {
  test('[A1] only what waits first is called, begun or skipped', () => {
    const hall = openHall()
    hall.begin()
    const early = [
      hall.ask(hall.numbered({ type: 'slot.call', slot: 's1' })),
      hall.ask(hall.numbered({ type: 'item.begin', item: 'break3' })),
      hall.ask(hall.numbered({ type: 'item.skip', item: 'break3' })),
    ]
    expect(early).toEqual(['notNext', 'notNext', 'notNext'])
    hall.take({ type: 'item.begin', item: 'opening' })
    expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's2' }))).toBe('notNext')
    hall.take({ type: 'slot.call', slot: 's1' })
    expect(hall.meeting.agenda.current).toBe('s1')
  })

  test('[A1] who has been heard is not called again', () => {
    const hall = openHall()
    hall.bring('s2', 'called')
    expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's1' }))).toBe('notNext')
    expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's2' }))).toBe('notNext')
    expect(hall.ask(hall.numbered({ type: 'item.begin', item: 'opening' }))).toBe('notNext')
  })

  test('[A1] a slot is not begun like an interval, nor an interval called like a slot', () => {
    const hall = openHall()
    hall.begin()
    expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 'opening' }))).toBe('noSuchItem')
    hall.press()
    expect(hall.ask(hall.numbered({ type: 'item.begin', item: 's1' }))).toBe('noSuchItem')
    expect(hall.ask(hall.numbered({ type: 'item.end', item: 's1' }))).toBe('noSuchItem')
  })

  test('[A2] two who wait change places, before the call to order too, and the journal says why', () => {
    const hall = openHall()
    hall.take({ type: 'agenda.swap', a: 's1', b: 's3', reason: 'The train is late' })
    expect(hall.meeting.agenda.order.filter((id) => /^s\d/.test(id))).toEqual(['s3', 's2', 's1', 's4'])
    expect(hall.journal).toContainEqual({ type: 'agenda.swapped', a: 's1', b: 's3', reason: 'The train is late' })
    hall.bring('s3', 'called')
  })

  test('[A2] who has been called, or heard, stays in place', () => {
    const hall = openHall()
    hall.bring('s2', 'called')
    expect(hall.ask(hall.numbered({ type: 'agenda.swap', a: 's2', b: 's3', reason: 'late' }))).toBe('notWaiting')
    expect(hall.ask(hall.numbered({ type: 'agenda.swap', a: 's4', b: 's1', reason: 'late' }))).toBe('notWaiting')
    expect(hall.ask(hall.numbered({ type: 'agenda.swap', a: 's3', b: 's3', reason: 'late' }))).toBe('noSuchItem')
  })

  test('[A2] intervals do not change places', () => {
    const hall = openHall()
    expect(hall.ask(hall.numbered({ type: 'agenda.swap', a: 'break3', b: 's3', reason: 'hunger' }))).toBe('noSuchItem')
  })

  test('[A3] swapped, deferred or marked, a presenter keeps the printed number, and the agenda is planned anew', () => {
    const hall = openHall()
    hall.take({ type: 'agenda.swap', a: 's1', b: 's4', reason: 'late' })
    hall.take({ type: 'slot.mark', slot: 's2', as: 'deferred', reason: 'late' })
    hall.take({ type: 'slot.mark', slot: 's3', as: 'absent', reason: 'ill' })
    const rows = hall.view('projector').agenda?.items.filter(({ kind }) => kind === 'slot') ?? []
    expect(rows.map(({ id, orderNo }) => [id, orderNo])).toEqual([
      ['s4', 4],
      ['s3', 3],
      ['s1', 1],
      ['s2', 2],
    ])
    expect(rows[0]?.start).toBe(later(morning, minutes(5)))
    expect(rows[3]?.start).toBe(later(morning, minutes(5 + 22 + 15 + 22 + 22)))
  })

  test('[A4] an interval is skipped, a presenter is not', () => {
    const hall = openHall()
    hall.begin()
    hall.take({ type: 'item.skip', item: 'opening' })
    expect(hall.meeting.agenda.items['opening']?.phase).toBe('skipped')
    expect(hall.ask(hall.numbered({ type: 'item.skip', item: 's1' }))).toBe('noSuchItem')
    hall.take({ type: 'slot.call', slot: 's1' })
  })

  test('[A4] a break can be skipped while the presenter before it is still on stage', () => {
    const hall = openHall()
    hall.bring('s2', 'commenting')
    const { timer } = hall.meeting
    hall.take({ type: 'item.skip', item: 'break3' })
    expect(hall.meeting.agenda.current).toBe('s2')
    expect(hall.meeting.timer).toBe(timer)
    expect(hall.view('projector').now?.next).toEqual(['s3', 's4'])
  })

  test('[A5] the next item ends the interval under way; the last one is ended by hand', () => {
    const hall = openHall()
    hall.pressUntil(({ agenda }) => agenda.current === 'observer_comment')
    hall.pass(minutes(8))
    hall.take({ type: 'item.begin', item: 'summing_up' })
    expect(hall.meeting.agenda.items['observer_comment']).toMatchObject({ phase: 'done', endedAt: hall.clock.now() })
    hall.take({ type: 'item.end', item: 'summing_up' })
    expect(hall.meeting.agenda.current).toBeNull()
    expect(hall.ask(hall.numbered({ type: 'item.end', item: 'summing_up' }))).toBe('noSuchMove')
  })
})
