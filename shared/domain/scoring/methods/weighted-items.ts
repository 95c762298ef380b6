/**
 * 分项满分 × 选项权重 × 票类 (domain 2.2, scheme 5): full marks of all items add up to 100, a grade gets its part of
 * them, a ballot is Σ_i item_i · opt%, a class the mean of its ballots, and the score the classes by weight. The code it
 * comes from rounds three times on the way; here nothing is rounded before the end.
 */
import { decimalOf, percent } from '../exact.ts'
import { byClass, cellOf, combined, meanOf } from '../by-class.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'

export const weightedItems: Count<Extract<Method, { family: 'weighted_items' }>> = (scheme, subject) => {
  const { points, options } = scheme.method
  return byClass(scheme, (code) =>
    combined(
      scheme.form.items.flatMap((item, i) => {
        const full = points[item.code] ?? 0
        // An item that is worth nothing is asked for the record and not counted.
        if (!full) return []
        const histogram = cellOf(scheme, subject, code).items[i] ?? {}
        const of = meanOf(scheme, subject, code, histogram, (mark) =>
          options[mark] === undefined ? null : decimalOf(options[mark]),
        )
        return [{ weight: percent(full), written: `${full}%×`, of }]
      }),
    ),
  )
}
