/** What the bench prints: the figures in the middle, the goals held to their bounds, and what could not run. */
import { expect, test } from 'vitest'
import { inTurns, median, percentile, ratio, type Goal } from '../load/measure.ts'
import { goalsText, isMet, measuredText, type Ran } from '../load/report.ts'

const goal = (figure: number, bound: Goal['bound']): Goal => ({
  what: 'a goal',
  figure,
  unit: '×',
  bound,
  limit: 'the sea',
})

test('[H7] the middle, the percentile by nearest rank, and ratios round by round', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2.5, Number.NaN])
  expect([percentile([5, 1, 4, 2, 3], 50), percentile([1, 2], 99), percentile([], 99)]).toEqual([3, 2, Number.NaN])
  // The slow round is slow for both.
  expect(ratio([10, 100, 12], [20, 200, 24])).toBe(0.5)
})

test('[H7] takes come in turns, and whose turn is first turns too', async () => {
  const order: string[] = []
  const take = (name: string) => async () => order.push(name)
  expect(await inTurns(3, { a: take('a'), b: take('b') })).toEqual({ a: [1, 4, 5], b: [2, 3, 6] })
  expect(order.join('')).toBe('abbaab')
})

test('[H7] a goal is met at its bound and not beyond it; a figure that is none meets nothing', () => {
  expect([1, 1.01, Number.NaN].map((figure) => isMet(goal(figure, { atMost: 1 })))).toEqual([true, false, false])
  expect([5, 4.9, Number.NaN].map((figure) => isMet(goal(figure, { atLeast: 5 })))).toEqual([true, false, false])
})

test('[H7] what is not met has its reason beside it, and a measure that could not run says why', () => {
  const measured: Ran = {
    name: 'sail',
    about: 'over the sea',
    seconds: 3,
    measured: {
      figures: [{ what: 'speed', unit: 'ms', values: [1, 2, 9] }],
      goals: [goal(2, { atMost: 1 }), goal(1, { atMost: 1 })],
    },
  }
  const lame: Ran = { name: 'row', about: 'over the sea', seconds: 0, couldNotRun: 'there is no oar here' }
  expect(measuredText(measured)).toMatch(/speed +2\.00 ms +\(1\.00 … 9\.00, 3 values\)/)
  expect(measuredText(lame)).toContain('could not run: there is no oar here')
  const text = goalsText({ machine: {} as never, quick: false, ran: [measured, lame] })
  expect(text).toContain('Goals: 1 of 2 met')
  expect(text).toMatch(/NOT MET +a goal .*\n +what limits it: the sea/)
  expect(text).toContain('NO FIGURE row: there is no oar here')
})
