import { describe, expect, test } from 'vitest'
import { overtime, slotMarks, talkPhases } from '../../shared/domain/slot.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import { openHall } from '../kit/hall.ts'

const talk = ['questioning', 'answering', 'commenting', 'pledging'] as const

describe('the slot of a presenter', () => {
  test('[S1] [S2] [S3] [T8] from the call to the end, with its times', () => {
    const hall = openHall()
    hall.pressUntil(({ agenda }) => agenda.current === 'opening')
    hall.pass(minutes(5))
    const story: string[] = []
    const tell = () => story.push(`${hall.slot('s1').phase} ${hall.reading()}`)
    hall.take({ type: 'slot.call', slot: 's1' })
    tell()
    hall.pass(seconds(20))
    hall.take({ type: 'slot.enter', slot: 's1', to: 'reporting' })
    tell()
    hall.pass(seconds(605))
    for (const to of talk) {
      hall.take({ type: 'slot.enter', slot: 's1', to })
      tell()
      hall.pass(seconds(40))
    }
    hall.take({ type: 'ballot.open', slot: 's1' })
    tell()
    hall.pass(seconds(95))
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    tell()
    hall.take({ type: 'slot.call', slot: 's2' })
    tell()
    expect(story).toEqual([
      'called 01:00 running',
      'reporting 10:00 running',
      'questioning 03:00 running',
      'answering 05:00 running',
      'commenting 05:00 running',
      'pledging 01:00 running',
      'ballot 01:30 running',
      'closed none',
      'done 01:00 running',
    ])
    const { startedAt, endedAt, reportTook } = hall.slot('s1')
    expect(reportTook).toBe(seconds(605))
    expect((endedAt ?? 0) - (startedAt ?? 0)).toBe(seconds(20 + 605 + 4 * 40 + 95))
  })

  test.each(['called', 'reporting', 'questioning', 'answering', 'commenting', 'ballot'] as const)(
    '[S1] with a ballot for each, the next cannot be called while it is %s',
    (phase) => {
      const hall = openHall()
      hall.bring('s1', phase)
      expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's2' }))).toBe('slotInProgress')
      expect(hall.slot('s1').phase).toBe(phase)
    },
  )

  test.each(['questioning', 'answering', 'commenting'] as const)(
    '[S1] with one form for the day, the next can be called while it is %s',
    (phase) => {
      const hall = openHall({ timing: 'open_all_day' })
      hall.bring('s1', phase)
      hall.take({ type: 'slot.call', slot: 's2' })
      expect(hall.slot('s1')).toMatchObject({ phase: 'done', endedAt: hall.clock.now() })
      expect(hall.slot('s2').phase).toBe('called')
    },
  )

  test.each(['called', 'reporting'] as const)(
    '[S1] with one form for the day, a slot that is %s is not over',
    (phase) => {
      const hall = openHall({ timing: 'open_all_day' })
      hall.bring('s1', phase)
      expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's2' }))).toBe('slotInProgress')
    },
  )

  test('[S2] the grace after the call is not part of the report, and nothing starts by itself', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    hall.pass(seconds(75))
    expect(hall.reading()).toBe('+00:15 over')
    expect(hall.slot('s1').phase).toBe('called')
    hall.press()
    expect(hall.reading()).toBe('10:00 running')
  })

  test('[S2] an oral report cannot be left out on the way to the talk', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    for (const to of talk) expect(hall.ask(hall.numbered({ type: 'slot.enter', slot: 's1', to }))).toBe('noSuchMove')
    expect(hall.view('console').control?.enters).toEqual(['reporting'])
  })

  test.each(talk.flatMap((from) => talk.filter((to) => to !== from).map((to) => [from, to] as const)))(
    '[S3] from %s to %s and back',
    (from, to) => {
      const hall = openHall()
      hall.bring('s1', 'reporting')
      for (const phase of [from, to, from]) hall.take({ type: 'slot.enter', slot: 's1', to: phase })
      expect(hall.slot('s1').phase).toBe(from)
      expect(hall.view('console').control?.enters).toEqual(talk.filter((phase) => phase !== from))
    },
  )

  test('[S3] a phase does not begin again while it lasts', () => {
    const hall = openHall()
    hall.bring('s1', 'questioning')
    expect(hall.ask(hall.numbered({ type: 'slot.enter', slot: 's1', to: 'questioning' }))).toBe('noSuchMove')
  })

  test.each(talk)('[S4] there is no step from %s back to the report', (phase) => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.take({ type: 'slot.enter', slot: 's1', to: phase })
    expect(hall.ask(hall.numbered({ type: 'slot.enter', slot: 's1', to: 'reporting' }))).toBe('noSuchMove')
    hall.undo()
    expect(hall.slot('s1').phase).toBe('reporting')
  })

  test('[S4] nothing is entered once the ballot is open', () => {
    const hall = openHall()
    hall.bring('s1', 'ballot')
    for (const to of talkPhases)
      expect(hall.ask(hall.numbered({ type: 'slot.enter', slot: 's1', to }))).toBe('noSuchMove')
    hall.press()
    for (const to of talkPhases)
      expect(hall.ask(hall.numbered({ type: 'slot.enter', slot: 's1', to }))).toBe('noSuchMove')
  })

  test('[S4] [S9] a written report goes from the call to the comment, and is balloted', () => {
    const hall = openHall({ written: ['s1'] })
    hall.bring('s1', 'called')
    expect(hall.ask(hall.numbered({ type: 'slot.enter', slot: 's1', to: 'reporting' }))).toBe('noSuchMove')
    expect(hall.press()).toMatchObject({ type: 'slot.enter', to: 'commenting' })
    expect(hall.press()).toMatchObject({ type: 'ballot.open', slot: 's1' })
    expect(hall.meeting.rounds['s1-1']).toMatchObject({ state: 'open', subjects: ['s1'] })
    expect(hall.slot('s1')).not.toHaveProperty('reportTook')
  })

  test('[S10] a slot can be finished at any moment but while its ballot is open', () => {
    for (const phase of ['called', 'reporting', 'questioning', 'commenting', 'closed'] as const) {
      const hall = openHall()
      hall.bring('s1', phase)
      hall.take({ type: 'slot.finish', slot: 's1' })
      expect(hall.slot('s1').phase).toBe('done')
      expect(hall.meeting).toMatchObject({ timer: null, agenda: { current: null } })
      expect(hall.ask(hall.numbered({ type: 'slot.finish', slot: 's1' }))).toBe('noSuchItem')
    }
    const open = openHall()
    open.bring('s1', 'ballot')
    expect(open.ask(open.numbered({ type: 'slot.finish', slot: 's1' }))).toBe('ballotOpen')
  })

  test.each(['a question', 'the ballot', 'the end'] as const)(
    '[S11] the report ends with %s; its length is kept without the pauses',
    (end) => {
      const hall = openHall()
      hall.bring('s1', 'reporting')
      hall.pass(minutes(4))
      hall.take({ type: 'timer.pause', timer: hall.meeting.timer?.id ?? '', reason: 'microphone' })
      hall.pass(minutes(3))
      hall.press()
      hall.pass(minutes(7))
      if (end === 'a question') hall.take({ type: 'slot.enter', slot: 's1', to: 'questioning' })
      if (end === 'the ballot') hall.take({ type: 'ballot.open', slot: 's1' })
      if (end === 'the end') hall.take({ type: 'slot.finish', slot: 's1' })
      expect(hall.slot('s1').reportTook).toBe(minutes(11))
      expect(overtime(hall.slot('s1'))).toBe(minutes(1))
      expect(hall.view('recorder').progress?.['s1']).toMatchObject({ reportTook: minutes(11), limit: minutes(10) })
    },
  )

  test('[S11] a report within its limit, or none, is not over time', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.pass(minutes(9))
    hall.press()
    expect(overtime(hall.slot('s1'))).toBe(0)
    expect(overtime(hall.slot('s2'))).toBe(0)
  })

  test('[S11] the length of the talk is not the length of the report', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.pass(minutes(9))
    hall.press()
    hall.pass(minutes(30))
    hall.press()
    expect(hall.slot('s1').reportTook).toBe(minutes(9))
  })
})

