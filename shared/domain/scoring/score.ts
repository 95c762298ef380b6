/** 现场测评得分 of one presenter: an input to the final grade, never the grade itself (domain 1.8). */
import { compare, decimal, decimalOf, percent, plus, times, type Exact } from './exact.ts'
import { cellOf } from './by-class.ts'
import type { Histogram } from './counts.ts'
import type { Count, Outcome, Subject, Withheld, Working } from './outcome.ts'
import { BONUS, type Family, type Given, type Method, type Scheme } from './scheme.ts'
import { gradeShare } from './methods/grade-share.ts'
import { gradedPoints } from './methods/graded-points.ts'
import { itemsByClass } from './methods/items-by-class.ts'
import { pointsByClass } from './methods/points-by-class.ts'
import { weightedItems } from './methods/weighted-items.ts'
import { trimmedMean } from './methods/trimmed-mean.ts'
import { majority } from './methods/majority.ts'
import { approval } from './methods/approval.ts'
import { ranking } from './methods/ranking.ts'
import { banded } from './methods/banded.ts'

const methods: { readonly [F in Family]: Count<Extract<Method, { family: F }>> } = {
  grade_share: gradeShare,
  graded_points: gradedPoints,
  items_by_class: itemsByClass,
  points_by_class: pointsByClass,
  weighted_items: weightedItems,
  trimmed_mean: trimmedMean,
  majority,
  approval,
  ranking,
  banded,
}

/** Counts one presenter exactly: by the method, then 附加分, then the parts of a composite. */
export function outcomeOf(scheme: Scheme, subject: Subject, given: Given = {}): Outcome {
  const counted = (methods[scheme.method.family] as Count<Method>)(scheme, subject)
  return composed(scheme, withBonus(scheme, counted, given), given)
}

function withBonus({ rules }: Scheme, outcome: Outcome, given: Given): Outcome {
  const bonus = given[BONUS]?.points
  if (!rules.bonus || bonus === undefined || outcome.value === null) return outcome
  const sign = bonus < 0 ? '−' : '+'
  return {
    ...outcome,
    value: plus(outcome.value, decimalOf(bonus)),
    working: outcome.working.map(({ of, sum }) => ({ of, sum: `${sum} ${sign} ${Math.abs(bonus)}` })),
  }
}

function composed({ composite }: Scheme, outcome: Outcome, given: Given): Outcome {
  if (!composite || outcome.value === null) return outcome
  const missing = composite.others.filter(({ code }) => given[code] === undefined).map(({ code }) => code)
  if (missing.length > 0)
    return { ...outcome, value: null, working: [], withheld: { why: 'partsMissing', about: missing } }
  const others = composite.others.map(({ code, weight }) => ({ weight, points: given[code]?.points ?? 0 }))
  return {
    ...outcome,
    value: others.reduce(
      (sum, { weight, points }) => plus(sum, times(percent(weight), decimalOf(points))),
      times(percent(composite.weight), outcome.value),
    ),
    working: outcome.working.map(({ of, sum }) => ({
      of,
      sum: [`${composite.weight}%×(${sum})`, ...others.map(({ weight, points }) => `${weight}%×${points}`)].join(' + '),
    })),
  }
}

/** One class of a result as it is shown. */
export type ClassScore = {
  readonly code: string
  readonly weight: number
  /** What was divided by; zero for an empty class. */
  readonly over: number
  readonly recused: number
  /** Votes of each item, in the form's order. */
  readonly items: readonly Histogram[]
  readonly totals?: Histogram
  /** What the class came to, as printed; null for an empty class and where classes are pooled. */
  readonly figure: string | null
}

/** A result as it is shown: every number as text with the decimals of the plan. */
export type Score = {
  /** Null if it is withheld, and where the method gives shares or a verdict instead. */
  readonly score: string | null
  readonly shares?: Readonly<Record<string, string>>
  readonly verdict?: string
  readonly parts?: Readonly<Record<string, string>>
  readonly withheld: Withheld | null
  readonly renormalised: readonly string[]
  /** Empty where they would speak of persons (`small-cells.ts`), and then `working` is empty too. */
  readonly classes: readonly ClassScore[]
  /** The formula with its numbers and its result: `… = 91.62`, or `… ≈ 91.62` where it was rounded. */
  readonly working: readonly Working[]
}

/** The outcome as it is shown. Here, and nowhere before, numbers are rounded (domain 2.3, rule 8). */
export function scoreOf(scheme: Scheme, subject: Subject, outcome: Outcome): Score {
  const { decimals } = scheme.rules
  const text = (value: Exact) => decimal(value, decimals)
  const texts = (values: Readonly<Record<string, Exact>>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, text(value)]))
  const resultOf = (of: string | null): Exact | null | undefined =>
    of === null ? outcome.value : (outcome.shares?.[of] ?? outcome.parts?.[of])
  return {
    score: outcome.value && text(outcome.value),
    ...(outcome.shares ? { shares: texts(outcome.shares) } : {}),
    ...(outcome.verdict === undefined ? {} : { verdict: outcome.verdict }),
    ...(outcome.parts ? { parts: texts(outcome.parts) } : {}),
    withheld: outcome.withheld,
    renormalised: outcome.renormalised,
    classes: outcome.classes.map(({ code, over, figure }) => {
      const cell = cellOf(scheme, subject, code)
      return {
        code,
        weight: scheme.classes.find((each) => each.code === code)?.weight ?? 0,
        over,
        recused: cell.recused,
        items: cell.items,
        ...(cell.totals ? { totals: cell.totals } : {}),
        figure: figure && text(figure),
      }
    }),
    working: outcome.working.map(({ of, sum, concludes }) => {
      const result = concludes ? null : resultOf(of)
      return { of, sum: result ? `${sum} ${equals(result, decimals)} ${text(result)}` : sum }
    }),
  }
}

/** Does a result stand as it is, or was it rounded? */
const equals = (value: Exact, decimals: number): string =>
  compare(decimalOf(decimal(value, decimals)), value) === 0 ? '=' : '≈'
