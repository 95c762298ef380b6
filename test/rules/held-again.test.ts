/** A ballot held again for a presenter who has long left the stage, and a wall that has moved on. */
import { describe, expect, test } from 'vitest'
import { openHall } from '../kit/hall.ts'
import { chair, recorder } from '../kit/people.ts'
import { minutes } from '../../shared/domain/time.ts'

describe('a presenter who is done', () => {
  test('[P6] [B5] is balloted again without the slot growing longer', () => {
    const hall = openHall({ day: ['s1', 's2', 's3'] })
    hall.bring('s2', 'called')
    const endedAt = hall.slot('s1').endedAt
    hall.bring('s2', 'closed')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'the wrong name was read out' })
    hall.pass(minutes(40))
    hall.take({ type: 'ballot.open', slot: 's1' })
    hall.take({ type: 'ballot.close', round: 's1-2', unsent: 0 })
    hall.countClosed()
    hall.press()
    expect(hall.slot('s1')).toMatchObject({ phase: 'done', endedAt })
  })

  test('[L4] [B10] waits for it until the interval under way is over', () => {
    const hall = openHall({ day: ['s1', 'summing_up:30'] })
    hall.pressUntil(({ agenda }) => agenda.items['summing_up']?.phase === 'running')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'challenged' })
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('noSuchItem')
    expect(hall.meeting.agenda.items['summing_up']?.phase).toBe('running')
  })
})

test('[U2] undo does not take down what somebody has put on the wall since', () => {
  const hall = openHall({ day: ['s1', 's2'] })
  hall.bring('s1', 'commenting')
  const record = (text: string) =>
    hall.say({ type: 'remark.record', item: 's1', kind: 'question', speaker: '', text, show: true }, recorder)
  record('before')
  hall.take({ type: 'ballot.open', slot: 's1' }, chair)
  expect(hall.meeting.spotlight).toBeNull()
  record('since')
  hall.undo()
  expect(hall.meeting.spotlight).toBe('r2')
})
