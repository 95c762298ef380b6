import { describe, expect, test } from 'vitest'
import { isHalted } from '../../shared/domain/meeting-life.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import { count } from '../../shared/domain/scoring/counts.ts'
import { theHub } from '../../shared/domain/person.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { chair } from '../kit/people.ts'

/** A hall in which the first presenter's ballot has just opened. */
function balloting(wishes = {}): Hall {
  const hall = openHall(wishes)
  hall.bring('s1', 'ballot')
  return hall
}

describe('a presenter’s ballot', () => {
  test.each(['reporting', 'questioning', 'answering', 'commenting'] as const)('[B1] opens from %s', (phase) => {
    const hall = openHall()
    hall.bring('s1', phase)
    hall.take({ type: 'ballot.open', slot: 's1' })
    expect(hall.slot('s1').phase).toBe('ballot')
    expect(hall.meeting.rounds['s1-1']).toEqual({
      id: 's1-1',
      number: 1,
      slot: 's1',
      subjects: ['s1'],
      state: 'open',
      secrecy: 'recorded',
      config: expect.stringContaining('hash') as string,
      entitled: { A: 2, B: 3, C: 4 },
      openedAt: hall.clock.now(),
    })
  })

  test('[B1] does not open before the report, for another presenter, or for nobody', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('noSuchMove')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's2' }))).toBe('noSuchMove')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 'opening' }))).toBe('noSuchItem')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: null }))).toBe('noSuchMove')
  })

  test('[B1] does not open for who has finished without one', () => {
    const hall = openHall()
    hall.bring('s1', 'commenting')
    hall.take({ type: 'slot.finish', slot: 's1' })
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('noSuchMove')
  })

  test('[B1] takes the question off the wall', () => {
    const hall = openHall()
    hall.bring('s1', 'questioning')
    hall.say({ type: 'remark.record', item: 's1', kind: 'question', speaker: 'A', text: 'Why?', show: true })
    hall.take({ type: 'ballot.open', slot: 's1' })
    expect(hall.view('projector')).toMatchObject({ spotlight: { remark: null }, screen: { scene: 'ballot' } })
  })

  test('[B2] counts down its ninety seconds, and at the end nothing closes by itself', () => {
    const hall = balloting()
    expect(hall.reading()).toBe('01:30 running')
    hall.pass(seconds(95))
    expect(hall.reading()).toBe('+00:05 over')
    expect(hall.meeting.rounds['s1-1']?.state).toBe('open')
  })

  test('[B3] extended in time it has that much more; extended after the bell it has that much from now', () => {
    const hall = balloting()
    hall.pass(seconds(60))
    hall.take({ type: 'ballot.extend', round: 's1-1', by: seconds(30) })
    expect(hall.reading()).toBe('01:00 running')
    hall.pass(minutes(5))
    hall.take({ type: 'ballot.extend', round: 's1-1', by: seconds(30) })
    expect(hall.reading()).toBe('00:30 running')
  })

  test('[B3] a round that is over, and one without a countdown, is not extended', () => {
    const hall = balloting()
    hall.press()
    expect(hall.ask(hall.numbered({ type: 'ballot.extend', round: 's1-1', by: seconds(30) }))).toBe('noOpenRound')
    const day = openHall({ timing: 'open_all_day' })
    day.bring('s1', 'reporting')
    expect(day.ask(day.numbered({ type: 'ballot.extend', round: 'day-1', by: seconds(30) }))).toBe('noOpenRound')
    expect(day.reading()).toBe('10:00 running')
  })

  test('[B4] is not closed over six unsent drafts unasked, and the refusal says six', () => {
    const hall = balloting()
    hall.drafts['s1-1'] = 6
    const close = (unsent: number) => hall.numbered({ type: 'ballot.close', round: 's1-1', unsent })
    expect(hall.wonder(close(0))).toEqual({ refused: 'draftsUnsent', count: 6 })
    expect(hall.wonder(close(5))).toEqual({ refused: 'draftsUnsent', count: 6 })
    hall.ballots['s1-1'] = { A: 2, C: 1 }
    hall.ask(close(6))
    expect(hall.meeting.rounds['s1-1']).toMatchObject({ state: 'closed', submitted: 3, closedAt: hall.clock.now() })
    expect(hall.journal).toContainEqual(expect.objectContaining({ type: 'ballot.closed', unsent: 6, submitted: 3 }))
    expect(hall.slot('s1').phase).toBe('closed')
  })

  test('[B4] drafts that were sent meanwhile are no obstacle', () => {
    const hall = balloting()
    hall.drafts['s1-1'] = 2
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 6 })
    expect(hall.meeting.rounds['s1-1']?.state).toBe('closed')
  })

  test('[B10] is opened once', () => {
    const hall = balloting()
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('roundExists')
    hall.press()
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('roundExists')
    expect(hall.ask(hall.numbered({ type: 'ballot.close', round: 's1-1', unsent: 0 }))).toBe('noOpenRound')
  })

  test('[B7] a recess stands its countdown still and the hub lets nothing into the box', () => {
    const hall = balloting()
    hall.pass(seconds(20))
    expect(isHalted(hall.meeting.life)).toBe(false)
    hall.take({ type: 'meeting.move', to: 'recess', reason: 'Lights' })
    expect(isHalted(hall.meeting.life)).toBe(true)
    hall.pass(minutes(10))
    hall.press()
    hall.press()
    expect(isHalted(hall.meeting.life)).toBe(false)
    expect(hall.reading()).toBe('01:10 running')
    expect(hall.meeting.rounds['s1-1']?.state).toBe('open')
  })
})

