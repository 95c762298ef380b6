/**
 * 满意度判定 (domain 2.2, scheme 7): a verdict and no score. The best verdict whose grades together have more than the
 * set share of the denominator, usually of all members; exactly that share is not enough.
 */
import { compare, plus, ratio, whole } from '../exact.ts'
import { given } from '../denominator.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'
import { pooled } from './pooled.ts'

export const majority: Count<Extract<Method, { family: 'majority' }>> = (scheme, subject) => {
  const { item, verdicts, otherwise, more } = scheme.method
  const pool = pooled(scheme, subject, item)
  if ('working' in pool) return pool
  const tried = verdicts.map((verdict) => {
    const share = ratio(given(pool.votes, verdict.options), pool.over)
    return { verdict, share, enough: compare(share, ratio(more.over, more.under)) > 0 }
  })
  const passed = tried.findIndex(({ enough }) => enough)
  const upTo = passed < 0 ? tried : tried.slice(0, passed + 1)
  const working = upTo.map(({ verdict, enough }) => {
    const terms = verdict.options.map((option) => pool.votes[option] ?? 0).join(' + ')
    const votes = verdict.options.length > 1 ? `(${terms})` : terms
    return { of: verdict.code, sum: `${votes}÷${pool.over} ${enough ? '>' : '≤'} ${more.over}/${more.under}` }
  })
  const best = tried[0]?.share ?? whole(0)
  // First by the verdict, then by the share of the best grades.
  const height = passed < 0 ? 0 : tried.length - passed
  return {
    ...pool.outcome,
    value: null,
    key: plus(whole(2 * height), best),
    verdict: tried[passed]?.verdict.code ?? otherwise.code,
    working,
  }
}
