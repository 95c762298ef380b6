/** All classes on one heap, for the methods that ask how many of everybody. */
import type { Withheld } from '../../../shared/domain/scoring/outcome.ts'
import { divisor, spoken, type Desk } from './desk.ts'
import type { Pile } from './piles.ts'

/** All classes as one: no class weighs more than its votes. */
type Heap = {
  readonly marks: readonly string[]
  readonly over: number
  readonly classes: readonly { readonly over: number; readonly figure: null }[]
  readonly withheld: Withheld | null
}

/**
 * All piles on one heap. Where silence has its place in the denominator, a silent class is an answer too; of ballots that
 * were given, it is a hole.
 */
export function pooled(desk: Desk, place: number, ofVotesGiven: boolean, divide: (pile: Pile) => number | null): Heap {
  const { rules, classes } = desk.scheme
  const overs = desk.piles.map(divide)
  const marks = desk.piles.map((pile) => spoken(desk.scheme, pile, place))
  const about = (which: (at: number) => boolean) => classes.filter((_, at) => which(at)).map(({ code }) => code)
  const unknown = about((at) => overs[at] === null)
  const few = about((at) => marks[at]?.length !== 0 && (marks[at]?.length ?? 0) < rules.minValid)
  const silent = about((at) => marks[at]?.length === 0)
  const hole = silent.length === classes.length || (silent.length > 0 && ofVotesGiven && rules.emptyClass === 'error')
  return {
    marks: marks.flat(),
    over: overs.reduce<number>((sum, over) => sum + (over ?? 0), 0),
    classes: overs.map((over) => ({ over: over ?? 0, figure: null })),
    withheld:
      unknown.length > 0
        ? { why: 'attendanceUnknown', about: unknown }
        : few.length > 0
          ? { why: 'tooFewBallots', about: few }
          : hole
            ? { why: 'emptyClass', about: silent }
            : null,
  }
}

/** The heap over the denominator of the plan. */
export const ofDenominator = (desk: Desk, place: number): Heap =>
  pooled(desk, place, desk.scheme.rules.denominator === 'valid', (pile) => divisor(desk, pile, place))
