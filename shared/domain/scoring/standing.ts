/** 名次, 并列 and 等次建议 over several presenters (domain 2.3, rule 10). */
import { compare, decimal, decimalOf, whole, type Exact } from './exact.ts'
import { opinions } from './denominator.ts'
import type { Outcome, Subject } from './outcome.ts'
import type { Scheme } from './scheme.ts'

export type Ranked = {
  readonly presenter: string
  /** 正职, 副职 …: presenters are ranked within their group where the plan says so. */
  readonly group: string
  readonly subject: Subject
  readonly outcome: Outcome
}

export type Standing = {
  /** 1, 1, 3: who is equal shares the better place. */
  readonly rank?: number
  /** 并列. */
  readonly tied?: true
  /** 等次建议, by the score as printed. */
  readonly band?: string
  /** The score would be in a better band, which is full. */
  readonly capped?: true
}

/** The standing of everybody who has a result. Whoever has none is not in it. */
export function standings(scheme: Scheme, all: readonly Ranked[]): Readonly<Record<string, Standing>> {
  const placed = all.filter(({ outcome }) => outcome.withheld === null && keyOf(outcome) !== null)
  const bands = bandsOf(scheme, placed)
  return Object.fromEntries(
    placed.map((one) => [one.presenter, { ...rankOf(scheme, one, placed), ...bands[one.presenter] }]),
  )
}

/** A standing while not everybody has a result: a limited band cannot be given yet. */
export const withoutBand = ({ band: _band, capped: _capped, ...rest }: Standing): Standing => rest

/** What presenters are ordered by; null for no result. */
const keyOf = ({ value, key }: Outcome): Exact | null => value ?? key ?? null

function rankOf(scheme: Scheme, one: Ranked, all: readonly Ranked[]): Standing {
  const { rank } = scheme.rules
  if (rank === 'off') return {}
  const rivals = rank === 'group' ? all.filter(({ group }) => group === one.group) : all
  const better = rivals.filter((rival) => ladder(scheme, rival, one) > 0).length
  const equal = rivals.filter((rival) => ladder(scheme, rival, one) === 0).length
  return { rank: better + 1, ...(equal > 1 ? { tied: true as const } : {}) }
}

/**
 * Above zero if `a` stands before `b`. 并列: equal as printed is equal. The ladder: the exact score, the mean of the
 * first class, more of the best grade, fewer of the worst.
 */
function ladder(scheme: Scheme, a: Ranked, b: Ranked): number {
  const { ties, decimals } = scheme.rules
  const printed = (value: Exact) => decimalOf(decimal(value, decimals))
  const keys = [a, b].map(({ outcome }) => keyOf(outcome) ?? whole(0)) as [Exact, Exact]
  if (ties === 'shared') return compare(printed(keys[0]), printed(keys[1]))
  const grades = opinions(scheme.form)
  const first = ({ outcome }: Ranked) => outcome.classes[0]?.figure ?? whole(0)
  const best = (one: Ranked) => whole(votesFor(one, grades[0]))
  const worst = (one: Ranked) => whole(-votesFor(one, grades.at(-1)))
  return (
    [compare(keys[0], keys[1]), ...[first, best, worst].map((rung) => compare(rung(a), rung(b)))].find(Boolean) ?? 0
  )
}

/** Votes of all classes and items for a grade. */
const votesFor = ({ subject }: Ranked, grade: string | undefined): number =>
  grade === undefined
    ? 0
    : Object.values(subject.cells)
        .flatMap(({ items }) => items)
        .reduce((n, histogram) => n + (histogram[grade] ?? 0), 0)

/**
 * The bands, best first, by the printed score. A band that is full takes nobody: of those who are equal at its edge
 * none is in it, so that nobody is preferred by accident and the quota is never exceeded.
 */
function bandsOf(scheme: Scheme, all: readonly Ranked[]): Readonly<Record<string, Standing>> {
  const { bands, quota, decimals } = scheme.rules
  const room = quota ? Math.floor((quota.percent * all.length) / 100) : all.length
  const limited = quota ? bands.findIndex(({ code }) => code === quota.band) : -1
  const found = all.flatMap((one) => {
    if (one.outcome.value === null) return []
    const printed = decimalOf(decimal(one.outcome.value, decimals))
    return [{ one, place: bands.findIndex(({ from }) => compare(printed, decimalOf(from)) >= 0) }]
  })
  const inLimited = found.filter(({ place }) => place >= 0 && place === limited).map(({ one }) => one)
  return Object.fromEntries(
    found.map(({ one, place }) => {
      const notWorse = inLimited.filter((other) => ladder(scheme, other, one) >= 0).length
      const capped = place >= 0 && place === limited && notWorse > room
      const band = bands[capped ? limited + 1 : place]
      return [one.presenter, { ...(band ? { band: band.code } : {}), ...(capped ? { capped: true as const } : {}) }]
    }),
  )
}
