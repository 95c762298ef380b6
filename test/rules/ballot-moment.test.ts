/** When a ballot is due, and who is on its form: each presenter, each group, all at the end, the first few together. */
import { describe, expect, test } from 'vitest'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { seconds } from '../../shared/domain/time.ts'
import { openHall } from '../kit/hall.ts'

const day = ['opening:5', 's1', 's2', 'break:15', 's3', 's4', 's5', 'summing_up:30']

/** The forms of a whole day, as the main button alone leads to them. */
function formsOf(wishes: Parameters<typeof openHall>[0]): readonly string[] {
  const hall = openHall({ day, ...wishes })
  const forms: string[] = []
  while (hall.meeting.life.state !== 'archived') {
    const step = hall.press()
    if (step.type === 'ballot.open') forms.push(Object.values(hall.meeting.rounds).at(-1)?.subjects.join(' ') ?? '')
  }
  return forms
}

describe('the main button leads to', () => {
  test('[B1] [N2] a ballot for each presenter', () => {
    expect(formsOf({})).toEqual(['s1', 's2', 's3', 's4', 's5'])
  })
  test('[B1] [N2] a ballot for each group, between two breaks', () => {
    expect(formsOf({ timing: 'per_group' })).toEqual(['s1 s2', 's3 s4 s5'])
  })
  test('[B1] [N2] one ballot at the end', () => {
    expect(formsOf({ timing: 'collective' })).toEqual(['s1 s2 s3 s4 s5'])
  })
  test('[B16] [N2] the first three together, and then each one', () => {
    expect(formsOf({ firstTogether: 3 })).toEqual(['s1 s2 s3', 's4', 's5'])
  })
  test('[B16] everybody together if there are fewer than that', () => {
    expect(formsOf({ firstTogether: 9 })).toEqual(['s1 s2 s3 s4 s5'])
  })
})

describe('a ballot of a group', () => {
  test('[B1] is not opened before the group has been heard, and the next one can be called without it', () => {
    const hall = openHall({ day, timing: 'per_group' })
    hall.bring('s1', 'commenting')
    expect(hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))).toBe('ballotNotDue')
    hall.take({ type: 'slot.call', slot: 's2' })
    expect(hall.slot('s1').phase).toBe('done')
    hall.take({ type: 'slot.enter', slot: 's2', to: 'reporting' })
    hall.take({ type: 'slot.enter', slot: 's2', to: 'commenting' })
    expect(hall.ask(hall.numbered({ type: 'item.begin', item: 'break3' }))).toBe('slotInProgress')
    hall.take({ type: 'ballot.open', slot: 's2' })
    expect(hall.meeting.rounds['s2-1']).toMatchObject({ slot: 's2', subjects: ['s1', 's2'] })
  })

  test('[B2] has time for every row', () => {
    const hall = openHall({ day, timing: 'collective' })
    hall.bring('s5', 'ballot')
    expect(hall.meeting.timer?.limit).toBe(seconds(100))
    const items = openHall({ day, timing: 'collective', scheme: presets.P6.scheme })
    items.bring('s5', 'ballot')
    expect(items.meeting.timer?.limit).toBe(seconds(5 * 60))
    const one = openHall({ day })
    one.bring('s1', 'ballot')
    expect(one.meeting.timer?.limit).toBe(seconds(90))
  })

  test('[B1] [A3] has its presenters in printed order, whoever was heard first', () => {
    const hall = openHall({ day, timing: 'per_group' })
    hall.begin()
    hall.take({ type: 'agenda.swap', a: 's1', b: 's2', reason: 'the train is late' })
    hall.bring('s1', 'ballot')
    expect(hall.meeting.rounds['s1-1']?.subjects).toEqual(['s1', 's2'])
  })

  test('[S7] [B1] is held though its last presenter never came', () => {
    const hall = openHall({ day, timing: 'per_group' })
    hall.bring('s1', 'commenting')
    hall.take({ type: 'slot.call', slot: 's2' })
    hall.take({ type: 'slot.mark', slot: 's2', as: 'absent', reason: 'ill' })
    expect(hall.press()).toEqual({ type: 'ballot.open', slot: 's1' })
    expect(hall.slot('s1').phase).toBe('ballot')
    expect(hall.meeting.rounds['s1-1']?.subjects).toEqual(['s1'])
  })

  test('[S6] leaves a deferred presenter to the last form', () => {
    const hall = openHall({ day, timing: 'per_group' })
    hall.begin()
    hall.take({ type: 'slot.mark', slot: 's2', as: 'deferred', reason: 'called away' })
    hall.bring('s1', 'ballot')
    expect(hall.meeting.rounds['s1-1']?.subjects).toEqual(['s1'])
    hall.bring('s2', 'ballot')
    expect(hall.meeting.rounds['s2-1']?.subjects).toEqual(['s2', 's3', 's4', 's5'])
  })

  test('[S9] [B1] has those who report in writing on it, under their printed number', () => {
    const hall = openHall({ day, timing: 'collective' })
    hall.begin()
    hall.take({ type: 'slot.mark', slot: 's4', as: 'written', reason: 'ill' })
    hall.bring('s5', 'ballot')
    expect(hall.meeting.rounds['s5-1']?.subjects).toEqual(['s1', 's2', 's3', 's4', 's5'])
    expect(hall.slot('s4').orderNo).toBe(4)
  })

  test('[B5] voided and held again asks about the same presenters, and the first round is kept with its reason', () => {
    const hall = openHall({ day, timing: 'per_group' })
    hall.bring('s2', 'ballot')
    hall.take({ type: 'ballot.close', round: 's2-1', unsent: 0 })
    hall.countClosed()
    hall.take({ type: 'ballot.void', round: 's2-1', reason: 'two forms were handed out' })
    expect(hall.press()).toEqual({ type: 'ballot.open', slot: 's2' })
    expect(hall.meeting.rounds).toMatchObject({
      's2-1': { state: 'voided', reason: 'two forms were handed out', subjects: ['s1', 's2'] },
      's2-2': { state: 'open', number: 2, subjects: ['s1', 's2'] },
    })
  })
})

describe('the first few together', () => {
  test('[B16] counts those who were heard, not those who never came', () => {
    const hall = openHall({ day, firstTogether: 2 })
    hall.begin()
    hall.take({ type: 'slot.mark', slot: 's1', as: 'absent', reason: 'ill' })
    hall.bring('s3', 'ballot')
    expect(hall.meeting.rounds['s3-1']?.subjects).toEqual(['s2', 's3'])
    hall.bring('s4', 'ballot')
    expect(hall.meeting.rounds['s4-1']?.subjects).toEqual(['s4'])
  })
})
