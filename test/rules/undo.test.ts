import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { duration, minutes, seconds } from '../../shared/domain/time.ts'
import { hubKeys, openHall, type Hall } from '../kit/hall.ts'
import { someLegalStep } from '../kit/legal-steps.ts'
import { meetingWith } from '../kit/meetings.ts'
import { chair, operator, recorder, voter } from '../kit/people.ts'
import { seeded } from '../kit/seed.ts'

/** Everything that steps move. */
const proceedings = ({ plan, life, agenda, timer, rounds, spotlight }: Meeting) => ({
  plan,
  life,
  agenda,
  timer,
  rounds,
  spotlight,
})

describe('undo', () => {
  test('[U1] goes back step by step to the beginning of the slot, and the clock reads as if nothing had been pressed', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    const kept: { state: object; reading: string }[] = []
    const steps = [
      { type: 'slot.enter', slot: 's1', to: 'reporting' },
      { type: 'slot.enter', slot: 's1', to: 'questioning' },
      { type: 'slot.enter', slot: 's1', to: 'answering' },
      { type: 'slot.enter', slot: 's1', to: 'commenting' },
      { type: 'slot.enter', slot: 's1', to: 'pledging' },
      { type: 'ballot.open', slot: 's1' },
    ] as const
    for (const step of steps) {
      kept.push({ state: proceedings(hall.meeting), reading: hall.reading() })
      hall.take(step)
    }
    for (const { state, reading } of kept.reverse()) {
      hall.undo()
      expect(proceedings(hall.meeting)).toEqual(state)
      expect(hall.reading()).toBe(reading)
    }
    expect(hall.slot('s1').phase).toBe('called')
    expect(hall.reading()).toBe('01:00 running')
  })

  test('[U1] a report ended by mistake goes on, and the seconds since are counted', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.pass(minutes(4))
    hall.press()
    expect(hall.slot('s1').reportTook).toBe(minutes(4))
    hall.pass(seconds(12))
    hall.undo()
    expect(hall.reading()).toBe('05:48 running')
    expect(hall.slot('s1')).not.toHaveProperty('reportTook')
  })

  test('[U1] of a recess the clock runs as if it had never stood; of a resumption it stands as it stood', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.pass(minutes(1))
    hall.take({ type: 'meeting.move', to: 'recess' })
    hall.pass(seconds(30))
    hall.undo()
    expect(hall.reading()).toBe('08:30 running')
    hall.take({ type: 'timer.pause', timer: hall.meeting.timer?.id ?? '', reason: 'microphone' })
    const { timer } = hall.meeting
    hall.pass(minutes(3))
    hall.press()
    hall.pass(minutes(1))
    hall.undo()
    expect(hall.meeting.timer).toEqual(timer)
  })

  test('[U1] goes back over the end of a slot and the call of the next', () => {
    const hall = openHall({ timing: 'open_all_day' })
    hall.bring('s1', 'commenting')
    const before = proceedings(hall.meeting)
    hall.take({ type: 'slot.call', slot: 's2' })
    hall.undo()
    expect(proceedings(hall.meeting)).toEqual(before)
  })

  test('[U1] puts a remark that the step took off back on the wall', () => {
    const hall = openHall()
    hall.bring('s1', 'commenting')
    hall.say({ type: 'remark.record', item: 's1', kind: 'comment', speaker: 'A', text: 'Good', show: true })
    hall.take({ type: 'slot.finish', slot: 's1' })
    expect(hall.meeting.spotlight).toBeNull()
    hall.undo()
    expect(hall.meeting.spotlight).toBe('r1')
  })

  test('[U1] a random day of legal steps, undone as far as it goes, leaves no trace', () => {
    const press = fc.record({
      pick: fc.nat(),
      wait: fc.integer({ min: 0, max: 200_000 }),
      undo: fc.integer({ min: 0, max: 9 }),
    })
    const timing = fc.constantFrom('per_presenter' as const, 'open_all_day' as const)
    let undone = 0
    fc.assert(
      fc.property(timing, fc.array(press, { minLength: 10, maxLength: 60 }), (chosen, presses) => {
        const day = ['opening:5', 's1', 'break:15', 's2', 'summing_up:30']
        const hall = openHall({ timing: chosen, reveal: 'direct', demo: true, day, written: ['s2'] })
        // What the meeting was before each step that can still be undone.
        let before: object[] = []
        for (const { pick, wait, undo } of presses) {
          hall.pass(duration(wait))
          if (undo === 0 && before.length > 0) {
            takeBack(hall, before.pop())
            undone += 1
          } else {
            const step = someLegalStep(hall.meeting, { now: hall.clock.now(), box: hall.box, hub: hubKeys }, pick)
            if (!step) break
            const now = proceedings(hall.meeting)
            hall.take(step)
            before = hall.meeting.history.length === 0 ? [] : [...before, now]
            expect(hall.meeting.history).toHaveLength(before.length)
            hall.countClosed()
          }
        }
        while (before.length > 0) {
          hall.pass(seconds(7))
          takeBack(hall, before.pop())
          undone += 1
        }
        expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
      }),
      seeded(100),
    )
    // The stories did undo something: a property over empty histories would hold for ever.
    expect(undone).toBeGreaterThan(150)
  })

  function takeBack(hall: Hall, before: object | undefined): void {
    hall.undo()
    expect(proceedings(hall.meeting)).toEqual(before)
  }

  test('[U1] more steps than any slot has can be undone, and of very many the last sixty-four', () => {
    const hall = openHall()
    hall.bring('s1', 'questioning')
    const phases = ['answering', 'questioning'] as const
    for (let n = 0; n < 100; n += 1) hall.take({ type: 'slot.enter', slot: 's1', to: phases[n % 2] ?? 'answering' })
    let undone = 0
    while (hall.meeting.history.length > 0) {
      hall.undo()
      undone += 1
    }
    expect(undone).toBe(64)
    expect(hall.slot('s1').phase).toBe('questioning')
  })
})

