/** 签到: who has come, by name, at several desks at once. */
import { describe, expect, test } from 'vitest'
import { checkInFigures, isKeptOut } from '../../shared/domain/check-in.ts'
import { begun } from '../../shared/domain/new-meeting.ts'
import { instant, later, minutes, seconds, type Instant } from '../../shared/domain/time.ts'
import { apply } from '../../shared/domain/apply.ts'
import { audiences } from '../../shared/domain/view.ts'
import { withNames } from '../kit/attendees.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import type { Wishes } from '../kit/meetings.ts'
import { randomFrom } from '../kit/random.ts'
import { shuffled } from '../kit/random-meetings.ts'
import { seeded } from '../kit/seed.ts'
import { everyone, voter } from '../kit/people.ts'

const theSeed = Number(seeded(1).seed)

/** A hall whose check-in has just been opened. */
function opened(wishes: Wishes = {}): Hall {
  const hall = openHall(withNames(wishes))
  hall.take({ type: 'meeting.move', to: 'ready' })
  hall.take({ type: 'meeting.move', to: 'check_in' })
  return hall
}
const arrive = (hall: Hall, attendee: string, desk = '1', at?: Instant) =>
  hall.ask({ type: 'attendee.arrive', attendee, desk, ...(at === undefined ? {} : { at }) }, everyone.desk)
const leave = (hall: Hall, attendee: string, at?: Instant) =>
  hall.ask({ type: 'attendee.leave', attendee, ...(at === undefined ? {} : { at }) }, everyone.desk)
const undo = (hall: Hall, attendee: string, reason = 'the wrong person') =>
  hall.ask({ type: 'attendee.undo', attendee, reason }, everyone.desk)
const excuse = (hall: Hall, attendee: string, reason = 'ill') =>
  hall.ask({ type: 'attendee.excuse', attendee, reason }, everyone.desk)
const of = (hall: Hall, attendee: string) => hall.meeting.presence[attendee]

