/**
 * Ballot rounds: opened, extended, closed, voided, held again. A round is what the chair decides about; the ballots
 * themselves are not facts of the meeting and never come this way (see `db/ballot-box.ts`).
 */
import type { Duration, Instant } from './time.ts'
import { duration } from './time.ts'
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'
import { elapsed, type Timer } from './timer.ts'
import type { Counts } from './scoring/counts.ts'

export const ballotTimings = ['per_presenter', 'open_all_day'] as const
/** per_presenter: each slot ends with its ballot. open_all_day: one form with all presenters and one final submit. */
export type BallotTiming = (typeof ballotTimings)[number]

export type Round = {
  readonly id: string
  /** 1 for the first; a round held again after a void has the next number. */
  readonly number: number
  /** The slot it belongs to; absent for the round that lasts all day. */
  readonly slot?: string
  /** The presenters on the form, in printed order. */
  readonly subjects: readonly string[]
  readonly state: 'open' | 'closed' | 'voided'
  /** How many may submit, per class. Fixed when the round opens. */
  readonly entitled: Readonly<Record<string, number>>
  readonly openedAt: Instant
  readonly closedAt?: Instant
  /** How many were in the box when the round closed. */
  readonly submitted?: number
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

/** What the hub itself reports: the box of a closed round, counted. */
export type CountCommand = { type: 'ballot.count'; round: string; counts: Counts }

export type BallotFact =
  | {
      type: 'ballot.opened'
      round: string
      number: number
      slot?: string
      subjects: readonly string[]
      entitled: Readonly<Record<string, number>>
      limit?: Duration
      at: Instant
    }
  | { type: 'ballot.extended'; round: string; limit: Duration }
  | { type: 'ballot.closed'; round: string; submitted: number; unsent: number; at: Instant }
  | { type: 'ballot.voided'; round: string; reason: string; at: Instant }
  | { type: 'ballot.counted'; round: string; counts: Counts }
  | { type: 'ballot.revealed'; round: string }

/** What the hall is doing at this moment, handed to `decide` beside the time because the journal does not know it. */
export type Box = {
  /** How many ballots of the round are in the box. */
  submitted(round: string): number
  /** How many voters have begun the round's form and not sent it. */
  drafts(round: string): number
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

export function decideRound(
  rounds: Rounds,
  command: Exclude<BallotCommand, { type: 'ballot.open' }> | CountCommand,
  { box, timer, now }: { box: Box; timer: Timer | null; now: Instant },
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
      return [{ type: 'ballot.closed', round: round.id, submitted: box.submitted(round.id), unsent, at: now }]
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
    case 'ballot.count':
      if (round.state !== 'closed' || round.counts) return refuse('noOpenRound')
      return [{ type: 'ballot.counted', round: round.id, counts: command.counts }]
  }
}

/** A limit that leaves `by` more from now if the time is already up, and `by` more than there was if it is not. */
const extended = (timer: Timer, by: Duration, now: Instant) => duration(Math.max(timer.limit, elapsed(timer, now)) + by)

export function applyRound(rounds: Rounds, fact: BallotFact): Rounds {
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

function changed(round: Round, fact: Exclude<BallotFact, { type: 'ballot.opened' }>): Round {
  switch (fact.type) {
    case 'ballot.extended':
      return round
    case 'ballot.closed':
      return { ...round, state: 'closed', closedAt: fact.at, submitted: fact.submitted }
    case 'ballot.voided':
      return { ...round, state: 'voided', closedAt: round.closedAt ?? fact.at, reason: fact.reason }
    case 'ballot.counted':
      return { ...round, counts: fact.counts }
    case 'ballot.revealed':
      return { ...round, revealed: true }
  }
}