describe('what undo leaves alone', () => {
  test('[U2] remarks, the held scene, notes and reminders', () => {
    const hall = openHall()
    hall.bring('s1', 'questioning')
    hall.take({ type: 'slot.enter', slot: 's1', to: 'answering' })
    hall.say({ type: 'remark.submit', item: 's1', kind: 'question', text: 'Why?' }, voter)
    hall.say({ type: 'remark.release', remark: 'r1' })
    hall.say({ type: 'remark.record', item: 's1', kind: 'answer', speaker: 'S', text: 'So', show: false }, recorder)
    hall.say({ type: 'remark.allow', open: false })
    hall.say({ type: 'screen.hold', scene: 'black' })
    hall.say({ type: 'stage.note', text: 'Slower' })
    hall.say({ type: 'stage.remind', slot: 's1' })
    const { remarks, screens, spotlight } = hall.meeting
    hall.undo()
    expect(hall.slot('s1').phase).toBe('questioning')
    expect(hall.meeting).toMatchObject({ remarks, screens, spotlight })
    expect(spotlight).toBe('r1')
  })

  test('[U2] a count that came in after the step', () => {
    const hall = openHall()
    hall.bring('s2', 'ballot')
    hall.take({ type: 'ballot.close', round: 's2-1', unsent: 0 })
    hall.take({ type: 'slot.finish', slot: 's2' })
    hall.take({ type: 'item.skip', item: 'break3' })
    hall.take({ type: 'slot.call', slot: 's3' })
    hall.take({ type: 'slot.enter', slot: 's3', to: 'reporting' })
    hall.take({ type: 'ballot.open', slot: 's3' })
    hall.countClosed()
    hall.undo()
    expect(hall.meeting.rounds['s2-1']).toHaveProperty('counts')
    expect(hall.meeting.rounds).not.toHaveProperty('s3-1')
  })
})

