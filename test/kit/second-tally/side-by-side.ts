/** Stories counted by both tallies at once: whatever a test expects of the product, the second tally has to say too. */
import { expect } from 'vitest'
import { count, type CountedBallot } from '../../../shared/domain/scoring/counts.ts'
import type { Mark } from '../../../shared/domain/scoring/form.ts'
import type { Electorate } from '../../../shared/domain/scoring/outcome.ts'
import type { Given, Rules, Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { outcomeOf, scoreOf, type Score } from '../../../shared/domain/scoring/score.ts'
import { standings, type Standing } from '../../../shared/domain/scoring/standing.ts'
import { countAgain } from '../../../server/verify/tally/count-again.ts'
import { placeAgain } from '../../../server/verify/tally/placing.ts'
import { pilesOfSums, type Meeting as LaidOut } from '../../../server/verify/tally/piles.ts'
import { purseOf, tallyAgain } from '../../../server/verify/tally/second-tally.ts'
import { laidOut, type Meeting } from './laid-out.ts'

/** What the product makes of a meeting. */
export function counted({ scheme, presenters, ballots }: Meeting) {
  const counts = count(ballots, {
    form: scheme.form,
    subjects: presenters.map(({ code }) => code),
    classes: scheme.classes.map(({ code }) => code),
  })
  const all = presenters.map(({ code, group, electorate, given }) => {
    const subject = { cells: counts.presenters[code] ?? {}, electorate }
    const outcome = outcomeOf(scheme, subject, given)
    return { presenter: code, group, subject, outcome, score: scoreOf(scheme, subject, outcome) }
  })
  return { counts, all, standing: standings(scheme, all) }
}

/** Everything of a score but the formula, which is checked by working it out. */
export const seen = ({ working: _, ...rest }: Score) => rest

/** Where there is neither a rank nor a band there is nothing to see. */
export const saying = (standing: Readonly<Record<string, Standing>>): Readonly<Record<string, Standing>> =>
  Object.fromEntries(Object.entries(standing).filter(([, { rank, band }]) => rank !== undefined || band !== undefined))

export type Result = {
  readonly scores: Readonly<Record<string, Score>>
  readonly standing: Readonly<Record<string, Standing>>
}

/** What both tallies say, by presenter; fails where they differ. `story`: what to say then. */
export function bothOf(meeting: Meeting, story = ''): Result {
  const { counts, all, standing } = counted(meeting)
  expect(counts, story).toEqual(
    countAgain(
      meeting.scheme,
      meeting.presenters.map(({ code }) => code),
      meeting.ballots,
    ),
  )
  const fromBallots = laidOut(meeting)
  // The same from the sums alone, as they are known of a secret round.
  const fromSums: LaidOut = {
    ...fromBallots,
    presenters: fromBallots.presenters.map((one) => ({
      ...one,
      piles: pilesOfSums(meeting.scheme, counts, one.code),
    })),
  }
  const coins = purseOf(fromBallots)
  const scores = meeting.presenters.map(({ code }, i) => {
    const { score } = all[i] ?? {}
    if (!score) throw new Error(`${code} has not been counted`)
    for (const { presenters } of [fromBallots, fromSums]) {
      const again = presenters[i]
      if (!again) throw new Error(`${code} has no piles`)
      expect(seen(score), `${code}\n${story}`).toEqual(tallyAgain(again, coins).shown)
    }
    return [code, score] as const
  })
  for (const again of [fromBallots, fromSums]) expect(saying(standing), story).toEqual(saying(placeAgain(again)))
  return { scores: Object.fromEntries(scores), standing }
}

/** So many ballots of a class that all give `p1`, and whoever comes after, these rows. */
export const ballots = (voterClass: string, howMany: number, ...rows: readonly (readonly Mark[])[]): CountedBallot[] =>
  Array.from({ length: howMany }, () => ({
    voterClass,
    marks: Object.fromEntries(rows.map((row, i) => [`p${i + 1}`, row])),
  }))

/** The piles of a matrix form with one presenter: how many gave each grade. */
export const pile = (voterClass: string, grades: Readonly<Record<Mark, number>>): CountedBallot[] =>
  Object.entries(grades).flatMap(([grade, howMany]) => ballots(voterClass, howMany, [grade]))

export const spoilt = (voterClass: string, howMany: number, why = 'altered'): CountedBallot[] =>
  Array.from({ length: howMany }, () => ({ voterClass, void: why }))

type Circumstances = {
  /** Who was there and who could have been, by class, before anybody is recused. */
  readonly hall?: Readonly<Record<string, Omit<Electorate, 'returned'>>>
  readonly given?: Readonly<Record<string, Given>>
  readonly groups?: Readonly<Record<string, string>>
}

/** A meeting out of its ballots: the presenters are those whom a ballot names. */
export function held(
  scheme: Scheme,
  box: readonly CountedBallot[],
  { hall, given, groups }: Circumstances = {},
): Meeting {
  const named = box.flatMap((ballot) => ('void' in ballot ? [] : Object.keys(ballot.marks)))
  const codes = named.length > 0 ? [...new Set(named)] : ['p1']
  return {
    scheme,
    ballots: box,
    presenters: codes.map((code) => ({
      code,
      group: groups?.[code] ?? 'all',
      given: given?.[code] ?? {},
      electorate: Object.fromEntries(
        scheme.classes.map((voterClass) => {
          const own = box.filter((ballot) => ballot.voterClass === voterClass.code)
          const recused = own.filter((ballot) => 'marks' in ballot && ballot.marks[code]?.includes('recused')).length
          const { present = own.length, due = own.length } = hall?.[voterClass.code] ?? {}
          const returned = own.length - recused
          return [
            voterClass.code,
            { returned, present: present === null ? null : present - recused, due: due - recused },
          ]
        }),
      ),
    })),
  }
}

export const withRules = (scheme: Scheme, rules: Partial<Rules>): Scheme => ({
  ...scheme,
  rules: { ...scheme.rules, ...rules },
})
