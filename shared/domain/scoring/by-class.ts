/** Class by class, then the classes by their weights: what all methods but the pooled ones have in common. */
import { decimalOf, dividedBy, percent, plain, times, total, whole, type Exact } from './exact.ts'
import { denominatorOf, emptyCell, nobody, opinions, valid } from './denominator.ts'
import type { Cell, Histogram } from './counts.ts'
import type { Outcome, Subject, Withheld } from './outcome.ts'
import type { Scheme } from './scheme.ts'

/** A sum over a denominator, and how it is written. `valid`: how many marks it rests on. */
export type Figure = { readonly figure: Exact; readonly over: number; readonly valid: number; readonly working: string }

export const cellOf = ({ form }: Scheme, subject: Subject, code: string): Cell => subject.cells[code] ?? emptyCell(form)

/** What a method divides a histogram of this class by; null if it cannot be known. */
export const over = ({ form, rules }: Scheme, subject: Subject, code: string, histogram: Histogram): number | null =>
  denominatorOf(histogram, { form, rules, electorate: subject.electorate[code] ?? nobody })

/**
 * The mean of what marks are worth: Σ worth · votes ÷ denominator. Marks without a worth add nothing. Null if there is
 * no valid mark, 'unknown' if nobody has counted those present.
 */
export function meanOf(
  scheme: Scheme,
  subject: Subject,
  code: string,
  histogram: Histogram,
  worth: (mark: string) => Exact | null,
): Figure | null | 'unknown' {
  const marks = valid(histogram, scheme.form)
  if (marks === 0) return null
  const n = over(scheme, subject, code, histogram)
  if (n === null) return 'unknown'
  const scale = opinions(scheme.form)
  const inOrder = Object.entries(histogram).sort(([a], [b]) => scale.indexOf(a) - scale.indexOf(b))
  const terms = inOrder.flatMap(([mark, count]) => {
    const value = worth(mark)
    return value ? [{ count, value, product: times(whole(count), value) }] : []
  })
  const sum = total(terms.map(({ product }) => product))
  const written =
    scheme.form.answer.kind === 'grades'
      ? `(${terms.map(({ count, value }) => `${count}×${plain(value)}`).join(' + ') || '0'})`
      : plain(sum)
  return { figure: dividedBy(sum, whole(n)), over: n, valid: marks, working: `${written}÷${n}` }
}

/** Sums figures of one class: `30%×… + 30%×…`. Null or unknown if one of them is. */
export function combined(
  parts: readonly { readonly weight: Exact; readonly written: string; readonly of: Figure | null | 'unknown' }[],
): Figure | null | 'unknown' {
  const figures = parts.map(({ of }) => of)
  if (figures.includes('unknown')) return 'unknown'
  const whole = parts.filter(
    (part): part is typeof part & { of: Figure } => typeof part.of === 'object' && part.of !== null,
  )
  const [first] = whole
  if (whole.length < parts.length || !first) return null
  return {
    figure: total(whole.map(({ weight, of }) => times(weight, of.figure))),
    over: Math.min(...whole.map(({ of }) => of.over)),
    valid: Math.min(...whole.map(({ of }) => of.valid)),
    working: `(${whole.map(({ written, of }) => `${written}${of.working}`).join(' + ')})`,
  }
}

/** S = Σ weight · figure, or why not (domain 2.3, rules 5 and 6). */
export function byClass(scheme: Scheme, figureOf: (code: string) => Figure | null | 'unknown'): Outcome {
  const { classes, rules } = scheme
  const rows = classes.map(({ code, weight }) => ({ code, weight, found: figureOf(code) }))
  const filled = rows.flatMap(({ code, weight, found }) =>
    found !== null && found !== 'unknown' ? [{ code, weight, ...found }] : [],
  )
  const empty = rows.filter(({ found }) => found === null).map(({ code }) => code)
  const shown = rows.map(({ code, found }) =>
    found !== null && found !== 'unknown'
      ? { code, over: found.over, figure: found.figure }
      : { code, over: 0, figure: null },
  )
  const few = filled.filter((row) => row.valid < rules.minValid).map(({ code }) => code)
  const unknown = rows.filter(({ found }) => found === 'unknown').map(({ code }) => code)
  const base = { classes: shown, renormalised: [], working: [], value: null }
  const withhold = (why: Withheld['why'], about: readonly string[]): Outcome => ({
    ...base,
    withheld: { why, about },
  })
  if (unknown.length > 0) return withhold('attendanceUnknown', unknown)
  if (filled.length === 0 || (empty.length > 0 && rules.emptyClass === 'error')) return withhold('emptyClass', empty)
  if (few.length > 0) return withhold('tooFewBallots', few)

  const weights = total(filled.map(({ weight }) => percent(weight)))
  const value = dividedBy(total(filled.map(({ weight, figure }) => times(percent(weight), figure))), weights)
  return {
    ...base,
    value,
    withheld: null,
    renormalised: empty,
    working: [{ of: null, sum: weightedSum(filled, empty.length > 0) }],
  }
}

function weightedSum(rows: readonly { weight: number; working: string }[], shared: boolean): string {
  const [only] = rows
  if (rows.length === 1 && only) return only.working
  const terms = rows.map(({ weight, working }) => `${weight}%×${working}`).join(' + ')
  if (!shared) return terms
  return `(${terms}) ÷ ${plain(total(rows.map(({ weight }) => decimalOf(weight))))}%`
}
