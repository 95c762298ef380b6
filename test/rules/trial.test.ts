/** A trial ballot before the first slot, and a rehearsal of the whole day. */
import { describe, expect, test } from 'vitest'
import { TRIAL } from '../../shared/domain/trial.ts'
import { theHub } from '../../shared/domain/person.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { chair } from '../kit/people.ts'

function checkingIn(): Hall {
  const hall = openHall()
  hall.take({ type: 'meeting.move', to: 'ready' })
  hall.take({ type: 'meeting.move', to: 'check_in' })
  return hall
}
describe('a trial ballot', () => {
  test('[Y4] opens while people check in, on one line that is no presenter’s, and ends by the same press as any', () => {
    const hall = checkingIn()
    hall.take({ type: 'trial.open' })
    expect(hall.meeting.rounds['trial-1']).toMatchObject({ slot: TRIAL, subjects: [TRIAL], state: 'open' })
    expect(hall.view('projector').screen?.scene).toBe('ballot')
    expect(hall.view('phone').ballot?.round?.id).toBe('trial-1')
    expect(hall.ask(hall.numbered({ type: 'trial.open' }))).toBe('ballotOpen')
    expect(hall.next()).toMatchObject({ type: 'ballot.close', round: 'trial-1' })
    hall.press()
    expect(hall.meeting.rounds['trial-1']?.state).toBe('closed')
    hall.take({ type: 'trial.open' })
    expect(hall.meeting.rounds['trial-2']?.number).toBe(2)
  })

  test('[Y4] and no more once a presenter has been called', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    expect(hall.ask(hall.numbered({ type: 'trial.open' }))).toBe('noSuchMove')
  })

  test('[Y5] it is no result: the scheme and the recusals can still be set, no list has it, and the day ends without it', () => {
    const hall = checkingIn()
    hall.take({ type: 'trial.open' })
    hall.ballots['trial-1'] = { C: 1 }
    hall.press()
    hall.say({ type: 'recusal.set', card: 'A01', slots: ['s1'], reason: 'a brother' }, chair)
    hall.take({ type: 'scheme.change', scheme: hall.meeting.plan.scheme, reason: 'a word on the form' })
    // Even one that nobody has counted keeps nobody from going home.
    hall.pressUntil(({ life }) => life.state === 'counting')
    expect(hall.view('console').results?.day.map(({ presenter }) => presenter)).not.toContain(TRIAL)
  })

  test('[Y5] counted, it has a record of its own and cannot be shown as a result', () => {
    const hall = checkingIn()
    hall.take({ type: 'trial.open' })
    hall.ballots['trial-1'] = { C: 1 }
    hall.press()
    const record = hall.view('console').results?.rounds.find(({ id }) => id === 'trial-1')
    expect(record).toMatchObject({ submitted: 1, slot: TRIAL })
    expect(hall.view('console').results?.day).toEqual([])
    expect(hall.view('console').control?.mayReveal).toEqual([])
  })
})

describe('a rehearsal', () => {
  test('[Y1] [Y2] begins when the meeting is ready and nothing has happened, and every audience is told', () => {
    const hall = openHall()
    expect(hall.ask(hall.numbered({ type: 'rehearsal.begin' }))).toBe('noSuchMove')
    hall.take({ type: 'meeting.move', to: 'ready' })
    hall.take({ type: 'rehearsal.begin' })
    expect(hall.ask(hall.numbered({ type: 'rehearsal.begin' }))).toBe('noSuchMove')
    for (const audience of [
      'console',
      'recorder',
      'secretary',
      'desk',
      'teller',
      'projector',
      'stage',
      'phone',
    ] as const) {
      expect(hall.view(audience).meeting?.rehearsal).toBe(true)
    }
    hall.take({ type: 'meeting.move', to: 'check_in' })
    expect(hall.ask(hall.numbered({ type: 'rehearsal.begin' }))).toBe('noSuchMove')
  })

  test('[Y3] only the hub clears it, and only one that there is', () => {
    const hall = openHall()
    hall.take({ type: 'meeting.move', to: 'ready' })
    expect(hall.ask({ type: 'rehearsal.clear' }, chair)).toBe('notAllowed')
    hall.say({ type: 'rehearsal.clear' }, theHub)
    expect(hall.meeting.rehearsal).toBe(false)
  })
})
