import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { face, pauseReasons, read, startTimer } from '../../shared/domain/timer.ts'
import { duration, later, minutes, seconds } from '../../shared/domain/time.ts'
import { theHub } from '../../shared/domain/person.ts'
import { morning } from '../kit/hand-clock.ts'
import { openHall } from '../kit/hall.ts'
import { wholeDay } from '../kit/meetings.ts'
import { seeded } from '../kit/seed.ts'

/** A hall in which the first report has just begun. */
function reporting() {
  const hall = openHall()
  hall.bring('s1', 'reporting')
  return { ...hall, hall, timer: hall.meeting.timer?.id ?? '' }
}

describe('a report of ten minutes', () => {
  const ten = startTimer('s1.4', minutes(10), minutes(1), morning)
  const at = (ms: number) => {
    const { remaining, state } = read(ten, later(morning, duration(ms)))
    return `${face(remaining)} ${state}`
  }

  test.each([
    ['[T1] at the start', 0, '10:00 running'],
    ['[T1] a millisecond later', 1, '10:00 running'],
    ['[T1] a second later', 1_000, '09:59 running'],
    ['[T2] a millisecond before the notice', 539_999, '01:01 running'],
    ['[T2] at the notice', 540_000, '01:00 notice'],
    ['[T2] a millisecond before the bell', 599_999, '00:01 notice'],
    ['[T1] [T3] at the bell', 600_000, '00:00 over'],
    ['[T3] a millisecond after the bell', 600_001, '+00:00 over'],
    ['[T3] just before the first second is over', 600_999, '+00:00 over'],
    ['[T3] a second over time', 601_000, '+00:01 over'],
    ['[T3] an hour over time', 4_200_000, '+60:00 over'],
  ])('%s it says', (_when, ms, says) => {
    expect(at(ms)).toBe(says)
  })

  test('[T1] however often it is read, it never says more than before', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 2, maxLength: 50 })
    fc.assert(
      fc.property(moments, (times) => {
        const left = times.sort((a, b) => a - b).map((ms) => read(ten, later(morning, duration(ms))).remaining)
        expect(left).toEqual([...left].sort((a, b) => b - a))
      }),
      seeded(200),
    )
  })

  test('[T3] nothing ends by itself, however long it lasts', () => {
    const { hall } = reporting()
    hall.pass(minutes(47))
    expect(hall.reading()).toBe('+37:00 over')
    expect(hall.slot('s1').phase).toBe('reporting')
  })

  test('[T3] the reminder reaches the stage, once for each press', () => {
    const { hall } = reporting()
    hall.pass(minutes(11))
    hall.say({ type: 'stage.remind', slot: 's1' })
    hall.say({ type: 'stage.remind', slot: 's1' })
    expect(hall.view('stage').stage?.reminder).toEqual({ count: 2, at: hall.clock.now() })
    expect(hall.ask({ type: 'stage.remind', slot: 's2' })).toBe('noSuchItem')
  })
})

describe('a pause', () => {
  test.each(pauseReasons)('[T4] for %s keeps what has run, with its reason and moment', (reason) => {
    const { hall, timer } = reporting()
    hall.pass(minutes(3))
    hall.take({ type: 'timer.pause', timer, reason })
    const since = hall.clock.now()
    hall.pass(minutes(20))
    expect(hall.reading()).toBe('07:00 paused')
    expect(hall.meeting.timer?.run).toEqual({ state: 'paused', elapsed: minutes(3), since, reason })
    hall.take({ type: 'timer.resume', timer })
    hall.pass(seconds(1))
    expect(hall.reading()).toBe('06:59 running')
    expect(hall.journal.filter(({ type }) => type.startsWith('timer.'))).toEqual([
      { type: 'timer.paused', timer, reason, at: since },
      { type: 'timer.resumed', timer, at: later(since, minutes(20)) },
    ])
  })

  test('[T4] what stands is not paused and what runs is not resumed', () => {
    const { hall, timer } = reporting()
    expect(hall.ask(hall.numbered({ type: 'timer.resume', timer }))).toBe('timerNotPaused')
    hall.take({ type: 'timer.pause', timer, reason: 'order' })
    expect(hall.ask(hall.numbered({ type: 'timer.pause', timer, reason: 'order' }))).toBe('timerNotRunning')
  })

  test('[T4] over time the pause stands too, and what ran in several stretches adds up', () => {
    const { hall, timer } = reporting()
    for (let n = 0; n < 3; n += 1) {
      hall.pass(minutes(4))
      hall.take({ type: 'timer.pause', timer, reason: 'chair' })
      hall.pass(minutes(1))
      expect(hall.meeting.timer?.run).toMatchObject({ elapsed: minutes(4 * (n + 1)) })
      hall.take({ type: 'timer.resume', timer })
    }
    expect(hall.reading()).toBe('+02:00 over')
  })
})

