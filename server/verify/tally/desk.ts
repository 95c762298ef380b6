/** What one pile comes to: its marks, what they are divided by, and their mean. */
import type { Withheld } from '../../../shared/domain/scoring/outcome.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { abstained, addedUp, type Pile, type Presenter } from './piles.ts'
import type { Coins, Purse } from './small-change.ts'

/** What one class comes to. `marks`: how many marks it rests on. */
type Figure = { readonly value: Coins; readonly over: number; readonly marks: number }
export type ClassResult = Figure | 'empty' | 'unknown'

/** What a method makes of one presenter, before anything is given beside the ballot. */
export type Counted = {
  readonly value: Coins | null
  readonly order?: Coins
  readonly shares?: Readonly<Record<string, Coins>>
  readonly verdict?: string
  readonly parts?: Readonly<Record<string, Coins>>
  readonly classes: readonly { readonly over: number; readonly figure: Coins | null }[]
  readonly withheld: Withheld | null
  readonly renormalised: readonly string[]
}

/** Everything that one question needs: a scheme, a presenter's piles, and who could have voted. */
export type Desk = {
  readonly scheme: Scheme
  readonly piles: readonly Pile[]
  readonly presenter: Presenter
  readonly coins: Purse
}

/** The marks that say something: neither an abstention nor a 不了解. */
export function spoken({ form }: Scheme, pile: Pile, item: number): readonly string[] {
  const silent = form.answer.kind === 'grades' ? form.answer.options.filter((option) => option.noOpinion) : []
  return pile.rows
    .map(({ marks }) => marks[item] ?? '')
    .filter((mark) => mark !== abstained && !silent.some(({ code }) => code === mark))
}

/** What a pile is divided by; null if it is those present and nobody counted them. */
export function divisor({ scheme, presenter }: Desk, pile: Pile, item: number): number | null {
  const { rules } = scheme
  const electorate = presenter.electorate[pile.code]
  switch (rules.denominator) {
    case 'valid': {
      const abstaining = pile.rows.filter(({ marks }) => marks[item] === abstained).length
      const unsure = pile.rows.length - abstaining - spoken(scheme, pile, item).length
      return pile.rows.length - (rules.abstainCounts ? 0 : abstaining) - (rules.noOpinionCounts ? 0 : unsure)
    }
    case 'returned':
      return pile.returned
    case 'present':
      return electorate ? electorate.present : 0
    case 'due':
      return electorate?.due ?? 0
  }
}

/** A sum shared out among whoever is in the denominator. */
export function shared(desk: Desk, pile: Pile, item: number, worths: readonly Coins[]): ClassResult {
  if (worths.length === 0) return 'empty'
  const over = divisor(desk, pile, item)
  if (over === null) return 'unknown'
  return { value: desk.coins.part(added(worths), over), over, marks: worths.length }
}

export const added = (all: readonly Coins[]): Coins => all.reduce((a, b) => a + b, 0n)

export const mean = (desk: Desk, pile: Pile, item: number, worth: (mark: string) => Coins): ClassResult =>
  shared(desk, pile, item, spoken(desk.scheme, pile, item).map(worth))

/** Every ballot's points added up, as if the form had one item. */
export const totalled = (pile: Pile): Pile => ({
  ...pile,
  rows:
    pile.sums ??
    pile.rows.map(({ marks, among }) => ({
      marks: [marks.includes(abstained) ? abstained : addedUp(marks)],
      among,
    })),
})

/** The ballots in order, and so many taken from either end, if there are enough. */
export function meanWithoutExtremes(
  desk: Desk,
  pile: Pile,
  item: number,
  { highest, lowest, from }: { highest: number; lowest: number; from: number },
): ClassResult {
  const worths = spoken(desk.scheme, pile, item).map(desk.coins.of)
  if (worths.length === 0) return 'empty'
  const inOrder = [...worths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const kept = worths.length < from ? inOrder : inOrder.slice(lowest, inOrder.length - highest)
  // Whatever the denominator: judges who gave no mark are not counted (domain 2.2, scheme 6).
  return { value: desk.coins.part(added(kept), kept.length), over: kept.length, marks: worths.length }
}

/** Items of one class added up; a class that is silent on one of them is an empty one. */
export function together(items: readonly ClassResult[]): ClassResult {
  const bad = items.find((item) => item === 'unknown') ?? items.find((item) => item === 'empty')
  if (bad) return bad
  const good = items.filter((item) => typeof item !== 'string')
  return {
    value: added(good.map(({ value }) => value)),
    over: Math.min(...good.map(({ over }) => over)),
    marks: Math.min(...good.map(({ marks }) => marks)),
  }
}
