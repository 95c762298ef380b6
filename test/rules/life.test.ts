import { describe, expect, test } from 'vitest'
import { lifeStates, movesFrom, type Life, type LifeState } from '../../shared/domain/meeting-life.ts'
import { later, minutes, seconds } from '../../shared/domain/time.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'
import { morning } from '../kit/hand-clock.ts'
import { openHall } from '../kit/hall.ts'

const life = (state: LifeState): Life => ({ state, since: morning })

/** The graph of domain 1.4, written by hand. */
const graph: Readonly<Record<LifeState, readonly LifeState[]>> = {
  draft: ['ready', 'suspended'],
  ready: ['check_in', 'suspended'],
  check_in: ['in_session', 'suspended'],
  in_session: ['recess', 'counting', 'suspended'],
  recess: ['in_session', 'suspended'],
  suspended: [],
  counting: ['result_ready', 'suspended'],
  result_ready: ['signed', 'suspended'],
  signed: ['published', 'sealed', 'suspended'],
  published: ['archived', 'suspended'],
  sealed: ['archived', 'suspended'],
  archived: [],
}

describe('the life of the meeting', () => {
  test.each(lifeStates)('[L1] %s leads where the graph says', (state) => {
    expect(movesFrom(life(state))).toEqual(graph[state])
  })

  test('[L1] a move that the graph does not have is refused', () => {
    const hall = openHall()
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'in_session' }))).toBe('noSuchMove')
    hall.begin()
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'draft' }))).toBe('noSuchMove')
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'signed' }))).toBe('noSuchMove')
  })

  test('[L1] published is another way to the archive', () => {
    const hall = openHall({ day: ['opening:5'] })
    hall.pressUntil((meeting) => meeting.life.state === 'signed')
    hall.take({ type: 'meeting.move', to: 'published' })
    hall.take({ type: 'meeting.move', to: 'archived' })
    expect(movesFrom(hall.meeting.life)).toEqual([])
  })

  const states: readonly LifeState[] = ['draft', 'check_in', 'in_session', 'recess', 'counting', 'signed', 'sealed']
  test.each(states)('[L2] suspended from %s, it comes back to %s and nowhere else', (state) => {
    const hall = openHall({ day: ['opening:5'] })
    if (state === 'recess') {
      hall.begin()
      hall.take({ type: 'meeting.move', to: 'recess', reason: 'Tea', until: later(morning, minutes(20)) })
    } else hall.pressUntil((meeting) => meeting.life.state === state)
    const before = hall.meeting.life
    hall.take({ type: 'meeting.move', to: 'suspended', reason: 'Power' })
    expect(hall.meeting.life).toMatchObject({ state: 'suspended', reason: 'Power' })
    expect(movesFrom(hall.meeting.life)).toEqual([state])
    hall.pass(minutes(4))
    hall.take({ type: 'meeting.move', to: state })
    expect(hall.meeting.life).toEqual({ ...before, since: hall.clock.now() })
  })
})

