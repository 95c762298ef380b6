/** 得票率 within one class, as it is printed beside the votes. */
import type { Histogram } from './counts.ts'
import { given, noOpinions, valid } from './denominator.ts'
import { decimal, ratio, times, whole } from './exact.ts'
import { ABSTAIN } from './form.ts'
import type { Scheme } from './scheme.ts'
import type { ClassScore } from './score.ts'

/** What the votes of a class on one item are a share of, by the rules of the plan. */
export function shareBase(
  { form, method, rules }: Scheme,
  { over }: Pick<ClassScore, 'over'>,
  votes: Histogram,
): number {
  if (method.family === 'approval') return given(votes, [method.inFavour, method.against])
  if (rules.denominator !== 'valid') return over
  return (
    valid(votes, form) +
    (rules.abstainCounts ? given(votes, [ABSTAIN]) : 0) +
    (rules.noOpinionCounts ? given(votes, noOpinions(form)) : 0)
  )
}

/** Is this mark in the denominator? Of what is not, a share would mean nothing. */
export function hasShare({ form, method, rules }: Scheme, mark: string): boolean {
  if (method.family === 'approval') return mark === method.inFavour || mark === method.against
  if (rules.denominator !== 'valid') return true
  if (mark === ABSTAIN) return rules.abstainCounts
  return rules.noOpinionCounts || !noOpinions(form).includes(mark)
}

/** `69.2`, in percent with one decimal; null of nothing. */
export const percentOf = (n: number, base: number): string | null =>
  base > 0 ? decimal(times(whole(100), ratio(n, base)), 1) : null
