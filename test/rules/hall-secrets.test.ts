/** What must not stand on a wall: why the meeting stands still, and what was meant for somebody else. */
import { describe, expect, test } from 'vitest'
import { openHall } from '../kit/hall.ts'
import { chair, recorder } from '../kit/people.ts'

describe('[V10] why the meeting stands still', () => {
  test.each(['recess', 'suspended'] as const)(
    'the reason of a %s is for the staff; the hall is told only that it is',
    (to) => {
      const hall = openHall({ day: ['s1', 's2'] })
      hall.bring('s1', 'reporting')
      hall.take({ type: 'meeting.move', to, reason: 'a member has fallen ill' })
      for (const audience of ['projector', 'stage', 'phone'] as const) {
        expect(JSON.stringify(hall.view(audience))).not.toContain('fallen ill')
        expect(hall.view(audience).now?.life.state).toBe(to)
      }
      for (const audience of ['console', 'recorder'] as const) {
        expect(hall.view(audience).now?.life.reason).toBe('a member has fallen ill')
      }
    },
  )
})

test('[V11] a note and a reminder to one presenter do not meet the next', () => {
  const hall = openHall({ day: ['s1', 's2'] })
  hall.bring('s1', 'reporting')
  hall.say({ type: 'stage.note', text: 'closer to the microphone' }, chair)
  hall.say({ type: 'stage.remind', slot: 's1' }, chair)
  expect(hall.view('stage').stage).toMatchObject({ stageNote: 'closer to the microphone', reminder: { count: 1 } })
  hall.bring('s2', 'called')
  expect(hall.view('stage').stage).toEqual({ stageNote: '', reminder: null })
})

test('[K7] whoever is absent after the form of the day was opened stays on it and has no score', () => {
  const hall = openHall({ day: ['s1', 's2'], timing: 'open_all_day' })
  hall.bring('s1', 'commenting')
  hall.take({ type: 'slot.mark', slot: 's2', as: 'absent', reason: 'ill' })
  hall.take({ type: 'ballot.close', round: 'day-1', unsent: 0 })
  hall.countClosed()
  const result = hall.view('console').results?.rounds[0]
  expect(result?.subjects).toEqual(['s1', 's2'])
  expect(result?.rows?.map(({ presenter }) => presenter)).toEqual(['s1'])
})

test('[R6] once the result is signed nothing is added to the record', () => {
  const hall = openHall({ day: ['s1'] })
  const note = { type: 'remark.record', item: null, kind: 'comment', speaker: '', text: 'later', show: false } as const
  hall.pressUntil(({ life }) => life.state === 'result_ready')
  hall.say(note, recorder)
  hall.pressUntil(({ life }) => life.state === 'signed')
  expect(hall.ask(note, recorder)).toBe('notInSession')
})
