/**
 * What a round comes to: whether its figures balance, each presenter's score, and how they stand to each other. Nothing
 * of it is kept; it is worked out anew from the counts, so that it can be checked by anybody at any time.
 */
import { roundsFor, type Round } from './ballot.ts'
import { isPresentable, slotOf, slots } from './agenda.ts'
import { recusedBy } from './recusal.ts'
import { votes } from './scoring/counts.ts'
import { nobody } from './scoring/denominator.ts'
import type { Electorate, Outcome, Subject } from './scoring/outcome.ts'
import { outcomeOf } from './scoring/score.ts'
import { standings, type Standing } from './scoring/standing.ts'
import type { Scheme } from './scoring/scheme.ts'
import { asCounted, inMergedClasses, schemeOf } from './small-class.ts'
import type { Meeting } from './meeting.ts'
import { isTrial, withoutTrials } from './trial.ts'

export const revealPolicies = ['off', 'direct', 'delayed'] as const
/** 公布: never on a wall; by the chair once it is counted; or not before the next presenter has been called (GB 50799 6.2.2). */
export type RevealPolicy = (typeof revealPolicies)[number]

/** 发出、收回、有效、无效、弃权、未交 of one class. 弃权 is a part of 有效: ballots that abstain throughout. */
export type ClassBalance = {
  readonly code: string
  /** 应到. */
  readonly due: number
  /** 实到; null if nobody has counted. */
  readonly present: number | null
  readonly issued: number
  readonly returned: number
  readonly valid: number
  readonly invalid: number
  readonly invalidBy: Readonly<Record<string, number>>
  readonly abstained: number
  readonly missing: number
  readonly phone: number
  readonly paper: number
}

/** Why a result does not come out. */
export type Imbalance = {
  /** 收回多于发出; the ballots of phones and paper are not the ballots counted; a presenter's votes are not the ballots. */
  readonly why: 'moreThanIssued' | 'sourcesDiffer' | 'votesDiffer'
  readonly voterClass: string
  readonly presenter?: string
}

export type Balance = { readonly classes: readonly ClassBalance[]; readonly faults: readonly Imbalance[] }

/** The figures of a counted round, and where they do not balance (rule K27). Null before it is counted. */
export function balanceOf(asItWas: Round): Balance | null {
  const round = asCounted(asItWas)
  const { counts, entitled, issued = entitled, present, phoneReturned = {}, paperReturned = {} } = round
  if (!counts) return null
  const classes = Object.entries(counts.classes).map(([code, sheets]): ClassBalance => {
    const invalid = Object.values(sheets.invalid).reduce((a, b) => a + b, 0)
    const returned = sheets.valid + invalid
    return {
      code,
      due: entitled[code] ?? 0,
      present: present?.[code] ?? null,
      issued: issued[code] ?? 0,
      returned,
      valid: sheets.valid,
      invalid,
      invalidBy: sheets.invalid,
      abstained: sheets.abstained,
      missing: Math.max(0, (issued[code] ?? 0) - returned),
      phone: phoneReturned[code] ?? 0,
      paper: paperReturned[code] ?? 0,
    }
  })
  return { classes, faults: classes.flatMap((row) => faultsOf(round, row)) }
}

function faultsOf({ counts, subjects }: Round, row: ClassBalance): readonly Imbalance[] {
  const voterClass = row.code
  const off = subjects.filter((presenter) => {
    const cell = counts?.presenters[presenter]?.[voterClass]
    return !cell || cell.items.some((histogram) => cell.recused + votes(histogram) !== row.valid)
  })
  return [
    ...(row.returned > row.issued ? [{ why: 'moreThanIssued' as const, voterClass }] : []),
    ...(row.phone + row.paper === row.returned ? [] : [{ why: 'sourcesDiffer' as const, voterClass }]),
    ...off.map((presenter) => ({ why: 'votesDiffer' as const, voterClass, presenter })),
  ]
}

