/**
 * 等次赋分·分类加权 (domain 2.2, scheme 2): each grade is worth points, each class has its mean, and the score is the
 * sum of the means by weight: S = Σ_k w_k · (Σ_g p_g · c_{k,g} / n_k).
 */
import { decimalOf } from '../exact.ts'
import { byClass, cellOf, meanOf } from '../by-class.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'

export const gradedPoints: Count<Extract<Method, { family: 'graded_points' }>> = (scheme, subject) => {
  const { points } = scheme.method
  const item = scheme.form.items.findIndex(({ code }) => code === scheme.method.item)
  return byClass(scheme, (code) =>
    meanOf(scheme, subject, code, cellOf(scheme, subject, code).items[item] ?? {}, (mark) =>
      points[mark] === undefined ? null : decimalOf(points[mark]),
    ),
  )
}
