/**
 * 测评办法: everything that decides what voters are asked, how their ballots are counted and what is said of the
 * result. It is data that people edit; `check-scheme.ts` says what is wrong with one, `score.ts` applies it.
 */
import type { Bilingual } from '../bilingual.ts'
import type { Form } from './form.ts'
import type { SheetRule } from './sheet.ts'

/** 票类. `weight` in percent, at most two decimals; the weights of all classes add up to 100. */
export type VoterClass = { readonly code: string; readonly label: Bilingual; readonly weight: number }

/** The fraction that has to be passed, e.g. more than one half. */
export type Share = { readonly over: number; readonly under: number }

/** The ten ways of counting that are in use (domain 2.2), each in a file of its own in `methods/`. */
export type Method =
  | { readonly family: 'grade_share'; readonly item: string }
  /** `points`: what each grade is worth. */
  | { readonly family: 'graded_points'; readonly item: string; readonly points: Readonly<Record<string, number>> }
  /** `items`: the weight of each item in percent; together 100. */
  | {
      readonly family: 'items_by_class'
      readonly points: Readonly<Record<string, number>>
      readonly items: Readonly<Record<string, number>>
    }
  /** `separate`: each item is a score of its own and they are not added up. */
  | { readonly family: 'points_by_class'; readonly separate: boolean }
  /** `points`: full marks of each item, together 100. `options`: what part of them each grade gets, in percent. */
  | {
      readonly family: 'weighted_items'
      readonly points: Readonly<Record<string, number>>
      readonly options: Readonly<Record<string, number>>
    }
  /** `from`: with fewer ballots in a class nothing is taken away. */
  | {
      readonly family: 'trimmed_mean'
      readonly on: 'totals' | 'items'
      readonly highest: number
      readonly lowest: number
      readonly from: number
    }
  /** `verdicts`, best first: the first whose grades together have more than `more` of the denominator. */
  | {
      readonly family: 'majority'
      readonly item: string
      readonly verdicts: readonly {
        readonly code: string
        readonly label: Bilingual
        readonly options: readonly string[]
      }[]
      readonly otherwise: { readonly code: string; readonly label: Bilingual }
      readonly more: Share
    }
  /** Passed with more than `more` in favour. The score is the rate times `worth`. */
  | {
      readonly family: 'approval'
      readonly item: string
      readonly inFavour: string
      readonly against: string
      readonly more: Share
      readonly worth: number
    }
  | { readonly family: 'ranking' }
  /** `steps`, highest first: a share of at least `from` percent is worth `points`. `unless` goes before all of them. */
  | {
      readonly family: 'banded'
      readonly item: string
      readonly options: readonly string[]
      readonly steps: readonly { readonly from: number; readonly points: number }[]
      readonly unless: { readonly options: readonly string[]; readonly atLeast: Share; readonly points: number } | null
    }
export type Family = Method['family']

export const denominators = ['valid', 'returned', 'present', 'due'] as const
/** 有效票, 收回票, 实到人数, 应到人数: what a share or a mean is taken of, less who is recused (domain 2.3, rule 1). */
export type Denominator = (typeof denominators)[number]

/** 等次建议: a score of at least `from`, as printed. The last band begins at 0. */
export type Band = { readonly code: string; readonly label: Bilingual; readonly from: number }

export type Rules = {
  readonly denominator: Denominator
  /** Is an abstention in the denominator, where that is the valid ballots? It is worth nothing then (rule 2). */
  readonly abstainCounts: boolean
  /** Is 不了解 in the denominator, where that is the valid ballots? */
  readonly noOpinionCounts: boolean
  /** A row left empty on paper: an abstention there, or the whole ballot void (rule 3). */
  readonly blankRow: 'abstain' | 'void'
  /** What makes a whole ballot void (rule 4). */
  readonly invalid: readonly SheetRule[]
  /** A class without a valid ballot: no result, or its weight goes to the others (rule 5). Never a silent zero. */
  readonly emptyClass: 'error' | 'renormalise'
  /** The fewest valid ballots that a class needs for a result (rule 6). */
  readonly minValid: number
  /** Decimals of the printed score, 0 to 6 (rule 8). */
  readonly decimals: number
  /** Equal as printed is 并列; or the ladder: exact value, mean of the first class, more of the best, fewer of the worst. */
  readonly ties: 'shared' | 'ladder'
  /** 名次: not shown, over everybody, or within each group of presenters (rule 10). */
  readonly rank: 'off' | 'all' | 'group'
  /** Best first; empty for none. */
  readonly bands: readonly Band[]
  /** At most this share of the presenters, rounded down, in this band (优秀不超过 20%). */
  readonly quota: { readonly band: string; readonly percent: number } | null
  /** 附加分: what may be added to or taken from a presenter's score by the chair's table, with a reason. */
  readonly bonus: { readonly least: number; readonly most: number } | null
  /** Where the counts of a class may not be shown: it, or a mark in it, has fewer than this (domain 2.6). */
  readonly smallCells: { readonly of: 'class' | 'cell'; readonly fewest: number }
}

/** 合成: this ballot is a part of the whole, and the others are figures that are brought along (domain 2.2, 合成等次). */
export type Composite = {
  readonly weight: number
  readonly others: readonly { readonly code: string; readonly label: Bilingual; readonly weight: number }[]
}

export type Scheme = {
  readonly name: Bilingual
  readonly form: Form
  readonly classes: readonly VoterClass[]
  readonly method: Method
  readonly rules: Rules
  readonly composite: Composite | null
}

/** 附加分, and the part of a composite: what the chair's table gives beside the ballot, by part. */
export type Given = Readonly<Record<string, { readonly points: number; readonly reason: string }>>
export const BONUS = 'bonus'
