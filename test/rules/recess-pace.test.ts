/** A recess that the plan did not foresee, and the end of the day. */
import { expect, test } from 'vitest'
import { openHall } from '../kit/hall.ts'
import { driftAt } from '../../shared/domain/pace.ts'
import { instant, minutes } from '../../shared/domain/time.ts'

test('[P7] announcing a recess moves the expected end at once, between two presenters as well as within a turn', () => {
  for (const phase of ['reporting', null] as const) {
    const hall = openHall({ day: ['s1', 's2'] })
    if (phase) hall.bring('s1', phase)
    else hall.begin()
    const end = () => {
      const pace = hall.view('console').now?.pace
      if (!pace) throw new Error('there is no pace')
      return driftAt(pace, hall.clock.now()).expectedEnd
    }
    const before = end()
    hall.take({ type: 'meeting.move', to: 'recess', until: instant(hall.clock.now() + minutes(60)) })
    expect(end() - before).toBeGreaterThanOrEqual(minutes(30))
    hall.pass(minutes(60))
    hall.press()
    expect(end() - before).toBeGreaterThanOrEqual(minutes(30))
  }
})
