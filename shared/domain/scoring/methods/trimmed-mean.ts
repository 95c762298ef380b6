/**
 * 去掉最高分、最低分 (domain 2.2, scheme 6; 2.3, rule 7): within each class, one ballot at a time and not all equal
 * ones, on the ballots' totals or on each item and then added. With fewer ballots than `from` nothing is taken away.
 */
import { decimalOf, dividedBy, plain, total, whole, compare, type Exact } from '../exact.ts'
import { byClass, cellOf, combined, type Figure } from '../by-class.ts'
import type { Histogram } from '../counts.ts'
import { ABSTAIN } from '../form.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'

type Trimmed = Extract<Method, { family: 'trimmed_mean' }>

export const trimmedMean: Count<Trimmed> = (scheme, subject) =>
  byClass(scheme, (code) => {
    const cell = cellOf(scheme, subject, code)
    if (scheme.method.on === 'totals') return trimmed(cell.totals ?? {}, scheme.method)
    return combined(
      cell.items.map((histogram) => ({ weight: whole(1), written: '', of: trimmed(histogram, scheme.method) })),
    )
  })

/** How many are added up one by one before only their sum is written. */
const mostWritten = 9

function trimmed(histogram: Histogram, { highest, lowest, from }: Trimmed): Figure | null {
  const all = Object.entries(histogram)
    .filter(([mark]) => mark !== ABSTAIN)
    .flatMap(([mark, n]) => Array.from({ length: n }, () => decimalOf(mark)))
    .sort(compare)
  if (all.length === 0) return null
  const kept = all.length >= from ? all.slice(lowest, all.length - highest) : all
  const sum = total(kept)
  const written = kept.length > mostWritten ? plain(sum) : `(${kept.map((value: Exact) => plain(value)).join('+')})`
  return {
    figure: dividedBy(sum, whole(kept.length)),
    over: kept.length,
    valid: all.length,
    working: `${written}÷${kept.length}`,
  }
}