describe('what cannot be undone', () => {
  test('[U3] nothing before the close of a ballot, nor the close', () => {
    const hall = openHall()
    hall.bring('s1', 'ballot')
    hall.press()
    expect(hall.view('console').control?.undo).toBeNull()
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
    hall.press()
    hall.undo()
    expect(hall.slot('s1').phase).toBe('closed')
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
  })

  test('[U3] a void and a reveal', () => {
    const hall = openHall({ reveal: 'direct' })
    hall.bring('s1', 'closed')
    hall.take({ type: 'ballot.reveal', round: 's1-1' })
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'objection' })
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
  })

  test.each(['signed', 'published', 'sealed', 'archived'] as const)('[U3] %s', (state) => {
    const hall = openHall({ day: ['opening:5'] })
    hall.pressUntil(({ life }) => life.state === 'result_ready')
    hall.take({ type: 'meeting.move', to: 'signed' })
    if (state === 'published') hall.take({ type: 'meeting.move', to: 'published' })
    if (state === 'sealed' || state === 'archived') hall.press()
    if (state === 'archived') hall.press()
    expect(hall.meeting.life.state).toBe(state)
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
  })

  test('[U3] counting and a result that is ready can be', () => {
    const hall = openHall({ day: ['opening:5'] })
    hall.pressUntil(({ life }) => life.state === 'result_ready')
    hall.undo()
    hall.undo()
    expect(hall.meeting.life.state).toBe('in_session')
  })

  test('[U4] the opening of a ballot, once a single ballot is in', () => {
    const hall = openHall()
    hall.bring('s1', 'ballot')
    hall.ballots['s1-1'] = { C: 1 }
    hall.take({ type: 'ballot.extend', round: 's1-1', by: seconds(30) })
    hall.undo()
    expect(hall.reading()).toBe('01:30 running')
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('ballotsAreIn')
    expect(hall.meeting.rounds['s1-1']?.state).toBe('open')
  })

  test('[U4] while its box is empty it can be, and its number is free again', () => {
    const hall = openHall()
    hall.bring('s1', 'commenting')
    hall.pass(minutes(2))
    hall.take({ type: 'ballot.open', slot: 's1' })
    hall.drafts['s1-1'] = 3
    hall.undo()
    expect(hall.meeting.rounds).toEqual({})
    expect(hall.reading()).toBe('03:00 running')
    hall.take({ type: 'ballot.open', slot: 's1' })
    expect(hall.meeting.rounds['s1-1']).toMatchObject({ number: 1, state: 'open' })
  })

  test('[U4] steps after the opening of the day’s form are undone whatever is in its box', () => {
    const hall = openHall({ timing: 'open_all_day' })
    hall.bring('s1', 'reporting')
    hall.ballots['day-1'] = { A: 1 }
    while (hall.meeting.history.at(-1)?.command !== 'ballot.open') hall.undo()
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('ballotsAreIn')
  })

  test('[C3] nothing at the very beginning', () => {
    const hall = openHall(meetingWith())
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
  })
})

describe('the undo button', () => {
  test('[U5] names the step, its target, where it led and who took it', () => {
    const hall = openHall()
    const button = () => hall.view('console').control?.undo
    hall.take({ type: 'meeting.move', to: 'ready' }, chair)
    expect(button()).toEqual({ id: 1, command: 'meeting.move', to: 'ready', by: 'chair', at: hall.clock.now() })
    hall.bring('s1', 'called')
    expect(button()).toMatchObject({ command: 'slot.call', target: 's1', by: 'operator' })
    hall.take({ type: 'slot.enter', slot: 's1', to: 'reporting' }, operator)
    expect(button()).toMatchObject({ command: 'slot.enter', target: 's1', to: 'reporting' })
    hall.take({ type: 'agenda.swap', a: 's3', b: 's4', reason: 'late' })
    expect(button()).toMatchObject({ command: 'agenda.swap', target: 's3' })
    hall.take({ type: 'slot.mark', slot: 's2', as: 'absent', reason: 'ill' })
    expect(button()).toMatchObject({ command: 'slot.mark', target: 's2', to: 'absent' })
    hall.take({ type: 'item.skip', item: 'break3' })
    expect(button()).toMatchObject({ command: 'item.skip', target: 'break3' })
    hall.take({ type: 'ballot.open', slot: 's1' })
    expect(button()).toMatchObject({ command: 'ballot.open', target: 's1' })
    hall.take({ type: 'ballot.extend', round: 's1-1', by: seconds(30) })
    expect(button()).toMatchObject({ command: 'ballot.extend', target: 's1-1' })
    expect(button()).not.toHaveProperty('before')
  })
})
