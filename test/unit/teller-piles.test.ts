/** The piles of paper sheets: which are entered by whom, what comes next, and where two entries differ. */
import { describe, expect, test } from 'vitest'
import { differingSheets, nextFree, pilesOf } from '../../client/teller/piles.ts'
import type { PaperRound } from '../../shared/domain/view.ts'

const round: PaperRound = {
  id: 'day-1',
  number: 1,
  subjects: ['p01', 'p02', 'p03'],
  issued: { A: 4, B: 2, C: 0 },
  entered: { teller_a: { A: [1, 2, 4] }, teller_b: { A: [1, 2, 3], B: [3] } },
  differences: [
    { voterClass: 'A', sheet: 2, presenter: 'p03' },
    { voterClass: 'A', sheet: 2, presenter: 'p01' },
    { voterClass: 'A', sheet: 1, presenter: null },
  ],
}
const classes = ['A', 'B', 'C']

describe('the piles', () => {
  test('say of each sheet who has entered it, as each of the two sees it', () => {
    const states = (me: 'teller_a' | 'teller_b') => pilesOf(round, classes, me)[0]?.sheets.map(({ state }) => state)
    expect(states('teller_a')).toEqual(['differs', 'differs', 'other', 'mine'])
    expect(states('teller_b')).toEqual(['differs', 'differs', 'mine', 'other'])
    const agreed = { ...round, differences: [] }
    expect(pilesOf(agreed, classes, 'teller_a')[0]?.sheets.map(({ state }) => state)).toEqual([
      'both',
      'both',
      'other',
      'mine',
    ])
  })

  test('are those of the classes that were given paper, in the order of the plan', () => {
    expect(pilesOf(round, ['C', 'B', 'A'], 'teller_a').map(({ voterClass }) => voterClass)).toEqual(['B', 'A'])
  })

  test('show a sheet beyond those given out, if somebody has entered one', () => {
    const pile = pilesOf(round, classes, 'teller_a').find(({ voterClass }) => voterClass === 'B')
    expect(pile).toMatchObject({ issued: 2, mine: 0, other: 1, differing: 0 })
    expect(pile?.sheets).toEqual([
      { sheet: 1, state: 'free' },
      { sheet: 2, state: 'free' },
      { sheet: 3, state: 'other' },
    ])
  })

  test('count a sheet with several differences once', () => {
    expect(pilesOf(round, classes, 'teller_a')[0]).toMatchObject({ mine: 3, other: 3, differing: 2 })
  })
})

describe('the next sheet', () => {
  test('is the lowest that I have not entered, whatever the other has', () => {
    expect(nextFree(round, 'A', 'teller_a')?.sheet).toBe(3)
    expect(nextFree(round, 'A', 'teller_b')?.sheet).toBe(4)
    expect(nextFree(round, 'B', 'teller_b')?.sheet).toBe(1)
  })

  test('is not the one that was saved a moment ago, and none after the last that was given out', () => {
    expect(nextFree(round, 'A', 'teller_a', 3)).toBeNull()
    expect(nextFree(round, 'B', 'teller_a', 1)?.sheet).toBe(2)
    expect(nextFree(round, 'C', 'teller_a')).toBeNull()
  })
})

test('differences are listed sheet by sheet, presenters in printed order, a whole sheet without any', () => {
  expect(differingSheets(round, classes).map(({ sheet, presenters }) => [sheet, presenters])).toEqual([
    [1, []],
    [2, ['p01', 'p03']],
  ])
})