describe('an arrival', () => {
  test('[Q1] [Q2] at two desks stands with its first moment, and the second is no refusal', () => {
    const hall = opened()
    hall.pass(minutes(1))
    const first = hall.clock.now()
    expect(arrive(hall, 'v003', '1')).toHaveLength(1)
    hall.pass(seconds(20))
    expect(arrive(hall, 'v003', '2')).toEqual([])
    expect(of(hall, 'v003')).toEqual({ state: 'present', at: first, desk: '1' })
  })

  test('[Q1] at a desk that was off the net stands with the moment at which it was pressed', () => {
    const hall = opened()
    hall.pass(minutes(1))
    const pressed = hall.clock.now()
    hall.pass(minutes(5))
    arrive(hall, 'v003', '2')
    // The first desk is back and says what it had.
    arrive(hall, 'v003', '1', pressed)
    expect(of(hall, 'v003')).toEqual({ state: 'present', at: pressed, desk: '1' })
  })

  test('[Q1] comes to the same in whichever order the desks are heard', () => {
    const chance = randomFrom(theSeed)
    for (let n = 0; n < 60; n += 1) {
      const first = opened()
      first.pass(minutes(60))
      const presses = Array.from({ length: 12 }, () => ({
        who: `v00${1 + Math.floor(chance() * 6)}`,
        desk: `${1 + Math.floor(chance() * 3)}`,
        at: later(instant(first.clock.now() - 3_600_000), seconds(Math.floor(chance() * 3_000))),
      }))
      const told = (order: typeof presses) => {
        const hall = opened()
        hall.pass(minutes(60))
        for (const { who, desk, at } of order) arrive(hall, who, desk, at)
        return Object.fromEntries(Object.entries(hall.meeting.presence).map(([id, { at }]) => [id, at]))
      }
      expect(told([...shuffled(presses, chance)])).toEqual(told(presses))
    }
  })

  test('[Q3] after the call to order is late, unless it was pressed before', () => {
    const hall = opened()
    const before = hall.clock.now()
    hall.pass(minutes(10))
    hall.take({ type: 'meeting.move', to: 'in_session' })
    hall.pass(minutes(1))
    arrive(hall, 'v001')
    arrive(hall, 'v002', '2', before)
    expect(of(hall, 'v001')?.late).toBe(true)
    expect(of(hall, 'v002')?.late).toBeUndefined()
    hall.take({ type: 'meeting.move', to: 'recess' })
    arrive(hall, 'v003')
    expect(of(hall, 'v003')?.late).toBe(true)
    expect(hall.view('desk').checkIn?.figures?.voting.late).toBe(2)
  })

  test('[Q3] is neither in the future nor before the check-in was opened', () => {
    const hall = opened()
    const start = hall.clock.now()
    hall.pass(minutes(10))
    arrive(hall, 'v001', '1', later(hall.clock.now(), minutes(90)))
    arrive(hall, 'v002', '1', instant(1))
    expect([of(hall, 'v001')?.at, of(hall, 'v002')?.at]).toEqual([hall.clock.now(), start])
  })

  test('[Q3] an undone call to order makes nobody late', () => {
    const hall = opened()
    hall.take({ type: 'meeting.move', to: 'in_session' })
    hall.undo()
    arrive(hall, 'v001')
    expect(of(hall, 'v001')?.late).toBeUndefined()
  })

  test('[Q4] is taken from the opening of the check-in until the result is signed', () => {
    const hall = openHall(withNames({ day: ['opening:5'] }))
    hall.take({ type: 'meeting.move', to: 'ready' })
    expect(arrive(hall, 'v001')).toBe('checkInNotOpen')
    expect(leave(hall, 'v001')).toBe('checkInNotOpen')
    expect(excuse(hall, 'v002')).toHaveLength(1)
    hall.pressUntil(({ life }) => life.state === 'result_ready')
    expect(arrive(hall, 'v001')).toHaveLength(1)
    hall.press()
    expect(arrive(hall, 'v003')).toBe('noSuchMove')
    expect(excuse(hall, 'v003')).toBe('noSuchMove')
  })

  test('[Q4] is taken while the check-in is interrupted, too', () => {
    const hall = opened()
    hall.take({ type: 'meeting.move', to: 'suspended', reason: 'power' })
    expect(arrive(hall, 'v001')).toHaveLength(1)
  })

  test('[Q2] of nobody on the list is refused, and so is a desk without a name', () => {
    const hall = opened()
    expect(arrive(hall, 'v099')).toBe('noSuchAttendee')
    expect(arrive(hall, 'constructor')).toBe('noSuchAttendee')
    expect(arrive(hall, 'v001', ' \u200b ')).toBe('emptyText')
    expect(hall.meeting.presence).toEqual({})
  })

  test('[Q2] names who came instead', () => {
    const hall = opened()
    hall.say({ type: 'attendee.arrive', attendee: 'v001', desk: '1', substitute: ' Li  Si ' }, everyone.desk)
    expect(of(hall, 'v001')?.substitute).toBe('Li Si')
    expect(hall.view('desk').checkIn?.figures?.voting).toMatchObject({ present: 1, substitutes: 1 })
  })
})

