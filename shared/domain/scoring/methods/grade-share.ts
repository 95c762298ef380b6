/**
 * 分类加权得票率 (domain 2.2, scheme 1): of each grade the share Σ_k w_k · c_{k,g} / n_k, in percent. There are no points and no
 * single score; presenters are ordered by the share of the best grade.
 */
import { whole, type Exact } from '../exact.ts'
import { byClass, cellOf, meanOf } from '../by-class.ts'
import { opinions } from '../denominator.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'

export const gradeShare: Count<Extract<Method, { family: 'grade_share' }>> = (scheme, subject) => {
  const item = scheme.form.items.findIndex(({ code }) => code === scheme.method.item)
  const shareOf = (grade: string) =>
    byClass(scheme, (code) =>
      meanOf(scheme, subject, code, cellOf(scheme, subject, code).items[item] ?? {}, (mark) =>
        mark === grade ? whole(100) : null,
      ),
    )
  const grades = opinions(scheme.form)
  const all = grades.map((grade) => [grade, shareOf(grade)] as const)
  const best = all[0]?.[1] ?? shareOf('')
  const shares = Object.fromEntries(all.flatMap(([grade, { value }]) => (value ? [[grade, value]] : []))) as Record<
    string,
    Exact
  >
  if (best.withheld || !best.value) return { ...best, value: null }
  const working = all.flatMap(([grade, { working }]) => working.map(({ sum }) => ({ of: grade, sum })))
  return { ...best, value: null, key: best.value, shares, working }
}