/**
 * One presenter of a counted round, ready to be scored. `recused`: how many of each class may not judge this presenter,
 * of whom those present and due are less.
 */
export function subjectOf(
  round: Round,
  presenter: string,
  recused: Readonly<Record<string, number>>,
  classes: readonly { readonly code: string }[],
): Subject {
  const cells = round.counts?.presenters[presenter] ?? {}
  const electorate = (balanceOf(round)?.classes ?? []).map(({ code, returned, present, due }): [string, Electorate] => [
    code,
    {
      returned: returned - (cells[code]?.recused ?? 0),
      present: present === null ? null : Math.max(0, present - (recused[code] ?? 0)),
      due: Math.max(0, due - (recused[code] ?? 0)),
    },
  ])
  const none = classes.map(({ code }): [string, Electorate] => [code, nobody])
  return { cells, electorate: Object.fromEntries([...none, ...electorate]) }
}

/** `scheme`: that by which it was counted, with classes merged where they had to be. */
export type Result = {
  readonly presenter: string
  readonly scheme: Scheme
  readonly subject: Subject
  readonly outcome: Outcome
}

/**
 * The results of a round that counts: closed, counted, and in balance. Whoever was marked absent or withdrawn after the
 * form was opened stays on it and has none (rule K7).
 */
export function resultsOf(meeting: Meeting, round: Round): readonly Result[] {
  if (round.state !== 'closed' || !round.counts || (balanceOf(round)?.faults.length ?? 1) > 0) return []
  return scored(meeting, round).filter(({ presenter }) => isPresentable(slotOf(meeting.agenda, presenter)))
}

type Scored = { readonly from: readonly unknown[]; readonly results: readonly Result[] }
/** A round's scores, for as long as nothing they are made from has changed: every press of the day asks for them. */
const known = new WeakMap<Round, Scored>()

function scored(meeting: Meeting, round: Round): readonly Result[] {
  const { plan, roster, recusals, given, agenda } = meeting
  const from = [plan.scheme, plan.recusal, roster, recusals, given]
  const before = known.get(round)
  if (before && before.from.every((part, i) => part === from[i])) return before.results
  const scheme = schemeOf(plan.scheme, round)
  const results = round.subjects.map((presenter) => {
    const recused = recusedBy(presenter, roster, { rules: plan.recusal, recusals, agenda })
    const subject = subjectOf(round, presenter, inMergedClasses(round.merged, recused), scheme.classes)
    return { presenter, scheme, subject, outcome: outcomeOf(scheme, subject, given[presenter]) }
  })
  known.set(round, { from, results })
  return results
}

/** Every presenter's result of the day so far, in printed order: of each, that of the one round that counts. */
export function resultsOfTheDay(meeting: Meeting): readonly Result[] {
  const all = withoutTrials(meeting.rounds).flatMap((round) => resultsOf(meeting, round))
  const orderNo = (id: string) => slotOf(meeting.agenda, id)?.orderNo ?? 0
  return all.sort((a, b) => orderNo(a.presenter) - orderNo(b.presenter))
}

/** 名次 and 等次建议 among these. */
export const standingsOf = (
  { plan, agenda }: Meeting,
  results: readonly Result[],
): Readonly<Record<string, Standing>> =>
  standings(
    plan.scheme,
    results.map((result) => ({ ...result, group: slotOf(agenda, result.presenter)?.group ?? '' })),
  )

/** May a result of this round be on a wall now? Rule B6: only where the plan allows it, and delayed if it says so. */
export function mayReveal(meeting: Meeting, round: Round): boolean {
  const { plan, agenda } = meeting
  if (plan.reveal === 'off' || round.state !== 'closed' || isTrial(round) || resultsOf(meeting, round).length === 0)
    return false
  if (roundsFor(meeting.rounds, round.slot ?? null).at(-1)?.id !== round.id) return false
  if (plan.reveal === 'direct') return true
  // The next one is on stage, or nobody comes any more.
  return agenda.current !== round.slot || slots(agenda).every(({ phase }) => phase !== 'queued')
}
