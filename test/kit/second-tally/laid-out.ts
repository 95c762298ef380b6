/** A meeting as the stories tell it, with its ballots, and laid out in piles for the second tally. */
import { pilesOf, type Meeting as LaidOut, type Presenter as WithPiles } from '../../../server/verify/tally/piles.ts'
import type { CountedBallot } from '../../../shared/domain/scoring/counts.ts'
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
