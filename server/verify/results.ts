/** Everybody's result worked out a second time, and held against what the hub made of it. */
import type { Electorate } from '../../shared/domain/scoring/outcome.ts'
import type { TallyFile, TallyRound } from '../../shared/domain/tally.ts'
import type { Archive } from './archive-file.ts'
import { judged, line, type Line } from './line.ts'
import { ballotsOf, schemeOfRound } from './round.ts'
import { same } from './same.ts'
import { inMergedClasses } from './tally/merged-classes.ts'
import { pilesOf, pilesOfSums, type Meeting, type Pile, type Presenter } from './tally/piles.ts'
import { placeAgain } from './tally/placing.ts'
import { purseOf, tallyAgain } from './tally/second-tally.ts'

export function resultLines({ tally, results }: Archive): readonly Line[] {
  const presenters = tally.rounds
    .filter(({ voided }) => voided === null)
    .flatMap((round) => presentersOf(tally, round))
    .sort((a, b) => orderNo(tally, a.code) - orderNo(tally, b.code))
  const meeting: Meeting = { scheme: tally.scheme, presenters }
  const coins = purseOf(meeting)
  const places = placeAgain(meeting)
  // A band of which only a share may have it is given when everybody has a result.
  const open =
    tally.scheme.rules.quota !== null && presenters.length < tally.presenters.filter(({ absent }) => !absent).length
  const lines = presenters.map((presenter): Line => {
    const { code } = presenter
    const stated = results.find((one) => one.presenter === code)
    if (!stated) return line('wrong', (words) => words.resultMissing(nameOf(tally, code)))
    const again = asWritten(tallyAgain(presenter, coins).shown)
    const { working: _working, ...shown } = stated.score
    const { band: _band, capped: _capped, ...rank } = places[code] ?? {}
    const standing = asWritten(open ? rank : (places[code] ?? {}))
    const right = same(shown, again) && same(stated.standing, standing)
    const [here, there] = [figure(again, standing), figure(shown, stated.standing)]
    return judged(
      right,
      (words) => words.result(nameOf(tally, code), here),
      (words) => words.resultWrong(nameOf(tally, code), there, here),
    )
  })
  const strangers = results.filter(({ presenter }) => !presenters.some(({ code }) => code === presenter))
  return [
    ...lines,
    ...strangers.map(({ presenter }) => line('wrong', (words) => words.resultUnfounded(nameOf(tally, presenter)))),
  ]
}

/** As it would stand in a file. */
const asWritten = (value: object): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>

/** The figure by which a result is known: its score, its verdict or its shares; and the rank. */
function figure(score: Readonly<Record<string, unknown>>, standing: Readonly<Record<string, unknown>>): string {
  const said = [score['score'], score['verdict'], score['shares'], score['parts']].filter(
    (one) => one !== undefined && one !== null,
  )
  const rank = standing['rank'] === undefined ? [] : [`#${String(standing['rank'])}`]
  return [...said.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))), ...rank].join(' ') || '—'
}

const orderNo = ({ presenters }: TallyFile, code: string): number =>
  presenters.find(({ id }) => id === code)?.orderNo ?? 0

export function nameOf({ presenters }: TallyFile, code: string): string {
  const who = presenters.find(({ id }) => id === code)
  return who ? [String(who.orderNo).padStart(2, '0'), who.unit || who.name].join(' ') : code
}

/** Everybody on a round's form who has a result, with piles and electorates. */
function presentersOf(tally: TallyFile, round: TallyRound): readonly Presenter[] {
  const scheme = schemeOfRound(tally.scheme, round)
  const ballots = ballotsOf(round)
  return round.subjects
    .map((code) => ({ code, who: tally.presenters.find(({ id }) => id === code) }))
    .filter(({ who }) => who && !who.absent)
    .map(({ code, who }) => {
      const piles = round.counts
        ? pilesOfSums(scheme, round.counts, code)
        : pilesOf(scheme, round.subjects, ballots, code)
      const electorate = electorateOf(round, code, piles)
      return { code, group: who?.group ?? '', scheme, electorate, given: tally.given[code] ?? {}, piles }
    })
}

/** Those present and due, less whoever may not judge this presenter. */
function electorateOf(round: TallyRound, presenter: string, piles: readonly Pile[]): Record<string, Electorate> {
  const figure = (pick: (of: TallyRound['classes'][string]) => number) =>
    inMergedClasses(
      Object.fromEntries(Object.entries(round.classes).map(([code, of]) => [code, pick(of)])),
      round.merged,
    )
  // One class that nobody counted leaves the others' figures without use.
  const known = Object.values(round.classes).every(({ present }) => present !== null)
  const present = figure((of) => of.present ?? 0)
  const due = figure((of) => of.due)
  const recused = figure((of) => of.recused[presenter] ?? 0)
  const left = (all: number | undefined, code: string) => Math.max(0, (all ?? 0) - (recused[code] ?? 0))
  return Object.fromEntries(
    piles.map(({ code, returned }) => [
      code,
      { returned, present: known ? left(present[code], code) : null, due: left(due[code], code) },
    ]),
  )
}