describe('a round held again', () => {
  test('[B5] voided while open, with its reason: the next has number 2, and the first is kept', () => {
    const hall = balloting()
    hall.ballots['s1-1'] = { A: 2 }
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'the wrong name was read' }, chair)
    expect(hall.slot('s1').phase).toBe('closed')
    expect(hall.reading()).toBe('none')
    expect(hall.press()).toMatchObject({ type: 'ballot.open', slot: 's1' })
    expect(hall.reading()).toBe('01:30 running')
    expect(hall.meeting.rounds['s1-2']).toMatchObject({ number: 2, state: 'open', subjects: ['s1'] })
    expect(hall.meeting.rounds['s1-1']).toMatchObject({
      state: 'voided',
      reason: 'the wrong name was read',
      closedAt: hall.clock.now(),
    })
  })

  test('[B5] not without a reason that says something', () => {
    const hall = balloting()
    for (const reason of ['', '  ', '\u200B']) {
      expect(hall.ask(hall.numbered({ type: 'ballot.void', round: 's1-1', reason }))).toBe('emptyText')
    }
    expect(hall.meeting.rounds['s1-1']?.state).toBe('open')
  })

  test('[B5] voided after it was counted and shown: the wall drops it, and it keeps the moment of its close', () => {
    const hall = balloting({ reveal: 'direct' })
    hall.press()
    const { closedAt } = hall.meeting.rounds['s1-1'] ?? {}
    hall.take({ type: 'ballot.reveal', round: 's1-1' })
    hall.pass(minutes(1))
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'objection' })
    expect(hall.view('projector')).toMatchObject({ revealed: { result: null }, screen: { scene: 'presenter' } })
    expect(hall.meeting.rounds['s1-1']?.closedAt).toBe(closedAt)
    expect(hall.ask(hall.numbered({ type: 'ballot.void', round: 's1-1', reason: 'again' }))).toBe('noOpenRound')
    expect(hall.ask(hall.numbered({ type: 'ballot.reveal', round: 's1-1' }))).toBe('notCounted')
  })

  test('[B5] for a presenter who is done: the slot comes back for its ballot alone', () => {
    const hall = openHall()
    hall.bring('s2', 'closed')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'objection' })
    hall.take({ type: 'ballot.open', slot: 's1' })
    expect(hall.slot('s2').phase).toBe('done')
    expect(hall.meeting.agenda.current).toBe('s1')
    hall.press()
    expect(hall.slot('s1').phase).toBe('closed')
    expect(hall.press()).toMatchObject({ type: 'item.begin', item: 'break3' })
    expect(hall.meeting.rounds['s1-2']).toMatchObject({ state: 'closed', number: 2 })
  })

  test('[B5] not while another presenter is being heard', () => {
    const hall = openHall()
    hall.bring('s2', 'reporting')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'objection' })
    expect(hall.slot('s2').phase).toBe('reporting')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('slotInProgress')
  })

  test('[B5] [L3] voided in a recess it is over, and held again after it', () => {
    const hall = balloting()
    hall.take({ type: 'meeting.move', to: 'suspended', reason: 'network' })
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'network' })
    expect(hall.reading()).toBe('none')
    hall.press()
    expect(hall.press()).toMatchObject({ type: 'ballot.open', slot: 's1' })
  })

  test('[B5] and again: number 3', () => {
    const hall = balloting()
    for (const round of ['s1-1', 's1-2']) {
      hall.take({ type: 'ballot.void', round, reason: 'objection' })
      hall.press()
    }
    expect(hall.meeting.rounds['s1-3']).toMatchObject({ number: 3, state: 'open' })
  })
})

