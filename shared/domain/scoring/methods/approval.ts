/**
 * 赞成率 (domain 2.2, scheme 8): in favour ÷ (in favour + against); abstentions and void ballots are out of it. Passed
 * with more than the set share; the score is the rate times what the ballot is worth in the whole.
 */
import { compare, decimalOf, plain, ratio, times } from '../exact.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'
import { pooled } from './pooled.ts'

/** Verdicts of this method. */
export const PASSED = 'passed'
export const NOT_PASSED = 'not_passed'

export const approval: Count<Extract<Method, { family: 'approval' }>> = (scheme, subject) => {
  const { item, inFavour, against, more, worth } = scheme.method
  const pool = pooled(scheme, subject, item)
  if ('working' in pool) return pool
  const yes = pool.votes[inFavour] ?? 0
  const no = pool.votes[against] ?? 0
  if (yes + no === 0) {
    return { ...pool.outcome, value: null, working: [], withheld: { why: 'emptyClass', about: [] } }
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