describe('what else is noted at a desk', () => {
  test('[Q8] who leaves and comes back keeps the first moment', () => {
    const hall = opened()
    const first = hall.clock.now()
    arrive(hall, 'v001')
    hall.pass(minutes(30))
    expect(leave(hall, 'v001')).toHaveLength(1)
    expect(leave(hall, 'v001')).toEqual([])
    expect(of(hall, 'v001')).toMatchObject({ state: 'left', at: first, leftAt: hall.clock.now() })
    // An older press that a desk had kept is no return.
    expect(arrive(hall, 'v001', '2', later(first, minutes(10)))).toEqual([])
    hall.pass(minutes(5))
    arrive(hall, 'v001')
    expect(of(hall, 'v001')).toEqual({ state: 'present', at: first, desk: '1' })
  })

  test('[Q8] nobody leaves before he came', () => {
    const hall = opened()
    expect(leave(hall, 'v001')).toBe('notArrived')
    excuse(hall, 'v001')
    expect(leave(hall, 'v001')).toBe('notArrived')
    hall.pass(minutes(9))
    arrive(hall, 'v001')
    leave(hall, 'v001', instant(1))
    expect(of(hall, 'v001')?.leftAt).toBe(of(hall, 'v001')?.at)
  })

  test('[Q8] who is excused is absent, needs a reason, and may come all the same', () => {
    const hall = opened()
    expect(excuse(hall, 'v001', ' ')).toBe('emptyText')
    expect(excuse(hall, 'v001')).toHaveLength(1)
    expect(excuse(hall, 'v001')).toEqual([])
    expect(hall.view('desk').checkIn?.figures?.voting).toMatchObject({ due: 9, present: 0, absent: 9, excused: 1 })
    arrive(hall, 'v001')
    expect(excuse(hall, 'v001')).toBe('hasArrived')
    expect(hall.view('desk').checkIn?.figures?.voting).toMatchObject({ present: 1, absent: 8, excused: 0 })
  })

  test('[Q8] an undo takes back one thing, with a reason, and never somebody who has voted', () => {
    const hall = opened()
    arrive(hall, 'v006')
    leave(hall, 'v006')
    expect(undo(hall, 'v006', '')).toBe('emptyText')
    undo(hall, 'v006')
    expect(of(hall, 'v006')?.state).toBe('present')
    expect(of(hall, 'v006')).not.toHaveProperty('leftAt')
    hall.bring('s1', 'ballot')
    hall.submittedBy['s1-1'] = ['C01']
    expect(undo(hall, 'v006')).toBe('ballotsAreIn')
    hall.submittedBy['s1-1'] = []
    undo(hall, 'v006')
    expect(of(hall, 'v006')).toBeUndefined()
    expect(undo(hall, 'v006')).toEqual([])
  })

  test('[Q9] somebody on no list gets the next id, and where cards are named a card of his own', () => {
    const hall = opened()
    const add = (more: object) =>
      hall.ask(
        {
          type: 'attendee.add',
          name: 'New',
          unit: 'U',
          post: 'P',
          identity: 'I',
          seat: '',
          reason: 'came instead',
          ...more,
        },
        everyone.desk,
      )
    expect(add({ voterClass: 'Z' })).toBe('badRequest')
    expect(add({ name: ' ' })).toBe('emptyText')
    expect(add({ reason: '' })).toBe('emptyText')
    expect(add({ voterClass: 'C', desk: '1' })).toHaveLength(2)
    expect(hall.meeting.attendees['v011']).toMatchObject({ name: 'New', voterClass: 'C', card: 'C005' })
    expect(hall.meeting.roster.cards['C005']).toMatchObject({ voterClass: 'C', unit: 'U' })
    expect(hall.meeting.attendance).toEqual({ A: 0, B: 0, C: 1 })
    expect(hall.view('console').roll?.due).toEqual({ A: 2, B: 3, C: 5 })
    add({})
    expect(hall.meeting.attendees['v012']).not.toHaveProperty('card')
    expect(hall.view('desk').checkIn?.figures?.nonvoting.due).toBe(2)
    // Without a list the table counts by hand, and one name would make it a list.
    const unlisted = openHall()
    expect(
      unlisted.ask({ type: 'attendee.add', name: 'N', unit: '', post: '', identity: '', seat: '', reason: 'x' }),
    ).toBe('noSuchMove')
  })
})

describe('those present', () => {
  test('[Q5] are counted from the list, class by class, and not by hand', () => {
    const hall = opened({ quorum: { over: 1, under: 2, atLeast: false } })
    expect(hall.meeting.attendance).toEqual({ A: 0, B: 0, C: 0 })
    expect(hall.ask({ type: 'attendance.record', present: { A: 2, B: 3, C: 4 } })).toBe('countedFromList')
    for (const id of ['v001', 'v003', 'v006', 'v007', 'v010']) arrive(hall, id)
    expect(hall.meeting.attendance).toEqual({ A: 1, B: 1, C: 2 })
    expect(hall.view('console').roll?.shortOf).toEqual({ refused: 'noQuorum', count: 1 })
    arrive(hall, 'v008')
    expect(hall.view('console').roll?.shortOf).toBeNull()
    leave(hall, 'v008')
    expect(hall.meeting.attendance).toEqual({ A: 1, B: 1, C: 2 })
  })

  test('[Q5] are due by the list: a spare card is nobody’s', () => {
    const listed = withNames()
    const spare = { ...listed.roster.cards['C04'], no: 'C99', identity: '', unit: '', seat: '', voterClass: 'C' }
    const hall = openHall({ ...listed, roster: { cards: { ...listed.roster.cards, C99: spare } } })
    expect(hall.view('console').roll?.due).toEqual({ A: 2, B: 3, C: 4 })
  })

  test('[Q5] without a list are counted by hand as before', () => {
    const hall = openHall()
    hall.begin()
    expect(hall.meeting.attendance).toBeNull()
    hall.say({ type: 'attendance.record', present: { A: 2, B: 3, C: 4 } })
    expect(checkInFigures(hall.meeting)).toBeNull()
  })

  test('[Q5] the figures always add up, whatever the desks do', () => {
    const chance = randomFrom(theSeed)
    const hall = opened()
    for (let n = 0; n < 400; n += 1) {
      const who = `v0${String(1 + Math.floor(chance() * 10)).padStart(2, '0')}`
      const act = [arrive, leave, undo, excuse][Math.floor(chance() * 4)]
      act?.(hall, who)
      hall.pass(seconds(7))
      const figures = checkInFigures(hall.meeting)
      for (const each of [figures?.voting, figures?.nonvoting, ...Object.values(figures?.classes ?? {})]) {
        if (!each) throw new Error('no figures')
        expect(each.present + each.left + each.absent, `seed ${theSeed}`).toBe(each.due)
        expect(each.excused, `seed ${theSeed}`).toBeLessThanOrEqual(each.absent)
      }
      const classes = Object.entries(figures?.classes ?? {}).map(([code, { present }]) => [code, present])
      expect(Object.fromEntries(classes)).toEqual(hall.meeting.attendance)
    }
    // Folded over the first meeting, also through JSON, the facts give the meeting again.
    const again = (JSON.parse(JSON.stringify(hall.journal)) as typeof hall.journal).reduce(apply, hall.first)
    expect(again.presence).toEqual(hall.meeting.presence)
    expect(again.attendance).toEqual(hall.meeting.attendance)
  })

  test('[Q5] an older meeting that knows of no desk has nobody checked in', () => {
    const { presence: _presence, ...older } = withNames()
    expect(begun(older).presence).toEqual({})
  })
})

