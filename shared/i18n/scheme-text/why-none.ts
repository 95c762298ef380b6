/** Why a result does not come out, or not as it should. */
import type { Imbalance } from '../../domain/results.ts'
import type { Withheld } from '../../domain/scoring/outcome.ts'
import type { Scheme } from '../../domain/scoring/scheme.ts'
import { classNames, named, type Reader } from './reader.ts'

export function withheldSentence({ why, about }: Withheld, scheme: Scheme, reader: Reader): string {
  const { words } = reader
  if (about.length === 0) return words.noValidBallots
  switch (why) {
    case 'emptyClass':
    case 'attendanceUnknown':
      return words.withheld[why](classNames(about, reader))
    case 'tooFewBallots':
      return words.withheld.tooFewBallots(classNames(about, reader), scheme.rules.minValid)
    case 'partsMissing': {
      const parts = scheme.composite?.others.filter(({ code }) => about.includes(code)) ?? []
      return words.withheld.partsMissing(words.formula.and(parts.map(({ label }) => named(label, reader))))
    }
  }
}

/** `nameOf`: how a presenter is called. */
export function imbalanceSentence(
  { why, voterClass, presenter }: Imbalance,
  nameOf: (presenter: string) => string,
  { words, terms }: Reader,
): string {
  return words.imbalance[why](terms.voterClass(voterClass), presenter === undefined ? '' : nameOf(presenter))
}