describe('a halt', () => {
  test.each(['recess', 'suspended'] as const)('[L3] %s stops the clock until it is resumed by hand', (halt) => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.pass(seconds(30))
    hall.take({ type: 'meeting.move', to: halt })
    hall.pass(minutes(40))
    expect(hall.reading()).toBe('09:30 paused')
    hall.press()
    expect(hall.meeting.life.state).toBe('in_session')
    expect(hall.reading()).toBe('09:30 paused')
    expect(hall.press()).toMatchObject({ type: 'timer.resume' })
    hall.pass(seconds(1))
    expect(hall.reading()).toBe('09:29 running')
  })

  test('[L3] a clock that stood before the halt keeps its own reason', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.take({ type: 'timer.pause', timer: hall.meeting.timer?.id ?? '', reason: 'microphone' })
    hall.take({ type: 'meeting.move', to: 'recess' })
    expect(hall.meeting.timer?.run).toMatchObject({ state: 'paused', reason: 'microphone' })
  })

  test.each(['recess', 'suspended'] as const)(
    '[L3] [B7] in %s nothing on the agenda moves and no ballot does',
    (halt) => {
      const hall = openHall()
      hall.bring('s1', 'ballot')
      hall.take({ type: 'meeting.move', to: halt })
      const timer = hall.meeting.timer?.id ?? ''
      const steps: readonly NextStep[] = [
        { type: 'slot.call', slot: 's2' },
        { type: 'slot.enter', slot: 's1', to: 'commenting' },
        { type: 'slot.finish', slot: 's1' },
        { type: 'item.begin', item: 'break3' },
        { type: 'item.end', item: 'opening' },
        { type: 'item.skip', item: 'break3' },
        { type: 'timer.pause', timer, reason: 'chair' },
        { type: 'timer.resume', timer },
        { type: 'timer.adjust', timer, by: minutes(1) },
        { type: 'ballot.open', slot: 's1' },
        { type: 'ballot.extend', round: 's1-1', by: minutes(1) },
        { type: 'ballot.close', round: 's1-1', unsent: 0 },
        { type: 'ballot.reveal', round: 's1-1' },
      ]
      expect(steps.map((step) => hall.ask(hall.numbered(step)))).toEqual(steps.map(() => 'meetingPaused'))
      expect(hall.view('console').control?.enters).toEqual([])
    },
  )

  test('[L4] a break adjourns until its planned end, its own clock runs, and resuming ends it', () => {
    const hall = openHall()
    hall.bring('s2', 'closed')
    hall.take({ type: 'item.begin', item: 'break3' })
    expect(hall.meeting.life).toMatchObject({ state: 'recess', until: later(hall.clock.now(), minutes(15)) })
    expect(hall.slot('s2').phase).toBe('done')
    hall.pass(minutes(14))
    expect(hall.reading()).toBe('01:00 running')
    hall.take({ type: 'meeting.move', to: 'in_session' })
    expect(hall.meeting.agenda.items['break3']).toMatchObject({ phase: 'done', endedAt: hall.clock.now() })
    expect(hall.meeting).toMatchObject({ timer: null, agenda: { current: null } })
  })

  test('[L4] a break is ended by resuming the meeting, not by itself', () => {
    const hall = openHall({ day: ['break:15', 's1'] })
    hall.begin()
    hall.take({ type: 'item.begin', item: 'break0' })
    expect(hall.ask(hall.numbered({ type: 'item.end', item: 'break0' }))).toBe('meetingPaused')
  })

  test('[L4] a suspension in a break leaves its clock alone and leads back into the recess', () => {
    const hall = openHall({ day: ['break:15', 's1'] })
    hall.begin()
    hall.take({ type: 'item.begin', item: 'break0' })
    hall.take({ type: 'meeting.move', to: 'suspended' })
    hall.pass(minutes(5))
    hall.take({ type: 'meeting.move', to: 'recess' })
    expect(hall.reading()).toBe('10:00 running')
    expect(hall.meeting.agenda.current).toBe('break0')
  })
})

