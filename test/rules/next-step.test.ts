import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../shared/domain/decision.ts'
import { slots } from '../../shared/domain/agenda.ts'
import { nextStep, type NextStep } from '../../shared/domain/next-step.ts'
import { duration } from '../../shared/domain/time.ts'
import { hubKeys, openHall, type Hall } from '../kit/hall.ts'
import { someLegalStep } from '../kit/legal-steps.ts'
import { wholeDay } from '../kit/meetings.ts'
import { seeded } from '../kit/seed.ts'

/** Everything the main button did from here to the archive. */
function toTheArchive(hall: Hall): readonly string[] {
  const pressed: string[] = []
  hall.pressUntil(({ life }) => {
    const step = nextStep(hall.meeting)
    if (step) pressed.push(Object.values(step).slice(0, 3).join(' '))
    return life.state === 'archived'
  })
  return pressed
}

describe('the main button', () => {
  test.each(['per_presenter', 'open_all_day'] as const)(
    '[N1] [N2] alone leads eighteen presenters through the day to the archive (%s)',
    (timing) => {
      const hall = openHall({ timing, day: wholeDay, written: ['s7'] })
      toTheArchive(hall)
      expect(nextStep(hall.meeting)).toBeNull()
      expect(slots(hall.meeting.agenda).map(({ phase }) => phase)).toEqual(Array(18).fill('done'))
      const rounds = Object.values(hall.meeting.rounds)
      expect(rounds.map(({ state }) => state)).toEqual(Array(timing === 'per_presenter' ? 18 : 1).fill('closed'))
      expect(rounds.flatMap(({ subjects }) => subjects)).toEqual(slots(hall.meeting.agenda).map(({ id }) => id))
      expect(rounds.every(({ counts }) => counts)).toBe(true)
    },
  )

  test('[N2] [N3] a small day with a ballot for each, press by press', () => {
    const hall = openHall({ day: ['opening:5', 's1', 'break:15', 's2', 'summing_up:30'], written: ['s2'] })
    expect(toTheArchive(hall)).toEqual([
      'meeting.move ready',
      'meeting.move check_in',
      'meeting.move in_session',
      'item.begin opening',
      'item.end opening',
      'slot.call s1',
      'slot.enter s1 reporting',
      'slot.enter s1 questioning',
      'slot.enter s1 answering',
      'slot.enter s1 commenting',
      'ballot.open s1',
      'ballot.close s1-1 0',
      'item.begin break2',
      'meeting.move in_session',
      'slot.call s2',
      'slot.enter s2 commenting',
      'ballot.open s2',
      'ballot.close s2-1 0',
      'item.begin summing_up',
      'item.end summing_up',
      'meeting.move counting',
      'meeting.move result_ready',
      'meeting.move signed',
      'meeting.move sealed',
      'meeting.move archived',
    ])
  })

  test('[N2] [N3] a small day with one form: collected after the last report, before the summing-up', () => {
    const hall = openHall({ timing: 'open_all_day', day: ['s1', 's2', 'break:15', 'observer_comment:10'] })
    expect(toTheArchive(hall).slice(3, -5)).toEqual([
      'ballot.open ',
      'slot.call s1',
      'slot.enter s1 reporting',
      'slot.enter s1 questioning',
      'slot.enter s1 answering',
      'slot.enter s1 commenting',
      'slot.call s2',
      'slot.enter s2 reporting',
      'slot.enter s2 questioning',
      'slot.enter s2 answering',
      'slot.enter s2 commenting',
      'item.begin break2',
      'meeting.move in_session',
      'ballot.close day-1 0',
      'item.begin observer_comment',
      'item.end observer_comment',
    ])
  })

  test('[N3] resumes a clock that stands', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    const timer = hall.meeting.timer?.id ?? ''
    hall.take({ type: 'timer.pause', timer, reason: 'microphone' })
    expect(nextStep(hall.meeting)).toEqual({ type: 'timer.resume', timer })
  })

  test('[N3] holds a voided ballot again before it calls the next', () => {
    const hall = openHall()
    hall.bring('s1', 'closed')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'objection' })
    expect(nextStep(hall.meeting)).toEqual({ type: 'ballot.open', slot: 's1' })
  })

  test('[N3] after a pledge it opens the ballot', () => {
    const hall = openHall()
    hall.bring('s1', 'commenting')
    hall.take({ type: 'slot.enter', slot: 's1', to: 'pledging' })
    expect(nextStep(hall.meeting)).toEqual({ type: 'ballot.open', slot: 's1' })
  })

  test('[N1] is refused only over unsent drafts, and goes through with their number', () => {
    const hall = openHall()
    hall.bring('s1', 'ballot')
    hall.drafts['s1-1'] = 2
    expect(() => hall.press()).toThrow('draftsUnsent')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 2 })
  })

  test.each(['draft', 'check_in', 'in_session', 'recess', 'counting', 'sealed'] as const)(
    '[N1] leads out of a suspension to %s',
    (state) => {
      const hall = openHall({ day: ['break:15', 's1'] })
      hall.pressUntil(({ life }) => life.state === state)
      hall.take({ type: 'meeting.move', to: 'suspended' })
      expect(hall.press()).toEqual({ type: 'meeting.move', to: state })
    },
  )

  test('[N1] [N2] exists and is never refused, after whatever legal steps; and from everywhere it leads to the archive', () => {
    // Three presses of four are the main button's, so that the stories get somewhere.
    const what = fc.constantFrom('next', 'next', 'next', 'next', 'next', 'next', 'other', 'undo')
    const press = fc.record({ what, pick: fc.nat(), wait: fc.integer({ min: 0, max: 900_000 }) })
    const timing = fc.constantFrom('per_presenter' as const, 'open_all_day' as const)
    const seen = new Set<string>()
    fc.assert(
      fc.property(timing, fc.array(press, { minLength: 20, maxLength: 80 }), (chosen, presses) => {
        const day = ['opening:5', 's1', 'break:15', 's2', 's3', 'break:5', 'summing_up:30']
        const hall = openHall({ timing: chosen, reveal: 'direct', day, written: ['s2'] })
        for (const { what, pick, wait } of presses) {
          const next = nextStep(hall.meeting)
          if (hall.meeting.life.state === 'archived') break
          if (!next) throw new Error('there is no next step')
          seen.add(next.type)
          expect(isRefusal(hall.wonder(hall.numbered(next)))).toBe(false)
          hall.pass(duration(wait))
          hall.take(what === 'other' ? other(hall, pick) : what === 'undo' ? undo(hall, next) : next)
          hall.countClosed()
        }
        hall.pressUntil(({ life }) => life.state === 'archived')
        expect(Object.values(hall.meeting.rounds).some(({ state }) => state === 'open')).toBe(false)
      }),
      seeded(100),
    )
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'ballot.close',
        'ballot.open',
        'item.begin',
        'meeting.move',
        'slot.call',
        'slot.enter',
        'timer.resume',
      ]),
    )
  })

  /** Any legal step, though seldom the one that ends the session for good. */
  function other(hall: Hall, pick: number): NextStep {
    const step = someLegalStep(hall.meeting, { now: hall.clock.now(), box: hall.box, hub: hubKeys }, pick)
    if (!step) throw new Error('nothing is legal')
    const ends = step.type === 'meeting.move' && step.to === 'counting'
    return ends && pick % 7 !== 0 ? (nextStep(hall.meeting) ?? step) : step
  }
  const undo = (hall: Hall, next: NextStep): NextStep =>
    hall.meeting.history.length > 0 ? { type: 'step.undo' } : next
})
