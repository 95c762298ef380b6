/**
 * A meeting's result from its scheme and its ballots alone: what an auditor computes again, away from the hub. The
 * format is described in `docs/tally.md`.
 */
import type { Round } from './ballot.ts'
import type { Instant } from './time.ts'
import { count, type CountedBallot, type Counts } from './scoring/counts.ts'
import {
  ABSTAIN,
  canonicalPoints,
  fits,
  RECUSED,
  type Form,
  type FormItem,
  type Mark,
  type Marks,
} from './scoring/form.ts'
import { faultOf, type SheetFault } from './scoring/sheet.ts'
import { faultsOf } from './scoring/check-scheme.ts'
import type { SchemeFault } from './scoring/outcome.ts'
import type { Given, Scheme } from './scoring/scheme.ts'
import { outcomeOf, scoreOf, type Score } from './scoring/score.ts'
import { standings, withoutBand, type Ranked, type Standing } from './scoring/standing.ts'
import { limitsOf } from './given-scores.ts'
import { balanceOf, subjectOf, type ClassBalance, type Imbalance } from './results.ts'
import { inMergedClasses, schemeOf } from './small-class.ts'

export const TALLY_VERSION = 1

export type TallyPresenter = {
  readonly id: string
  readonly orderNo: number
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly group: string
  /** Absent or withdrawn: stays on the ballots and has no result. */
  readonly absent: boolean
}

/** `count` ballots that say the same; or so many that are void, and why. */
export type TallyBallot =
  | { readonly class: string; readonly count: number; readonly marks: Marks }
  | { readonly class: string; readonly count: number; readonly void: string }

export type TallyRound = {
  readonly id: string
  readonly number: number
  readonly subjects: readonly string[]
  /** Why the round is void; null for one that counts. */
  readonly voided: string | null
  readonly classes: Readonly<
    Record<
      string,
      {
        readonly due: number
        readonly present: number | null
        readonly issued: number
        readonly phone: number
        readonly paper: number
        /** Of those due, how many may not judge a presenter. */
        readonly recused: Readonly<Record<string, number>>
      }
    >
  >
  /** Classes that are counted as a part of another (rule K29). */
  readonly merged: Readonly<Record<string, string>>
  /** A secret round: the sums that both tellers came to, in the classes as they are counted. Its ballots nobody has. */
  readonly counts: Counts | null
  readonly ballots: readonly TallyBallot[]
}

export type TallyFile = {
  readonly format: 'rostrum-tally'
  readonly version: typeof TALLY_VERSION
  readonly title: string
  readonly scheme: Scheme
  readonly presenters: readonly TallyPresenter[]
  readonly given: Readonly<Record<string, Given>>
  readonly rounds: readonly TallyRound[]
}

export type TallyRow = { readonly presenter: string; readonly score: Score; readonly standing: Standing }
export type Tally = {
  readonly rounds: readonly {
    readonly id: string
    readonly number: number
    readonly balance: readonly ClassBalance[]
  }[]
  /** In printed order. */
  readonly rows: readonly TallyRow[]
}

/** Why a file cannot be counted. */
export type TallyProblem =
  | { readonly why: 'scheme'; readonly faults: readonly SchemeFault[] }
  | { readonly why: 'nothing' }
  /** `round`: null where it is in the list of presenters, or in what is given beside the ballot. */
  | { readonly why: 'unknownPresenter' | 'twice'; readonly round: string | null; readonly presenter: string }
  /** What is given for a presenter is no part of the scheme, or outside its limits. */
  | { readonly why: 'given'; readonly presenter: string; readonly part: string }
  | { readonly why: 'unknownClass'; readonly round: string; readonly voterClass: string }
  /** `ballot`: its place in the round's list, from 1. */
  | { readonly why: 'ballot'; readonly round: string; readonly ballot: number; readonly fault: SheetFault }
  /** The sums are not of this form: another class, presenter, item or mark. */
  | { readonly why: 'counts'; readonly round: string }
  | { readonly why: 'unbalanced'; readonly round: string; readonly faults: readonly Imbalance[] }

