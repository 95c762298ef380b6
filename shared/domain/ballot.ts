/**
 * Ballot rounds: opened, extended, closed, voided, held again. A round is what the chair decides about; the ballots
 * themselves are not facts of the meeting and never come this way (see `db/ballot-box.ts`).
 */
import type { Duration, Instant } from './time.ts'
import { duration } from './time.ts'
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'
import { elapsed, type Timer } from './timer.ts'
import { applyAccepted, type PaperFact, type PaperStanding } from './paper.ts'
import type { Attendance } from './attendance.ts'
import type { Counts } from './scoring/counts.ts'

export const ballotTimings = ['per_presenter', 'per_group', 'collective', 'open_all_day'] as const
/**
 * per_presenter: each slot ends with its ballot. per_group: one form for those heard between two breaks. collective: one
 * form for everybody after the last presenter. open_all_day: one form for everybody from the start, one final submit.
 */
export type BallotTiming = (typeof ballotTimings)[number]

type PerClass = Readonly<Record<string, number>>

export type Round = {
  readonly id: string
  /** 1 for the first; a round held again after a void has the next number. */
  readonly number: number
  /** The slot after which it is held; absent for the round that lasts all day. */
  readonly slot?: string
  /** The presenters on the form, in printed order. */
  readonly subjects: readonly string[]
  readonly state: 'open' | 'closed' | 'voided'
  /** 应到: how many hold a vote, per class. Fixed when the round opens. */
  readonly entitled: PerClass
  readonly openedAt: Instant
  readonly closedAt?: Instant
  /** How many were in the box when the round closed. */
  readonly submitted?: number
  /** 发出: those present, or those due where nobody has counted. Fixed at the close; corrected only with a reason. */
  readonly issued?: PerClass
  /** 实到 at the close; null if nobody has counted. */
  readonly present?: Attendance
  /** Cards that voted on paper; absent if none did. Such a round is counted when its sheets have been accepted. */
  readonly onPaper?: PerClass
  /** Sheets of paper that were returned and accepted. */
  readonly paperReturned?: PerClass
  /** Ballots that came from phones. */
  readonly phoneReturned?: PerClass
  /** What the box held, counted after closing. */
  readonly counts?: Counts
  /** Shown on the projector. */
  readonly revealed?: true
  /** Why it was voided. */
  readonly reason?: string
}

export type BallotCommand =
  | { type: 'ballot.open'; step: number; slot: string | null }
  | { type: 'ballot.extend'; step: number; round: string; by: Duration }
  /** `unsent`: how many unsent drafts the chair was told of and accepts to lose. */
  | { type: 'ballot.close'; step: number; round: string; unsent: number }
  | { type: 'ballot.void'; step: number; round: string; reason: string }
  | { type: 'ballot.reveal'; step: number; round: string }

/** Corrects how many forms of a closed round were given out, so that the count can balance. */
export type CorrectCommand = { type: 'ballot.correct'; round: string; issued: PerClass; reason: string }

/** What the hub itself reports: the box of a closed round, counted. */
export type CountCommand = { type: 'ballot.count'; round: string; counts: Counts; phone: PerClass }

export type BallotFact =
  | {
      type: 'ballot.opened'
      round: string
      number: number
      slot?: string
      subjects: readonly string[]
      entitled: PerClass
      limit?: Duration
      at: Instant
    }
  | { type: 'ballot.extended'; round: string; limit: Duration }
  | {
      type: 'ballot.closed'
      round: string
      submitted: number
      unsent: number
      issued: PerClass
      present: Attendance
      onPaper?: PerClass
      at: Instant
    }
  | { type: 'ballot.corrected'; round: string; issued: PerClass; reason: string }
  | { type: 'ballot.voided'; round: string; reason: string; at: Instant }
  | { type: 'ballot.counted'; round: string; counts: Counts; phone: PerClass }
  | { type: 'ballot.revealed'; round: string }

/** What the hall is doing at this moment, handed to `decide` beside the time because the journal does not know it. */
export type Box = {
  /** How many ballots of the round are in the box. */
  submitted(round: string): number
  /** How many voters have begun the round's form and not sent it. */
  drafts(round: string): number
  /** Is the ballot of this card in the box of the round? */
  has(round: string, card: string): boolean
  /** How the two entries of a round's paper sheets stand. */
  paper(round: string): PaperStanding
}

export type Rounds = Readonly<Record<string, Round>>

export const roundOf = (rounds: Rounds, id: string): Round | undefined =>
  Object.values(rounds).find((round) => round.id === id)

/** The rounds held for one slot, or all day (`null`), oldest first. */
export const roundsFor = (rounds: Rounds, slot: string | null): readonly Round[] =>
  Object.values(rounds)
    .filter((round) => (round.slot ?? null) === slot)
    .sort((a, b) => a.number - b.number)

/** The round for one slot, or all day, that has not been voided. */
export const validRound = (rounds: Rounds, slot: string | null): Round | undefined =>
  roundsFor(rounds, slot).find((round) => round.state !== 'voided')

