/** What the tellers' page says to do next, through a day of sealed ballots. */
import { describe, expect, test } from 'vitest'
import { isSealing, mayOpen, nextStep, partOf, type Work } from '../../client/teller/next-step.ts'
import type { BallotKey } from '../../shared/domain/ballot-key.ts'
import { instant } from '../../shared/domain/time.ts'
import type { SealedRound } from '../../shared/domain/view.ts'

const key: BallotKey = { number: 1, publicKey: 'ab'.repeat(32), proved: [], onHub: [], destroyed: [] }
const proved: BallotKey = { ...key, proved: ['teller_a', 'teller_b'] }
const box: SealedRound = {
  id: 'p01-1',
  number: 1,
  slot: 'p01',
  subjects: ['p01'],
  closedAt: instant(0),
  sealed: 9,
  small: [],
  merged: {},
  awaitsPaper: false,
  reported: [],
  differ: false,
}
const begin: Work = {
  me: 'teller_a',
  key: null,
  secrecy: 'secret',
  holds: false,
  paper: 'none',
  boxes: [],
  open: null,
  over: false,
}
/** The next step as each of the two is told. */
const told = (now: Partial<Work>, b: Partial<Work> = {}) => [
  nextStep({ ...begin, ...now }),
  nextStep({ ...begin, ...now, ...b, me: 'teller_b' }),
]
const names = (...args: Parameters<typeof told>) => told(...args).map(({ name }) => name)

describe('the key', () => {
  test('[E1] is made by the first, printed, typed in by the second, and ready when both have proved it', () => {
    expect(names({})).toEqual(['makeKey', 'awaitKey'])
    expect(names({ key, holds: true }, { holds: false })).toEqual(['prove', 'typeHalves'])
    const half: BallotKey = { ...key, proved: ['teller_a'] }
    expect(names({ key: half, holds: true }, { holds: false })).toEqual(['handOut', 'typeHalves'])
    expect(names({ key: half, holds: true })).toEqual(['handOut', 'prove'])
    expect(names({ key: { ...key, proved: ['teller_b'] }, holds: true })).toEqual(['prove', 'awaitProof'])
    expect(names({ key: proved, holds: true })).toEqual(['awaitRound', 'awaitRound'])
  })

  test('[E1] lost from a window it is restored first of all', () => {
    expect(names({ key: proved })).toEqual(['restore', 'restore'])
    expect(names({ key: proved, boxes: [box], paper: 'mine' })).toEqual(['restore', 'restore'])
    // Made and lost before it was ever proved: only the halves, or another key, help.
    expect(names({ key })).toEqual(['restore', 'typeHalves'])
  })

  test('a meeting whose ballots are recorded asks for none', () => {
    const recorded = { ...begin, secrecy: 'recorded' as const }
    expect(isSealing(recorded)).toBe(false)
    expect(nextStep(recorded)).toEqual({ name: 'nothing', act: false })
    expect(nextStep({ ...recorded, paper: 'mine' }).name).toBe('enterPaper')
    // Something is still sealed from before.
    expect(isSealing({ ...recorded, boxes: [box] })).toBe(true)
    expect(isSealing({ ...recorded, key: proved })).toBe(true)
  })
})

describe('a round', () => {
  const ready = { key: proved, holds: true }

  test('[E11] while it is open the words are compared', () => {
    expect(told({ ...ready, open: 'p01-1' })[0]).toEqual({ name: 'compareWords', act: true, round: 'p01-1' })
  })

  test('[E5] its box is opened by each, once, and again when the two differ', () => {
    expect(names({ ...ready, boxes: [box] })).toEqual(['openBox', 'openBox'])
    expect(names({ ...ready, boxes: [{ ...box, reported: ['teller_b'] }] })).toEqual(['openBox', 'awaitOther'])
    const differing: SealedRound = { ...box, reported: ['teller_a', 'teller_b'], differ: true }
    expect(names({ ...ready, boxes: [differing] })).toEqual(['openBox', 'openBox'])
  })

  test('[E6] with a class too small it waits for the chair, and with paper for the paper', () => {
    expect(mayOpen({ ...box, small: ['A'] }, 'teller_a')).toBe(false)
    expect(names({ ...ready, boxes: [{ ...box, small: ['A'] }] })[0]).toBe('awaitDecision')
    expect(names({ ...ready, boxes: [{ ...box, awaitsPaper: true }], paper: 'mine' })[0]).toBe('enterPaper')
    expect(names({ ...ready, boxes: [{ ...box, awaitsPaper: true }], paper: 'waiting' })[0]).toBe('awaitAcceptance')
    expect(names({ ...ready, boxes: [{ ...box, awaitsPaper: true }] })[0]).toBe('awaitPaper')
  })

  test('what can be done comes before what is waited for', () => {
    const waits = { ...box, id: 'p00-1', small: ['A'] }
    expect(told({ ...ready, boxes: [waits, box] })[0]).toEqual({ name: 'openBox', act: true, round: 'p01-1' })
    expect(told({ ...ready, boxes: [waits], open: 'p02-1' })[0]).toMatchObject({ name: 'compareWords' })
  })
})

describe('the end', () => {
  const over = { key: proved, holds: true, over: true }

  test('[E8] each destroys the key once the result is out, and is told who has not', () => {
    expect(names(over)).toEqual(['destroy', 'destroy'])
    expect(names({ ...over, holds: false })).toEqual(['destroy', 'destroy'])
    expect(names({ ...over, key: { ...proved, destroyed: ['teller_a'] } })).toEqual(['awaitDestroy', 'destroy'])
    const gone: BallotKey = { ...proved, destroyed: ['teller_b', 'teller_a'] }
    expect(names({ ...over, key: gone })).toEqual(['destroyed', 'destroyed'])
    expect(partOf({ name: 'destroyed', act: false })).toBe('destroy')
  })

  test('[E8] a key that both destroyed before the day was over is followed by another', () => {
    const gone: BallotKey = { ...proved, destroyed: ['teller_a', 'teller_b'] }
    expect(names({ key: gone })).toEqual(['makeKey', 'awaitKey'])
    expect(names({ key: { ...proved, destroyed: ['teller_b'] } })).toEqual(['destroy', 'awaitDestroy'])
  })
})
