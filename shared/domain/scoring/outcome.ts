/** What a count comes to, exactly. `score.ts` makes the printed score of it. */
import type { Exact } from './exact.ts'
import type { Cell } from './counts.ts'
import type { Scheme } from './scheme.ts'

/** How many there are of a class for one presenter, less those who are recused there. `present`: null if never counted. */
export type Electorate = { readonly returned: number; readonly present: number | null; readonly due: number }

/** One presenter's cells and electorates, by class. */
export type Subject = {
  readonly cells: Readonly<Record<string, Cell>>
  readonly electorate: Readonly<Record<string, Electorate>>
}

/** One class as a method has counted it. `over`: what was divided by; zero for an empty class. */
export type ClassFigure = { readonly code: string; readonly over: number; readonly figure: Exact | null }

/** Why there is no result, and the classes, or the parts of a composite, that it is about. */
export type Withheld = {
  readonly why: 'emptyClass' | 'tooFewBallots' | 'attendanceUnknown' | 'partsMissing'
  readonly about: readonly string[]
}

/**
 * One line of a formula with its numbers. `of`: the grade, verdict or item it is for; null for the score. `concludes`: it
 * ends in its result already.
 */
export type Working = { readonly of: string | null; readonly sum: string; readonly concludes?: true }

export type Outcome = {
  /** The score; null where there is none, because it is withheld or because the method gives none. */
  readonly value: Exact | null
  /** What presenters are ordered by, if not by the score. */
  readonly key?: Exact
  /** 得票率 by grade, in percent. */
  readonly shares?: Readonly<Record<string, Exact>>
  /** The code of a verdict of the method. */
  readonly verdict?: string
  /** The scores of the items, where they are told apart. */
  readonly parts?: Readonly<Record<string, Exact>>
  readonly classes: readonly ClassFigure[]
  readonly withheld: Withheld | null
  /** Classes without a valid ballot whose weight went to the others. */
  readonly renormalised: readonly string[]
  /** The formula with its numbers, in the signs of arithmetic, without the result; empty if there is none. */
  readonly working: readonly Working[]
}

/** How a method counts one presenter. */
export type Count<M> = (scheme: Scheme & { readonly method: M }, subject: Subject) => Outcome

/** Something wrong with a plan, at a field: `method.points.good`. What it says is in the word lists. */
export type SchemeFault = { readonly field: string; readonly why: SchemeFaultCode }
export const schemeFaultCodes = [
  'empty',
  'duplicate',
  'reservedCode',
  'badCode',
  'notANumber',
  'outOfRange',
  'weightsNot100',
  'pointsNot100',
  'unknownGrade',
  'gradeWithoutPoints',
  'unknownItem',
  'itemWithoutWeight',
  'wrongForm',
  'unknownBand',
  'bandsOutOfOrder',
  'cannotAbstainByCell',
  'classWithoutWeight',
  'notForThisMethod',
] as const
export type SchemeFaultCode = (typeof schemeFaultCodes)[number]
