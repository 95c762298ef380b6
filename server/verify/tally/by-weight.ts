/** Class by class, and the classes by their weights. */
import type { Withheld } from '../../../shared/domain/scoring/outcome.ts'
import { added, mean, type ClassResult, type Counted, type Desk } from './desk.ts'
import type { Pile } from './piles.ts'
import { hundredths } from './small-change.ts'

/** Why there is no result, if there is none; else which classes carry it. */
function carrying(desk: Desk, results: readonly ClassResult[]): Withheld | readonly number[] {
  const { classes, rules } = desk.scheme
  const about = (which: (result: ClassResult) => boolean) =>
    classes.filter((_, i) => which(results[i] ?? 'empty')).map(({ code }) => code)
  const unknown = about((result) => result === 'unknown')
  const empty = about((result) => result === 'empty')
  const few = about((result) => typeof result !== 'string' && result.marks < rules.minValid)
  if (unknown.length > 0) return { why: 'attendanceUnknown', about: unknown }
  if (empty.length > 0 && (rules.emptyClass === 'error' || empty.length === classes.length)) {
    return { why: 'emptyClass', about: empty }
  }
  if (few.length > 0) return { why: 'tooFewBallots', about: few }
  return classes.flatMap((_, i) => (results[i] === 'empty' ? [] : [i]))
}

/** Σ weight × class, over the weights of the classes that have a figure. */
export function weighted(desk: Desk, figureOf: (pile: Pile) => ClassResult): Counted {
  const { scheme, piles, coins } = desk
  const results = piles.map(figureOf)
  const classes = results.map((result) =>
    typeof result === 'string' ? { over: 0, figure: null } : { over: result.over, figure: result.value },
  )
  const carriers = carrying(desk, results)
  if ('why' in carriers) return { value: null, classes, withheld: carriers, renormalised: [] }
  const weights = carriers.map((i) => hundredths(scheme.classes[i]?.weight ?? 0))
  const sum = carriers.reduce((all, i, at) => all + (classes[i]?.figure ?? 0n) * (weights[at] ?? 0n), 0n)
  const value = coins.part(sum, added(weights))
  const renormalised = scheme.classes.filter((_, i) => !carriers.includes(i)).map(({ code }) => code)
  return { value, classes, withheld: null, renormalised }
}

/** Each item a score of its own, and none for all of them. */
export function topics(desk: Desk): Counted {
  const { scheme, coins } = desk
  const each = scheme.form.items.map(({ code }, i) => ({
    code,
    counted: weighted(desk, (pile) => mean(desk, pile, i, coins.of)),
  }))
  const first = each[0]?.counted ?? weighted(desk, () => 'empty')
  const withheld = each.find(({ counted }) => counted.withheld)?.counted.withheld ?? null
  return {
    value: null,
    classes: first.classes.map(({ over, figure }) => ({ over, figure: each.length === 1 ? figure : null })),
    withheld,
    renormalised: first.renormalised,
    ...(!withheld && { parts: Object.fromEntries(each.map(({ code, counted }) => [code, counted.value ?? 0n])) }),
  }
}

/** The share of every grade; presenters are ordered by the best one's. */
export function gradeShares(desk: Desk, place: number): Counted {
  const { form } = desk.scheme
  const grades = form.answer.kind === 'grades' ? form.answer.options.filter((option) => !option.noOpinion) : []
  const each = grades.map(({ code }) => ({
    code,
    counted: weighted(desk, (pile) => mean(desk, pile, place, (mark) => desk.coins.of(mark === code ? 100 : 0))),
  }))
  const best = each[0]?.counted ?? weighted(desk, () => 'empty')
  if (best.withheld || best.value === null) return { ...best, value: null }
  return {
    ...best,
    value: null,
    order: best.value,
    shares: Object.fromEntries(each.map(({ code, counted }) => [code, counted.value ?? 0n])),
  }
}
