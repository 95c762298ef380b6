/** A meeting as the stories tell it, with its ballots, and laid out in piles for the second tally. */
import {
  abstained,
  cellOf,
  isWritten,
  pilesOf,
  recusedMark,
  rowOf,
  tallied,
  type Meeting as LaidOut,
  type Presenter as WithPiles,
} from '../../../server/verify/tally/piles.ts'
import type { CountedBallot, Counts, Sheets } from '../../../shared/domain/scoring/counts.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'

export type Presenter = Omit<WithPiles, 'piles' | 'scheme'>
export type Meeting = {
  readonly scheme: Scheme
  readonly presenters: readonly Presenter[]
  readonly ballots: readonly CountedBallot[]
}

export function laidOut({ scheme, presenters, ballots }: Meeting): LaidOut {
  const codes = presenters.map(({ code }) => code)
  return {
    scheme,
    presenters: presenters.map((one) => ({ ...one, scheme, piles: pilesOf(scheme, codes, ballots, one.code) })),
  }
}

/** The counts of a meeting, as a second pair of hands finds them. */
export function countAgain(meeting: Meeting): Counts {
  const { scheme, presenters, ballots } = meeting
  const codes = presenters.map(({ code }) => code)
  const sheets = (code: string): Sheets => {
    const ofClass = ballots.filter((ballot) => ballot.voterClass === code)
    const written = ofClass.filter(isWritten)
    const silent = written.filter((ballot) => {
      const marks = presenters.flatMap(({ code: presenter }) => rowOf(ballot, presenter))
      const own = marks.filter((mark) => mark !== recusedMark)
      return own.length > 0 && own.every((mark) => mark === abstained)
    })
    return {
      valid: written.length,
      abstained: silent.length,
      invalid: tallied(ofClass.flatMap((ballot) => ('void' in ballot ? [ballot.void] : []))),
    }
  }
  return {
    classes: Object.fromEntries(scheme.classes.map(({ code }) => [code, sheets(code)])),
    presenters: Object.fromEntries(
      presenters.map(({ code }) => [
        code,
        Object.fromEntries(pilesOf(scheme, codes, ballots, code).map((pile) => [pile.code, cellOf(scheme, pile)])),
      ]),
    ),
  }
}
