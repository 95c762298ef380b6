/** What the hub's door takes, and that it takes nothing else. */
import { describe, expect, test } from 'vitest'
import {
  ballotSchema,
  commandSchema,
  commandTypes,
  draftSchema,
  envelopeSchema,
  joinSchema,
  nothingSchema,
  sessionSchema,
  syncSchema,
} from '../../shared/protocol/schemas.ts'
import { MOST_BOUND } from '../../shared/protocol/protocol.ts'
import { samples } from '../kit/commands.ts'

/** What is no other type for these keys. */
const rightlyTaken: Readonly<Record<string, (wrong: unknown) => boolean>> = {
  slots: Array.isArray,
  points: (wrong) => wrong === 1.5 || wrong === -0.5,
}
const takes = (command: unknown): boolean => commandSchema.safeParse(command).success
const commands = commandTypes.map((type) => ({ type, command: samples[type] as Record<string, unknown> }))

describe.each(commands)('$type', ({ type, command }) => {
  test('[G1] is taken as it is', () => {
    expect(commandSchema.parse(command)).toEqual(command)
  })

  test('[G1] is refused with a key too many, or with one too few', () => {
    expect(takes({ ...command, by: 'chair' })).toBe(false)
    for (const key of Object.keys(command))
      expect({ key, taken: takes(without(command, key)) }).toEqual({ key, taken: false })
  })

  test('[G1] is refused with a value of another type', () => {
    for (const key of Object.keys(command)) {
      for (const wrong of [{}, [], ['s1'], Number.NaN, 1.5, -0.5, undefined, () => 0]) {
        const taken = rightlyTaken[key]?.(wrong) ?? false
        expect({ key, wrong, taken: takes({ ...command, [key]: wrong }) }).toEqual({ key, wrong, taken })
      }
    }
  })

  test('[C3] carries a whole step number, or none if it is no step', () => {
    expect('step' in command).toBe(
      !/^(remark|note|problem|screen|stage|attendance|attendee|recusal|paper|score|card|key)\.|^ballot\.(correct|merge)$/.test(
        type,
      ),
    )
    if ('step' in command) expect(takes({ ...command, step: -1 })).toBe(false)
  })

  const without = ({ ...all }: Record<string, unknown>, key: string) => {
    delete all[key]
    return all
  }
})