describe('the form of the whole day', () => {
  test('[B1] has everybody but the absent and the withdrawn, in printed order', () => {
    const hall = openHall({ timing: 'open_all_day' })
    hall.take({ type: 'agenda.swap', a: 's1', b: 's4', reason: 'late' })
    hall.take({ type: 'slot.mark', slot: 's2', as: 'withdrawn', reason: 'moved' })
    hall.take({ type: 'slot.mark', slot: 's3', as: 'deferred', reason: 'late' })
    hall.begin()
    hall.take({ type: 'ballot.open', slot: null })
    expect(hall.meeting.rounds['day-1']).toMatchObject({ number: 1, subjects: ['s1', 's3', 's4'], state: 'open' })
    expect(hall.meeting.timer).toBeNull()
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: null }))).toBe('roundExists')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('noSuchMove')
  })

  test('[B1] opened during a report leaves the report’s clock and the wall alone', () => {
    const hall = openHall({ timing: 'open_all_day' })
    hall.begin()
    hall.take({ type: 'item.skip', item: 'opening' })
    hall.take({ type: 'slot.call', slot: 's1' })
    hall.take({ type: 'slot.enter', slot: 's1', to: 'reporting' })
    hall.say({ type: 'remark.record', item: 's1', kind: 'question', speaker: 'A', text: 'Why?', show: true })
    hall.pass(minutes(1))
    hall.take({ type: 'ballot.open', slot: null })
    expect(hall.reading()).toBe('09:00 running')
    expect(hall.view('projector').screen?.scene).toBe('remark')
  })

  test('[B1] [B5] voided, it opens again under number 2 for all who are left', () => {
    const hall = openHall({ timing: 'open_all_day' })
    hall.bring('s1', 'called')
    hall.take({ type: 'slot.mark', slot: 's1', as: 'absent', reason: 'ill' })
    hall.take({ type: 'ballot.void', round: 'day-1', reason: 'one too many' })
    expect(hall.press()).toEqual({ type: 'ballot.open', slot: null })
    expect(hall.meeting.rounds['day-2']).toMatchObject({ number: 2, subjects: ['s2', 's3', 's4'] })
  })
})

describe('the count', () => {
  test('[B9] of a closed box is taken once', () => {
    const hall = balloting()
    const counts = count([], { form: hall.meeting.plan.scheme.form, subjects: ['s1'], classes: ['A', 'B', 'C'] })
    const phone = { A: 0, B: 0, C: 0 }
    expect(hall.ask({ type: 'ballot.count', round: 's1-1', counts, phone }, theHub)).toBe('noOpenRound')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    hall.say({ type: 'ballot.count', round: 's1-1', counts, phone }, theHub)
    expect(hall.meeting.rounds['s1-1']?.counts).toEqual(counts)
    expect(hall.ask({ type: 'ballot.count', round: 's1-1', counts, phone }, theHub)).toBe('noOpenRound')
  })

  test('[B9] of a voided box is never taken', () => {
    const hall = balloting()
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'objection' })
    expect(
      hall.ask({ type: 'ballot.count', round: 's1-1', counts: { classes: {}, presenters: {} }, phone: {} }, theHub),
    ).toBe('noOpenRound')
  })
})

