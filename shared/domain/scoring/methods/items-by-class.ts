/**
 * 分项 × 主体 (domain 2.2, scheme 3): the mean of each item is Σ p_g c_g / n, a class is worth the sum of its items by
 * their weights, and the score is the sum of the classes by theirs. 附加分 is added to any score in `score.ts`.
 */
import { decimalOf, percent } from '../exact.ts'
import { byClass, cellOf, combined, meanOf } from '../by-class.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'

export const itemsByClass: Count<Extract<Method, { family: 'items_by_class' }>> = (scheme, subject) => {
  const { points, items } = scheme.method
  return byClass(scheme, (code) =>
    combined(
      scheme.form.items.flatMap((item, i) => {
        const weight = items[item.code]
        // An item without weight is asked for the record and not counted: 总体评价 beside its items (2.3, rule 12).
        if (!weight) return []
        const histogram = cellOf(scheme, subject, code).items[i] ?? {}
        const of = meanOf(scheme, subject, code, histogram, (mark) =>
          points[mark] === undefined ? null : decimalOf(points[mark]),
        )
        return [{ weight: percent(weight), written: `${weight}%×`, of }]
      }),
    ),
  )
}
