/**
 * A/B 票百分制 (domain 2.2, scheme 4): voters give points, each class has the mean of its ballots' totals, and the score
 * is S = Σ_k w_k · mean(k). With several topics that are scored apart each item is a score of its own.
 */
import { decimalOf, type Exact } from '../exact.ts'
import { byClass, cellOf, meanOf } from '../by-class.ts'
import { ABSTAIN } from '../form.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'

const worth = (mark: string): Exact | null => (mark === ABSTAIN ? null : decimalOf(mark))

export const pointsByClass: Count<Extract<Method, { family: 'points_by_class' }>> = (scheme, subject) => {
  const items = scheme.form.items.map(({ code: item }, i) => ({
    item,
    outcome: byClass(scheme, (code) =>
      meanOf(scheme, subject, code, cellOf(scheme, subject, code).items[i] ?? {}, worth),
    ),
  }))
  const parts = Object.fromEntries(
    items.flatMap(({ item, outcome: { value } }) => (value ? [[item, value]] : [])),
  ) as Record<string, Exact>
  if (scheme.method.separate) {
    const withheld = items.find(({ outcome }) => outcome.withheld)?.outcome
    const [first] = items
    const base = withheld ?? first?.outcome ?? byClass(scheme, () => null)
    const classes = base.classes.map((each) => ({ ...each, figure: items.length === 1 ? each.figure : null }))
    if (base.withheld) return { ...base, classes }
    const working = items.flatMap(({ item, outcome }) => outcome.working.map(({ sum }) => ({ of: item, sum })))
    return { ...base, classes, value: null, parts, working }
  }
  const whole = byClass(scheme, (code) => {
    const cell = cellOf(scheme, subject, code)
    // Abstentions keep their place in the denominator of a ballot, should the plan count them.
    const abstained = cell.items[0]?.[ABSTAIN] ?? 0
    return meanOf(scheme, subject, code, { ...cell.totals, ...(abstained ? { [ABSTAIN]: abstained } : {}) }, worth)
  })
  return scheme.form.items.length > 1 && !whole.withheld ? { ...whole, parts } : whole
}