describe('the door', () => {
  test('[G1] refuses what is not a command at all', () => {
    const rubbish = [
      undefined,
      null,
      0,
      '',
      'step.undo',
      [],
      {},
      { type: 'x' },
      { type: '__proto__', step: 0 },
      { type: 'constructor' },
    ]
    expect(rubbish.filter(takes)).toEqual([])
    expect(takes(JSON.parse('{"type":"step.undo","step":0,"__proto__":{"type":"slot.call"}}'))).toBe(false)
  })

  test('[G1] takes what may be left out only where it may be', () => {
    expect(takes({ type: 'meeting.move', step: 0, to: 'recess', reason: 'Tea', until: 1_514_500_000_000 })).toBe(true)
    expect(takes({ type: 'meeting.move', step: 0, to: 'recess', reason: undefined })).toBe(false)
    expect(takes({ type: 'screen.hold', scene: 'message', message: 'Back soon' })).toBe(true)
    expect(takes({ type: 'meeting.move', step: 0, to: 'nowhere' })).toBe(false)
  })

  test('[G1] takes names of at most sixty-four plain characters', () => {
    const call = (slot: string) => takes({ type: 'slot.call', step: 0, slot })
    expect(['p01', 'day-1', 's7.12', 'a'.repeat(64)].map(call)).toEqual([true, true, true, true])
    expect(['', 'a'.repeat(65), 'a b', '../x', 's1\n', '述'].map(call)).toEqual(Array(6).fill(false))
  })

  test('[G1] takes texts of at most two thousand characters, of which the meeting keeps its part', () => {
    const note = (length: number) => takes({ type: 'stage.note', text: 'x'.repeat(length) })
    expect([0, 2_000, 2_001].map(note)).toEqual([true, true, false])
  })

  test('[G1] takes no answer from a phone: that is the presenter’s', () => {
    expect(takes({ type: 'remark.submit', item: null, kind: 'answer', text: 'So' })).toBe(false)
    expect(takes({ type: 'remark.record', item: null, kind: 'answer', speaker: 'S', text: 'So', show: true })).toBe(
      true,
    )
  })

  test('[B3] takes an extension of a second to an hour, and an adjustment both ways', () => {
    const extend = (by: number) => takes({ type: 'ballot.extend', step: 0, round: 's1-1', by })
    expect([999, 0, -60_000, 3_600_001].map(extend)).toEqual([false, false, false, false])
    expect([1_000, 30_000, 3_600_000].map(extend)).toEqual([true, true, true])
    const adjust = (by: number) => takes({ type: 'timer.adjust', step: 0, timer: 's1.4', by })
    expect([-60_000, 60_000, -3_600_001, 3_600_001].map(adjust)).toEqual([true, true, false, false])
  })

  test('[C2] takes an id of thirty-two hexadecimal digits only', () => {
    const envelope = (id: unknown) => envelopeSchema.safeParse({ id, command: samples['step.undo'] }).success
    expect(envelope('0123456789abcdef'.repeat(2))).toBe(true)
    expect(['', 'x'.repeat(32), 'A'.repeat(32), 'a'.repeat(31), 'a'.repeat(33), 7, null].map(envelope)).toEqual(
      Array(7).fill(false),
    )
  })

  test('[B13] takes a ballot with the marks of the form, for at most two hundred presenters', () => {
    const ballot = (marks: unknown, handle = 'a'.repeat(32)) =>
      ballotSchema.safeParse({ round: 's1-1', handle, marks }).success
    const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`p${i}`, ['good']]))
    expect(ballot({ s1: ['good', '92.5'], s2: ['abstain'] })).toBe(true)
    expect([many(200), many(201)].map((marks) => ballot(marks))).toEqual([true, false])
    expect(
      [{ s1: 'good' }, { s1: [1] }, { 'a b': ['good'] }, { s1: ['<b>'] }, { s1: Array(31).fill('a') }, null, []].map(
        (marks) => ballot(marks),
      ),
    ).toEqual(Array(7).fill(false))
    expect(ballot({ s1: ['good'] }, 'short')).toBe(false)
    expect(ballotSchema.safeParse({ round: 's1-1', handle: 'a'.repeat(32), marks: {}, card: 'C01' }).success).toBe(
      false,
    )
  })

  test('[G1] [G7] takes a bound of the hub’s time that is one, or none', () => {
    const takesBound = (bound: unknown) => syncSchema.safeParse({ bound }).success
    expect([0, 0.1, 3.4, MOST_BOUND, null].filter((bound) => !takesBound(bound))).toEqual([])
    const wrong = [-1, 1e99, MOST_BOUND + 1, Infinity, Number.NaN, '3', {}, [], undefined, true]
    expect(wrong.filter(takesBound)).toEqual([])
    const rubbish = [null, {}, { bound: 3, role: 'chair' }, 3]
    expect(rubbish.filter((message) => syncSchema.safeParse(message).success)).toEqual([])
  })

  test('[G1] takes the other messages as they are', () => {
    expect(draftSchema.safeParse({ round: 's1-1', unsent: true }).success).toBe(true)
    expect(draftSchema.safeParse({ round: 's1-1', unsent: 1 }).success).toBe(false)
    expect([null, undefined, {}, 0].map((nothing) => nothingSchema.safeParse(nothing).success)).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(sessionSchema.safeParse({ secret: 'x'.repeat(7) }).success).toBe(false)
    expect(joinSchema.safeParse({ code: 'ABCD-EFGH', device: '0'.repeat(32), card: 'C01' }).success).toBe(false)
    expect(joinSchema.safeParse({ code: 'ABCD-EFGH' }).success).toBe(false)
    expect(joinSchema.safeParse({ code: 'ABCD-EFGH', device: '0'.repeat(32) }).success).toBe(true)
  })
})