describe('an adjustment', () => {
  test('[T5] gives a minute, or takes it, running, paused and over time', () => {
    const { hall, timer } = reporting()
    hall.take({ type: 'timer.adjust', timer, by: minutes(1) })
    expect(hall.reading()).toBe('11:00 running')
    hall.take({ type: 'timer.pause', timer, reason: 'chair' })
    hall.take({ type: 'timer.adjust', timer, by: minutes(-2) })
    expect(hall.reading()).toBe('09:00 paused')
    hall.take({ type: 'timer.resume', timer })
    hall.pass(seconds(550))
    expect(hall.reading()).toBe('+00:10 over')
    hall.take({ type: 'timer.adjust', timer, by: minutes(1) })
    expect(hall.reading()).toBe('00:50 notice')
  })

  test('[T5] of the clock does not change the limit that the report is measured by', () => {
    const { hall, timer } = reporting()
    hall.take({ type: 'timer.adjust', timer, by: minutes(1) })
    hall.pass(minutes(11))
    hall.press()
    expect(hall.slot('s1')).toMatchObject({ limit: minutes(10), reportTook: minutes(11) })
  })

  test('[T6] leaves thirty seconds and not a millisecond less', () => {
    const { hall, timer } = reporting()
    expect(hall.ask(hall.numbered({ type: 'timer.adjust', timer, by: duration(-570_001) }))).toBe('limitTooShort')
    hall.take({ type: 'timer.adjust', timer, by: duration(-570_000) })
    expect(hall.reading()).toBe('00:30 notice')
  })
})

describe('names and limits', () => {
  test('[T7] no two timers of a day have one name, not even after an undo', () => {
    const hall = openHall({ day: wholeDay })
    const names: string[] = []
    const note = () => {
      const name = hall.meeting.timer?.id
      if (name && names.at(-1) !== name) names.push(name)
    }
    while (hall.meeting.life.state !== 'archived') {
      hall.press()
      note()
      if (
        hall.meeting.timer &&
        hall.meeting.history.length > 0 &&
        hall.meeting.history.at(-1)?.command === 'slot.enter'
      ) {
        hall.undo()
        hall.press()
        note()
      }
    }
    expect(names.length).toBeGreaterThan(100)
    expect(new Set(names).size).toBe(names.length)
  })

  test('[T8] an interval has its planned length', () => {
    const hall = openHall()
    hall.pressUntil(({ agenda }) => agenda.current === 'observer_comment')
    expect(hall.reading()).toBe('10:00 running')
    hall.press()
    expect(hall.reading()).toBe('none')
    hall.press()
    expect(hall.reading()).toBe('30:00 running')
  })
})

describe('a restart', () => {
  test('[T10] that leaves the clock of the machine running moves no countdown', () => {
    const { hall } = reporting()
    hall.pass(minutes(2))
    const kept = JSON.parse(JSON.stringify(hall.meeting)) as typeof hall.meeting
    hall.pass(seconds(9))
    const again = openHall(kept)
    again.pass(seconds(129))
    expect(again.reading()).toBe('07:51 running')
    expect(again.reading()).toBe(hall.reading())
  })

  test('[T9] after which nobody knows the time leaves the clock where the hub was last seen', () => {
    const { hall } = reporting()
    hall.pass(minutes(2))
    const lastSeen = hall.clock.now()
    hall.pass(minutes(30))
    hall.say({ type: 'clock.interrupted', lastSeen }, theHub)
    expect(hall.reading()).toBe('08:00 paused')
    expect(hall.meeting.timer?.run).toMatchObject({ reason: 'restart', since: lastSeen })
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
    expect(hall.press()).toMatchObject({ type: 'timer.resume' })
  })

  test('[T9] a hub last seen before the clock began leaves the whole limit, not more', () => {
    const { hall } = reporting()
    const lastSeen = later(hall.clock.now(), seconds(-4))
    hall.pass(minutes(1))
    hall.say({ type: 'clock.interrupted', lastSeen }, theHub)
    expect(hall.reading()).toBe('10:00 paused')
  })

  test('[T9] a pause before it keeps its reason, and a break goes on', () => {
    const { hall, timer } = reporting()
    hall.take({ type: 'timer.pause', timer, reason: 'microphone' })
    hall.say({ type: 'clock.interrupted', lastSeen: hall.clock.now() }, theHub)
    expect(hall.meeting.timer?.run).toMatchObject({ reason: 'microphone' })

    const resting = openHall({ day: ['break:15', 's1'] })
    resting.begin()
    resting.press()
    resting.pass(minutes(5))
    resting.say({ type: 'clock.interrupted', lastSeen: resting.clock.now() }, theHub)
    resting.pass(minutes(1))
    expect(resting.reading()).toBe('09:00 running')
    expect(resting.meeting.history).toEqual([])
  })
})