describe('a ballot', () => {
  test('[Q6] of a card whose holder is not there is kept out; a card of nobody is not', () => {
    const hall = opened()
    expect(isKeptOut(hall.meeting, 'C01')).toBe(true)
    expect(isKeptOut(hall.meeting, 'C77')).toBe(false)
    excuse(hall, 'v006')
    expect(isKeptOut(hall.meeting, 'C01')).toBe(true)
    arrive(hall, 'v006')
    expect(isKeptOut(hall.meeting, 'C01')).toBe(false)
    leave(hall, 'v006')
    expect(isKeptOut(hall.meeting, 'C01')).toBe(true)
    expect(isKeptOut(withNames({ secrecy: 'secret' }), 'C01')).toBe(false)
    expect(isKeptOut(openHall().meeting, 'C01')).toBe(false)
  })

  test('[Q7] was handed to everybody who was there while the round was open, also if he has left since', () => {
    const hall = opened()
    for (const id of ['v001', 'v002', 'v003', 'v006']) arrive(hall, id)
    hall.bring('s1', 'reporting')
    hall.pass(seconds(1))
    leave(hall, 'v002')
    hall.pass(seconds(1))
    hall.bring('s1', 'ballot')
    hall.pass(seconds(5))
    leave(hall, 'v003')
    arrive(hall, 'v007')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    expect(hall.meeting.rounds['s1-1']).toMatchObject({ issued: { A: 1, B: 1, C: 2 }, present: { A: 1, B: 1, C: 2 } })
    expect(hall.meeting.attendance).toEqual({ A: 1, B: 0, C: 2 })
  })
})

describe('the names', () => {
  test('[Q10] are for the desks and the secretary; the table and the wall see figures, the hall nothing', () => {
    const hall = opened()
    arrive(hall, 'v001', 'DESK-NAME')
    excuse(hall, 'v002', 'EXCUSE-REASON')
    for (const audience of audiences) {
      const shown = JSON.stringify(hall.view(audience))
      const names = ['desk', 'secretary'].includes(audience)
      expect({ audience, names: /Person \d|DESK-NAME|EXCUSE-REASON/.test(shown) }).toEqual({ audience, names })
      const figures = names || ['console', 'projector'].includes(audience)
      expect({ audience, figures: /"excused":1/.test(shown) }).toEqual({ audience, figures })
    }
    expect(JSON.stringify(hall.view('desk'))).not.toMatch(/A01|C04|"card"/)
    expect(hall.ask({ type: 'attendee.arrive', attendee: 'v003', desk: '1' }, voter)).toBe('notAllowed')
  })

  test('[Q10] the projector shows the check-in while it is open, if there is a list', () => {
    const hall = opened()
    expect(hall.view('projector').screen?.scene).toBe('check_in')
    hall.take({ type: 'meeting.move', to: 'in_session' })
    expect(hall.view('projector').screen?.scene).toBe('standby')
    const unlisted = openHall()
    unlisted.take({ type: 'meeting.move', to: 'ready' })
    unlisted.take({ type: 'meeting.move', to: 'check_in' })
    expect(unlisted.view('projector').screen?.scene).toBe('standby')
  })
})