/** Counts a file, or says why it cannot be counted. Voided rounds are left out. Rule K28. */
export function tally(file: TallyFile): Tally | { readonly problem: TallyProblem } {
  const faults = faultsOf(file.scheme)
  if (faults.length > 0) return { problem: { why: 'scheme', faults } }
  const rounds = file.rounds.filter(({ voided }) => voided === null)
  const about = listProblem(file)
  if (about) return { problem: about }
  const problem = rounds.map((round) => problemOf(file, round, rounds)).find((found) => found !== null)
  if (problem) return { problem }
  const counted = rounds.map((round) => ({ round, as: asRound(file, round) }))
  for (const { round, as } of counted) {
    const imbalances = balanceOf(as)?.faults ?? []
    if (imbalances.length > 0) return { problem: { why: 'unbalanced', round: round.id, faults: imbalances } }
  }
  const ranked = counted.flatMap(({ round, as }) => rankedOf(file, round, as))
  if (ranked.length === 0) return { problem: { why: 'nothing' } }
  // A band of which only a share may have it is known when everybody's result is.
  const open =
    file.scheme.rules.quota !== null && ranked.length < file.presenters.filter(({ absent }) => !absent).length
  const all = standings(file.scheme, ranked)
  const orderNo = (id: string) => file.presenters.find((each) => each.id === id)?.orderNo ?? 0
  return {
    rounds: counted.map(({ as }) => ({ id: as.id, number: as.number, balance: balanceOf(as)?.classes ?? [] })),
    rows: ranked
      .map(({ presenter, scheme, subject, outcome }) => ({
        presenter,
        score: scoreOf(scheme, subject, outcome),
        standing: open ? withoutBand(all[presenter] ?? {}) : (all[presenter] ?? {}),
      }))
      .sort((a, b) => orderNo(a.presenter) - orderNo(b.presenter)),
  }
}

function rankedOf(
  { scheme: planned, presenters, given }: TallyFile,
  round: TallyRound,
  as: Round,
): readonly (Ranked & { readonly scheme: Scheme })[] {
  const scheme = schemeOf(planned, as)
  const absent = presenters.filter((each) => each.absent).map(({ id }) => id)
  return round.subjects
    .filter((id) => !absent.includes(id))
    .map((presenter) => {
      const recused = Object.fromEntries(
        Object.entries(round.classes).map(([code, figures]) => [code, figures.recused[presenter] ?? 0]),
      )
      const subject = subjectOf(as, presenter, inMergedClasses(as.merged, recused), scheme.classes)
      const group = presenters.find(({ id }) => id === presenter)?.group ?? ''
      return { presenter, group, scheme, subject, outcome: outcomeOf(scheme, subject, given[presenter]) }
    })
}

/** Presenters each once, and what is given beside the ballot within the limits of the scheme. */
function listProblem({ presenters, given, scheme }: TallyFile): TallyProblem | null {
  const known = presenters.map(({ id }) => id)
  const double = known.find((id, i) => known.indexOf(id) < i)
  if (double) return { why: 'twice', round: null, presenter: double }
  for (const [presenter, parts] of Object.entries(given)) {
    if (!known.includes(presenter)) return { why: 'unknownPresenter', round: null, presenter }
    for (const [part, { points }] of Object.entries(parts)) {
      const limits = limitsOf(scheme, part)
      if (!limits || points < limits.least || points > limits.most) return { why: 'given', presenter, part }
    }
  }
  return null
}

function problemOf(file: TallyFile, round: TallyRound, all: readonly TallyRound[]): TallyProblem | null {
  const known = file.presenters.map(({ id }) => id)
  const recused = Object.values(round.classes).flatMap((figures) => Object.keys(figures.recused))
  const stranger =
    round.subjects.find((id) => !known.includes(id)) ?? recused.find((id) => !round.subjects.includes(id))
  if (stranger) return { why: 'unknownPresenter', round: round.id, presenter: stranger }
  // Of each presenter one round counts; two that do would leave two results.
  const twice = round.subjects.find((id) => all.some((other) => other !== round && other.subjects.includes(id)))
  if (twice) return { why: 'twice', round: round.id, presenter: twice }
  const classes = file.scheme.classes.map(({ code }) => code)
  const merged = Object.entries(round.merged).flatMap(([from, into]) => (into in round.merged ? [''] : [from, into]))
  const odd = [...Object.keys(round.classes), ...merged, ...round.ballots.map((ballot) => ballot.class)].find(
    (code) => !classes.includes(code),
  )
  if (odd !== undefined) return { why: 'unknownClass', round: round.id, voterClass: odd }
  if (round.counts && !isOfThisForm(schemeOf(file.scheme, round), round.subjects, round.counts)) {
    return { why: 'counts', round: round.id }
  }
  for (const [i, ballot] of round.ballots.entries()) {
    const fault = 'marks' in ballot ? ballotFault(file.scheme, round, ballot.marks) : null
    if (fault) return { why: 'ballot', round: round.id, ballot: i + 1, fault }
  }
  return null
}

