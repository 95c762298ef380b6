/** The counts of a box, as a second pair of hands finds them. */
import type { CountedBallot, Counts, Sheets } from '../../../shared/domain/scoring/counts.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { abstained, cellOf, isWritten, pilesOf, recusedMark, rowOf, tallied } from './piles.ts'

/** `presenters`: everybody on the form. */
export function countAgain(scheme: Scheme, presenters: readonly string[], ballots: readonly CountedBallot[]): Counts {
  const sheets = (code: string): Sheets => {
    const ofClass = ballots.filter((ballot) => ballot.voterClass === code)
    const written = ofClass.filter(isWritten)
    const silent = written.filter((ballot) => {
      const own = presenters.flatMap((one) => rowOf(ballot, one)).filter((mark) => mark !== recusedMark)
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
      presenters.map((one) => [
        one,
        Object.fromEntries(pilesOf(scheme, presenters, ballots, one).map((pile) => [pile.code, cellOf(scheme, pile)])),
      ]),
    ),
  }
}