describe('counting and signing', () => {
  test('[L5] counting waits for an open round and for a slot that is not over', () => {
    const hall = openHall()
    hall.bring('s4', 'commenting')
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'counting' }))).toBe('slotInProgress')
    hall.bring('s4', 'ballot')
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'counting' }))).toBe('ballotOpen')
    hall.press()
    hall.take({ type: 'meeting.move', to: 'counting' })
    expect(hall.slot('s4').phase).toBe('done')
    expect(hall.meeting.agenda.current).toBeNull()
  })

  test('[L5] counting ends the interval under way', () => {
    const hall = openHall({ day: ['s1', 'summing_up:30'] })
    hall.pressUntil(({ agenda }) => agenda.current === 'summing_up')
    hall.take({ type: 'meeting.move', to: 'counting' })
    expect(hall.meeting.agenda.items['summing_up']).toMatchObject({ phase: 'done' })
    expect(hall.meeting.timer).toBeNull()
  })

  test('[L5] the result is ready when every closed round has been counted; a voided one does not count', () => {
    const hall = openHall({ day: ['s1', 's2'] })
    hall.bring('s1', 'ballot')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    hall.take({ type: 'slot.finish', slot: 's1' })
    hall.take({ type: 'slot.mark', slot: 's2', as: 'absent', reason: 'ill' })
    hall.take({ type: 'meeting.move', to: 'counting' })
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'result_ready' }))).toBe('notCounted')
    hall.undo()
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'two forms handed out' })
    hall.take({ type: 'meeting.move', to: 'counting' })
    hall.take({ type: 'meeting.move', to: 'result_ready' })
    expect(hall.meeting.life.state).toBe('result_ready')
  })

  const changes: readonly NextStep[] = [
    { type: 'agenda.swap', a: 's1', b: 's2', reason: 'late' },
    { type: 'slot.mark', slot: 's2', as: 'written', reason: 'ill' },
    { type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: 'custom' },
  ]
  test.each(changes)('[L6] $type is possible while the day is prepared and held, not once it is counted', (change) => {
    for (const state of ['draft', 'ready', 'check_in', 'in_session'] as const) {
      const hall = openHall({ day: ['s1', 's2'] })
      hall.pressUntil(({ life: { state: reached } }) => reached === state)
      hall.take(change)
      hall.undo()
      hall.take({ type: 'meeting.move', to: 'suspended' })
      hall.take(change)
    }
    const counted = openHall({ day: ['s1', 's2'] })
    counted.begin()
    counted.take({ type: 'meeting.move', to: 'counting' })
    expect(counted.ask(counted.numbered(change))).toBe('noSuchMove')
    counted.take({ type: 'meeting.move', to: 'suspended' })
    expect(counted.ask(counted.numbered(change))).toBe('noSuchMove')
  })

  test('[L6] [B5] a round is voided while it can be held again; after the adjournment, once that is undone', () => {
    const hall = openHall({ day: ['s1', 's2'] })
    hall.pressUntil((meeting) => meeting.life.state === 'counting')
    const voided: NextStep = { type: 'ballot.void', round: 's2-1', reason: 'more ballots than voters' }
    expect(hall.ask(hall.numbered(voided))).toBe('noSuchMove')
    hall.take({ type: 'meeting.move', to: 'suspended' })
    expect(hall.ask(hall.numbered(voided))).toBe('noSuchMove')
    hall.undo()
    hall.undo()
    hall.take(voided)
    expect(hall.press()).toEqual({ type: 'ballot.open', slot: 's2' })
  })

  test('[L7] before the call to order and after the last item nothing can be called', () => {
    const hall = openHall({ day: ['s1'] })
    expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's1' }))).toBe('notInSession')
    hall.begin()
    hall.take({ type: 'meeting.move', to: 'counting' })
    expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's1' }))).toBe('notInSession')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('notInSession')
  })
})

describe('the planned hour', () => {
  const startOf = (demo: boolean) => {
    const hall = openHall({ demo })
    hall.pass(minutes(47))
    hall.pass(seconds(13))
    hall.begin()
    return hall
  }

  test('[L8] a demo starts at the minute in which it is called to order, and an undo gives the plan back', () => {
    const hall = startOf(true)
    expect(hall.meeting.plan.startsAt).toBe(later(morning, minutes(47)))
    hall.undo()
    expect(hall.meeting.plan.startsAt).toBe(morning)
  })

  test('[L8] a demo that was suspended does not start anew', () => {
    const hall = startOf(true)
    hall.take({ type: 'meeting.move', to: 'suspended' })
    hall.pass(minutes(9))
    hall.press()
    expect(hall.meeting.plan.startsAt).toBe(later(morning, minutes(47)))
  })

  test('[L8] any other day keeps its planned hour and is late', () => {
    expect(startOf(false).meeting.plan.startsAt).toBe(morning)
  })
})
