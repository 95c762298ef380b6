/**
 * The second tally: the result of a presenter worked out again from the ballots or their sums, written from domain 2.2
 * and 2.3 without a look at the hub's count, with whole coins in place of fractions. Where the two do not agree, one of
 * them has not understood the rule. Of the hub it knows nothing but types.
 */
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import type { Withheld } from '../../../shared/domain/scoring/outcome.ts'
import type { Score } from '../../../shared/domain/scoring/score.ts'
import { byMethod } from './families.ts'
import { cellOf, type Meeting, type Presenter } from './piles.ts'
import { hundredths, purse, type Coins, type Purse } from './small-change.ts'

/** A result as it is shown, but for the formula, and what it is ordered by. */
export type Tallied = {
  readonly shown: Omit<Score, 'working'>
  /** The exact score, or the share of the best grade; null where presenters cannot be ordered. */
  readonly order: Coins | null
  /** The exact figure of the first class, if it has one. */
  readonly firstClass: Coins | null
  /** The figure by which presenters are ordered, as printed. */
  readonly printed: string | null
}

/** Coins small enough for everything in this meeting. */
export function purseOf({ scheme, presenters }: Meeting): Purse {
  const electorates = presenters.map(({ electorate }) =>
    Object.values(electorate).reduce((sum, { present, due }) => sum + Math.max(present ?? 0, due), 0),
  )
  const returned = presenters.map(({ piles }) => piles.reduce((sum, pile) => sum + pile.returned + pile.recused, 0))
  const pooled = Math.max(1, ...returned, ...electorates)
  const weights = scheme.classes.map(({ weight }) => hundredths(weight))
  const sums = weights.reduce((all, weight) => [...all, ...all.map((sum) => sum + weight)], [0n])
  return purse(
    pooled,
    presenters.length,
    [...new Set(sums)].filter((sum) => sum > 0n),
  )
}

export function tallyAgain(presenter: Presenter, coins: Purse): Tallied {
  const { scheme, piles } = presenter
  const counted = byMethod({ scheme, piles, presenter, coins })
  const { value, withheld } = withParts(scheme, presenter, counted.value, counted.withheld, coins)
  const print = (amount: Coins) => coins.print(amount, scheme.rules.decimals)
  const printAll = (amounts: Readonly<Record<string, Coins>>) =>
    Object.fromEntries(Object.entries(amounts).map(([code, amount]) => [code, print(amount)]))
  const order = value ?? (withheld ? null : (counted.order ?? null))
  return {
    shown: {
      score: value === null ? null : print(value),
      ...(counted.shares && { shares: printAll(counted.shares) }),
      ...(counted.verdict !== undefined && { verdict: counted.verdict }),
      ...(counted.parts && { parts: printAll(counted.parts) }),
      withheld,
      renormalised: counted.renormalised,
      classes: scheme.classes.map(({ code, weight }, i) => {
        const pile = piles[i]
        const { recused, items, totals } = cellOf(scheme, pile ?? { code, rows: [], recused: 0, returned: 0 })
        const figure = counted.classes[i]?.figure ?? null
        return {
          code,
          weight,
          over: counted.classes[i]?.over ?? 0,
          recused,
          items,
          ...(totals && { totals }),
          figure: figure === null ? null : print(figure),
        }
      }),
    },
    order,
    firstClass: counted.classes[0]?.figure ?? null,
    printed: order === null ? null : print(order),
  }
}

/** 附加分 first, then the other parts of the whole. */
function withParts(
  { rules, composite }: Scheme,
  { given }: Presenter,
  ballot: Coins | null,
  withheld: Withheld | null,
  coins: Purse,
): { readonly value: Coins | null; readonly withheld: Withheld | null } {
  if (ballot === null) return { value: null, withheld }
  const bonus = rules.bonus ? coins.of(given['bonus']?.points ?? 0) : 0n
  const onSite = ballot + bonus
  if (!composite) return { value: onSite, withheld }
  const missing = composite.others.filter(({ code }) => !given[code]).map(({ code }) => code)
  if (missing.length > 0) return { value: null, withheld: { why: 'partsMissing', about: missing } }
  const others = composite.others.map(({ code, weight }) => coins.percentOf(coins.of(given[code]?.points ?? 0), weight))
  return { value: [coins.percentOf(onSite, composite.weight), ...others].reduce((a, b) => a + b), withheld }
}
