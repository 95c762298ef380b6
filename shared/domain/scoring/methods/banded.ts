/**
 * 分段折算 (domain 2.2, scheme 10): the share of the good grades is turned into points by a table of steps; a set share
 * of the bad ones goes before the table.
 */
import { compare, decimalOf, percent, plain, ratio, times, whole } from '../exact.ts'
import { given } from '../denominator.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'
import { pooled } from './pooled.ts'

export const banded: Count<Extract<Method, { family: 'banded' }>> = (scheme, subject) => {
  const { item, options, steps, unless } = scheme.method
  const pool = pooled(scheme, subject, item)
  if ('working' in pool) return pool
  const good = given(pool.votes, options)
  const share = ratio(good, pool.over)
  const bad = unless ? given(pool.votes, unless.options) : 0
  const spoiled =
    unless !== null && compare(ratio(bad, pool.over), ratio(unless.atLeast.over, unless.atLeast.under)) >= 0
  const step = steps.find(({ from }) => compare(share, percent(from)) >= 0)
  const points = spoiled ? unless.points : (step?.points ?? 0)
  const written = spoiled
    ? `${bad}÷${pool.over} ≥ ${unless.atLeast.over}/${unless.atLeast.under}`
    : `${good}÷${pool.over} = ${plain(times(share, whole(100)), 2)}% ≥ ${step?.from ?? 0}%`
  return {
    ...pool.outcome,
    value: decimalOf(points),
    key: share,
    working: [{ of: null, sum: `${written} → ${points}`, concludes: true }],
  }
}