describe('the reveal', () => {
  test('[B6] only where the plan says so', () => {
    const hall = balloting()
    hall.press()
    expect(hall.ask(hall.numbered({ type: 'ballot.reveal', round: 's1-1' }))).toBe('revealForbidden')
    expect(hall.view('console').control?.mayReveal).toEqual([])
  })

  test('[B6] after the count, and taken off the wall by the next step', () => {
    const hall = balloting({ reveal: 'direct' })
    const reveal = () => hall.ask(hall.numbered({ type: 'ballot.reveal', round: 's1-1' }))
    expect(reveal()).toBe('notCounted')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    expect(reveal()).toBe('notCounted')
    expect(hall.view('projector').revealed?.result).toBeNull()
    hall.countClosed()
    expect(hall.view('projector').revealed?.result).toBeNull()
    expect(reveal()).toBeInstanceOf(Array)
    expect(hall.slot('s1').phase).toBe('reveal')
    expect(hall.view('projector')).toMatchObject({ revealed: { result: { id: 's1-1' } }, screen: { scene: 'results' } })
    hall.press()
    expect(hall.view('projector').revealed?.result).toBeNull()
    expect(hall.view('projector').screen?.scene).toBe('presenter')
    // What was shown may be shown again, beside what is under way, and taken down by hand.
    expect(reveal()).toBeInstanceOf(Array)
    expect(hall.slot('s2').phase).toBe('called')
    expect(hall.view('projector').screen?.scene).toBe('results')
    hall.say({ type: 'screen.spotlight', remark: null })
    expect(hall.view('projector')).toMatchObject({ revealed: { result: null }, screen: { scene: 'presenter' } })
  })

  test('[B6] delayed: not while the presenter is on stage, but from the call of the next', () => {
    const hall = openHall({ reveal: 'delayed' })
    hall.bring('s1', 'closed')
    const reveal = () => hall.ask(hall.numbered({ type: 'ballot.reveal', round: 's1-1' }))
    expect(hall.view('console').control?.mayReveal).toEqual([])
    expect(reveal()).toBe('revealForbidden')
    hall.press()
    expect(hall.slot('s2').phase).toBe('called')
    expect(hall.view('console').control?.mayReveal).toEqual(['s1-1'])
    expect(reveal()).toBeInstanceOf(Array)
    expect(hall.view('projector').screen?.scene).toBe('results')
  })

  test('[B6] never over an open ballot, nor of a voided round', () => {
    const hall = openHall({ reveal: 'direct' })
    hall.bring('s2', 'ballot')
    const reveal = (round: string) => hall.ask(hall.numbered({ type: 'ballot.reveal', round }))
    expect(reveal('s1-1')).toBe('ballotOpen')
    hall.press()
    hall.countClosed()
    hall.take({ type: 'ballot.void', round: 's2-1', reason: 'objection' })
    expect(reveal('s2-1')).toBe('notCounted')
  })

  test('[B6] of the whole day, also when the result has been signed, but not once it is sealed', () => {
    const day = openHall({ timing: 'open_all_day', reveal: 'direct' })
    const reveal = () => day.ask(day.numbered({ type: 'ballot.reveal', round: 'day-1' }))
    day.pressUntil(({ rounds }) => rounds['day-1']?.counts !== undefined)
    expect(reveal()).toBeInstanceOf(Array)
    day.pressUntil(({ life }) => life.state === 'signed')
    expect(day.view('projector').screen?.scene).toBe('ended')
    expect(reveal()).toBeInstanceOf(Array)
    expect(day.view('projector').screen?.scene).toBe('results')
    day.pressUntil(({ life }) => life.state === 'sealed')
    expect(reveal()).toBe('notInSession')
  })
})

describe('the timing', () => {
  test('[B11] changes until the first round opens, and the rounds follow it', () => {
    const hall = openHall()
    hall.begin()
    hall.take({ type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: 'custom of the house' })
    expect(hall.view('phone').meeting?.timing).toBe('open_all_day')
    expect(hall.press()).toEqual({ type: 'ballot.open', slot: null })
    expect(
      hall.ask(hall.numbered({ type: 'plan.change', timing: 'per_presenter', firstTogether: 0, reason: 'no' })),
    ).toBe('roundExists')
    hall.undo()
    hall.take({ type: 'plan.change', timing: 'per_presenter', firstTogether: 0, reason: 'after all' })
    hall.bring('s1', 'ballot')
    expect(hall.meeting.rounds).toHaveProperty('s1-1')
  })
})