/** A ballot stands in the file as it was counted, with 回避 where its voter may not judge. */
function ballotFault({ form, rules }: Scheme, { subjects }: TallyRound, marks: Marks): SheetFault | null {
  const recused = subjects.filter(
    (id) => marks[id]?.length === form.items.length && marks[id].every((mark) => mark === RECUSED),
  )
  const given = Object.fromEntries(Object.entries(marks).filter(([id]) => !recused.includes(id)))
  return faultOf(given, { form, subjects, recused, invalid: rules.invalid })
}

/** The round as the hub would know it once it is counted. */
function asRound({ scheme }: TallyFile, round: TallyRound): Round {
  const figures = (pick: (of: TallyRound['classes'][string]) => number) =>
    Object.fromEntries(Object.entries(round.classes).map(([code, of]) => [code, pick(of)]))
  const counted = Object.values(round.classes).every(({ present }) => present !== null)
  return {
    id: round.id,
    number: round.number,
    subjects: round.subjects,
    state: 'closed',
    secrecy: 'recorded',
    config: '',
    entitled: figures(({ due }) => due),
    issued: figures(({ issued }) => issued),
    present: counted ? figures(({ present }) => present ?? 0) : null,
    phoneReturned: figures(({ phone }) => phone),
    paperReturned: figures(({ paper }) => paper),
    openedAt: 0 as Instant,
    ...(Object.keys(round.merged).length > 0 ? { merged: round.merged } : {}),
    counts:
      round.counts ??
      count(ballotsOf(round), {
        form: scheme.form,
        subjects: round.subjects,
        classes: schemeOf(scheme, round).classes.map(({ code }) => code),
      }),
  }
}

/** Sums as this form and these classes have them, mark for mark. Whether they add up is seen in the balance. */
function isOfThisForm({ form, classes }: Scheme, subjects: readonly string[], counts: Counts): boolean {
  const codes = classes.map(({ code }) => code)
  const inOrder = (names: readonly string[]) => [...names].sort().join('\n')
  const same = (of: object, names: readonly string[]) => inOrder(Object.keys(of)) === inOrder(names)
  return (
    same(counts.classes, codes) &&
    same(counts.presenters, subjects) &&
    Object.values(counts.presenters).every(
      (byClass) =>
        same(byClass, codes) &&
        Object.values(byClass).every(
          ({ items, totals }) =>
            items.length === form.items.length &&
            (totals !== undefined) === (form.answer.kind === 'points') &&
            Object.keys(totals ?? {}).every((total) => canonicalPoints(total) === total) &&
            form.items.every((item, i) => Object.keys(items[i] ?? {}).every((mark) => isCounted(form, item, mark))),
        ),
    )
  )
}

/** Places stand as `place/how many were ranked`. */
function isCounted(form: Form, item: FormItem, counted: Mark): boolean {
  if (form.answer.kind !== 'places' || counted === ABSTAIN) return fits(form, item, counted, 0)
  const [place = '', among = ''] = counted.split('/')
  return /^[1-9]\d{0,3}$/.test(among) && fits(form, item, place, Number(among))
}

function* ballotsOf({ ballots, merged }: TallyRound): Generator<CountedBallot> {
  for (const ballot of ballots) {
    const voterClass = merged[ballot.class] ?? ballot.class
    const one = 'marks' in ballot ? { voterClass, marks: ballot.marks } : { voterClass, void: ballot.void }
    for (let n = 0; n < ballot.count; n += 1) yield one
  }
}