describe('marks', () => {
  test.each(slotMarks)('[S5] %s can be marked while it waits and when it is called', (as) => {
    const hall = openHall()
    hall.take({ type: 'slot.mark', slot: 's1', as, reason: 'told in advance' })
    expect(hall.slot('s1').reason).toBe('told in advance')
    const called = openHall()
    called.bring('s1', 'called')
    called.take({ type: 'slot.mark', slot: 's1', as, reason: '' })
    expect(called.slot('s1')).not.toHaveProperty('reason')
  })

  test.each(slotMarks)('[S5] %s cannot be marked once the report has begun, nor after', (as) => {
    for (const phase of ['reporting', 'commenting', 'ballot', 'closed'] as const) {
      const hall = openHall()
      hall.bring('s1', phase)
      expect(hall.ask(hall.numbered({ type: 'slot.mark', slot: 's1', as, reason: 'late' }))).toBe('notWaiting')
    }
    const over = openHall()
    over.bring('s2', 'called')
    expect(over.ask(over.numbered({ type: 'slot.mark', slot: 's1', as, reason: 'late' }))).toBe('notWaiting')
  })

  test('[S6] deferred when called: waits again behind the last presenter, under the printed number', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    hall.pass(minutes(1))
    hall.take({ type: 'slot.mark', slot: 's1', as: 'deferred', reason: 'on the road' })
    expect(hall.meeting.agenda.order).toEqual([
      'opening',
      's2',
      'break3',
      's3',
      's4',
      's1',
      'observer_comment',
      'summing_up',
    ])
    expect(hall.slot('s1')).toMatchObject({ phase: 'queued', orderNo: 1, deferred: true, reason: 'on the road' })
    expect(hall.slot('s1')).not.toHaveProperty('startedAt')
    expect(hall.meeting).toMatchObject({ timer: null, agenda: { current: null } })
    expect(hall.view('recorder').progress?.['s1']).toMatchObject({ deferred: true, reason: 'on the road' })
    hall.pressUntil(({ agenda }) => agenda.current === 's1')
    expect(hall.slot('s4').phase).toBe('done')
    hall.pressUntil(({ life }) => life.state === 'archived')
    expect(hall.slot('s1').phase).toBe('done')
  })

  test('[S6] the last presenter, deferred, is next again', () => {
    const hall = openHall({ day: ['s1', 'summing_up:30'] })
    hall.bring('s1', 'called')
    hall.take({ type: 'slot.mark', slot: 's1', as: 'deferred', reason: 'late' })
    hall.take({ type: 'slot.call', slot: 's1' })
  })

  test.each(['absent', 'withdrawn'] as const)('[S7] %s when called: the slot is over and the next one free', (as) => {
    const hall = openHall()
    hall.bring('s1', 'called')
    hall.take({ type: 'slot.mark', slot: 's1', as, reason: 'did not appear' })
    expect(hall.slot('s1').phase).toBe(as)
    expect(hall.meeting).toMatchObject({ timer: null, agenda: { current: null } })
    expect(hall.view('console').progress?.['s1']).toMatchObject({ phase: as, reason: 'did not appear' })
    hall.take({ type: 'slot.call', slot: 's2' })
  })

  test.each(['absent', 'withdrawn'] as const)('[S7] %s while waiting: the one under way goes on undisturbed', (as) => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.pass(minutes(2))
    hall.take({ type: 'slot.mark', slot: 's2', as, reason: 'ill' })
    expect(hall.reading()).toBe('08:00 running')
    expect(hall.meeting.agenda.current).toBe('s1')
    expect(hall.view('stage').now?.next).toEqual(['break3', 's3'])
  })

  test('[S8] a deputy reports under the flag, with everything else the same', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    const before = hall.slot('s1')
    hall.take({ type: 'slot.mark', slot: 's1', as: 'deputy', reason: 'the mayor' })
    expect(hall.slot('s1')).toEqual({ ...before, deputy: true, reason: 'the mayor' })
    expect(hall.view('phone').agenda?.items.find(({ id }) => id === 's1')).toMatchObject({ deputy: true, orderNo: 1 })
    hall.press()
    expect(hall.slot('s1').phase).toBe('reporting')
  })

  test('[S9] absent at first, written then: heard on paper and balloted under the same number', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    hall.take({ type: 'slot.mark', slot: 's1', as: 'absent', reason: 'did not appear' })
    hall.undo()
    hall.take({ type: 'slot.mark', slot: 's1', as: 'written', reason: 'has sent his report' })
    hall.bring('s1', 'ballot')
    expect(hall.slot('s1')).toMatchObject({ mode: 'written', orderNo: 1 })
    expect(hall.view('phone').agenda?.items.find(({ id }) => id === 's1')?.mode).toBe('written')
    expect(hall.view('phone').ballot?.round).toMatchObject({ subjects: ['s1'], state: 'open' })
  })
})
