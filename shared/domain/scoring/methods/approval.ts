/**
 * 赞成率 (domain 2.2, scheme 8): in favour ÷ (in favour + against); abstentions and void ballots are out of it. Passed
 * with more than the set share; the score is the rate times what the ballot is worth in the whole.
 */
import { compare, decimalOf, plain, ratio, times } from '../exact.ts'
import { given } from '../denominator.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'
import { pooled } from './pooled.ts'

/** Verdicts of this method. */
export const PASSED = 'passed'
export const NOT_PASSED = 'not_passed'

export const approval: Count<Extract<Method, { family: 'approval' }>> = (scheme, subject) => {
  const { item, inFavour, against, more, worth } = scheme.method
  // Only the two answers are in it, whatever a plan divides by elsewhere.
  const decided = { ...scheme.rules, denominator: 'valid', abstainCounts: false, noOpinionCounts: false } as const
  const found = pooled({ ...scheme, rules: decided }, subject, item)
  const classes = scheme.classes.map(({ code }) => {
    const i = scheme.form.items.findIndex((each) => each.code === item)
    return { code, over: given(subject.cells[code]?.items[i] ?? {}, [inFavour, against]), figure: null }
  })
  if ('working' in found) return { ...found, classes }
  const pool = { ...found, outcome: { ...found.outcome, classes } }
  const yes = pool.votes[inFavour] ?? 0
  const no = pool.votes[against] ?? 0
  if (yes + no === 0) {
    return {
      ...pool.outcome,
      value: null,
      working: [],
      withheld: { why: 'emptyClass', about: scheme.classes.map(({ code }) => code) },
    }
  }
  const rate = ratio(yes, yes + no)
  const passed = compare(rate, ratio(more.over, more.under)) > 0
  return {
    ...pool.outcome,
    value: times(rate, decimalOf(worth)),
    verdict: passed ? PASSED : NOT_PASSED,
    working: [{ of: null, sum: `${yes}÷(${yes} + ${no}) × ${plain(decimalOf(worth))}` }],
  }
}