export const openRounds = (rounds: Rounds): readonly Round[] =>
  Object.values(rounds).filter((round) => round.state === 'open')

/** What surrounds a decision about a round. `onPaper`: cards that vote on paper, per class. */
export type RoundSetting = {
  readonly box: Box
  readonly timer: Timer | null
  readonly now: Instant
  readonly attendance: Attendance
  readonly onPaper: PerClass
}

export function decideRound(
  rounds: Rounds,
  command: Exclude<BallotCommand, { type: 'ballot.open' }> | CorrectCommand | CountCommand,
  { box, timer, now, attendance, onPaper }: RoundSetting,
): Decision<BallotFact> {
  const round = roundOf(rounds, command.round)
  if (!round) return refuse('noOpenRound')
  switch (command.type) {
    case 'ballot.extend':
      // The ballot's countdown is the meeting's timer of the moment; the round that lasts all day has none.
      if (round.state !== 'open' || timer?.id !== round.id) return refuse('noOpenRound')
      return [{ type: 'ballot.extended', round: round.id, limit: extended(timer, command.by, now) }]
    case 'ballot.close': {
      if (round.state !== 'open') return refuse('noOpenRound')
      const unsent = box.drafts(round.id)
      if (unsent > command.unsent) return refuse('draftsUnsent', unsent)
      return [
        {
          type: 'ballot.closed',
          round: round.id,
          submitted: box.submitted(round.id),
          unsent,
          issued: attendance ?? round.entitled,
          present: attendance,
          ...(Object.values(onPaper).some((n) => n > 0) ? { onPaper: { ...none(round.entitled), ...onPaper } } : {}),
          at: now,
        },
      ]
    }
    case 'ballot.void': {
      if (round.state === 'voided') return refuse('noOpenRound')
      const reason = plainText(command.reason)
      if (!reason) return refuse('emptyText')
      return [{ type: 'ballot.voided', round: round.id, reason, at: now }]
    }
    case 'ballot.reveal':
      if (round.state !== 'closed' || !round.counts) return refuse('notCounted')
      return [{ type: 'ballot.revealed', round: round.id }]
    case 'ballot.correct': {
      if (round.state !== 'closed') return refuse('noOpenRound')
      const reason = plainText(command.reason)
      if (!reason) return refuse('emptyText')
      const codes = Object.keys(round.entitled)
      const known = Object.keys(command.issued).every((code) => codes.includes(code))
      if (!known || Object.keys(command.issued).length !== codes.length) return refuse('badRequest')
      return [{ type: 'ballot.corrected', round: round.id, issued: command.issued, reason }]
    }
    case 'ballot.count':
      if (!mayBeCounted(round)) return refuse('noOpenRound')
      return [{ type: 'ballot.counted', round: round.id, counts: command.counts, phone: command.phone }]
  }
}

const none = (entitled: PerClass): PerClass => Object.fromEntries(Object.keys(entitled).map((code) => [code, 0]))

/** Rule B9: once closed, once, and with paper in it only when its sheets have been accepted. */
export const mayBeCounted = ({ state, counts, onPaper, paperReturned }: Round): boolean =>
  state === 'closed' && !counts && (!onPaper || paperReturned !== undefined)

/** A limit that leaves `by` more from now if the time is already up, and `by` more than there was if it is not. */
const extended = (timer: Timer, by: Duration, now: Instant) => duration(Math.max(timer.limit, elapsed(timer, now)) + by)

export function applyRound(rounds: Rounds, fact: BallotFact | Extract<PaperFact, { type: 'paper.accepted' }>): Rounds {
  if (fact.type === 'ballot.opened') {
    const { round: id, number, slot, subjects, entitled, at } = fact
    const opened: Round = {
      id,
      number,
      ...(slot === undefined ? {} : { slot }),
      subjects,
      entitled,
      state: 'open',
      openedAt: at,
    }
    return { ...rounds, [id]: opened }
  }
  const round = rounds[fact.round]
  return round ? { ...rounds, [round.id]: changed(round, fact) } : rounds
}

function changed(
  round: Round,
  fact: Exclude<BallotFact, { type: 'ballot.opened' }> | Extract<PaperFact, { type: 'paper.accepted' }>,
): Round {
  switch (fact.type) {
    case 'ballot.extended':
      return round
    case 'ballot.closed':
      return {
        ...round,
        state: 'closed',
        closedAt: fact.at,
        submitted: fact.submitted,
        issued: fact.issued,
        present: fact.present,
        ...(fact.onPaper ? { onPaper: fact.onPaper } : {}),
      }
    case 'ballot.corrected':
      return { ...round, issued: fact.issued }
    case 'paper.accepted':
      return applyAccepted(round, fact.returned)
    case 'ballot.voided':
      return { ...round, state: 'voided', closedAt: round.closedAt ?? fact.at, reason: fact.reason }
    case 'ballot.counted':
      return { ...round, counts: fact.counts, phoneReturned: fact.phone }
    case 'ballot.revealed':
      return { ...round, revealed: true }
  }
}
