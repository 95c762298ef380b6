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
import { applyMerge, type MergeFact } from './small-class.ts'

export const ballotTimings = ['per_presenter', 'per_group', 'collective', 'open_all_day'] as const
/**
 * per_presenter: each slot ends with its ballot. per_group: one form for those heard between two breaks. collective: one
 * form for everybody after the last presenter. open_all_day: one form for everybody from the start, one final submit.
 */
export type BallotTiming = (typeof ballotTimings)[number]

type PerClass = Readonly<Record<string, number>>

export const secrecies = ['secret', 'recorded'] as const
/**
 * 无记名 / 记名. secret: sealed on the phone, opened by the tellers, and nobody can say whose a ballot was. recorded: the
 * hub keeps what every card has given.
 */
export type Secrecy = (typeof secrecies)[number]

/** To what the phones seal a secret round: the tellers' key, and by which key the hub signs its receipts. */
export type Seal = {
  /** The number of the tellers' key, and its public part. */
  readonly key: number
  readonly publicKey: string
  readonly receiptKey: string
}

/** Phones look for their ballot in the list of the box, and then in the list of what was opened. */
export type ProofStage = 'box' | 'opened'

export type Round = {
  readonly id: string
  /** 1 for the first; a round held again after a void has the next number. */
  readonly number: number
  /** The slot after which it is held; absent for the round that lasts all day. */
  readonly slot?: string
  /** The presenters on the form, in printed order. */
  readonly subjects: readonly string[]
  readonly state: 'open' | 'closed' | 'voided'
  readonly secrecy: Secrecy
  /** Hash of what is asked and how it is counted, fixed when the round opens (reliability R22). */
  readonly config: string
  /** Secret rounds only. */
  readonly seal?: Seal
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
  /** Secret rounds, from the close on: how many envelopes of each class lie in the box, and root A of all of them. */
  readonly sealed?: PerClass
  readonly root?: string
  /** Classes that are counted as a part of another, because they are too small. */
  readonly merged?: Readonly<Record<string, string>>
  /** Root B, of everything that the tellers opened. */
  readonly openedRoot?: string
  /** How many phones did not find their ballot. */
  readonly doubts?: Readonly<Record<ProofStage, number>>
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

/**
 * What the hub itself reports: the box of a closed round, counted. Of a secret round the counts are what both tellers
 * came to, with `root` over what they opened; `paper` is what was added to them from paper.
 */
export type CountCommand = {
  type: 'ballot.count'
  round: string
  counts: Counts
  phone: PerClass
  root?: string
  paper?: Counts
}
/** What the hub itself reports: so many phones did not find their ballot. */
export type DoubtCommand = { type: 'ballot.doubt'; round: string; stage: ProofStage; phones: number }

export type BallotFact =
  | {
      type: 'ballot.opened'
      round: string
      number: number
      slot?: string
      subjects: readonly string[]
      entitled: PerClass
      secrecy: Secrecy
      config: string
      seal?: Seal
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
      /** Secret rounds: what the box holds, and root A. */
      sealed?: PerClass
      root?: string
      at: Instant
    }
  | { type: 'ballot.corrected'; round: string; issued: PerClass; reason: string }
  | { type: 'ballot.voided'; round: string; reason: string; at: Instant }
  | { type: 'ballot.counted'; round: string; counts: Counts; phone: PerClass; root?: string; paper?: Counts }
  | { type: 'ballot.doubted'; round: string; stage: ProofStage; phones: number }
  | MergeFact
  | { type: 'ballot.revealed'; round: string }

/** What the hall is doing at this moment, handed to `decide` beside the time because the journal does not know it. */
export type Box = {
  /** How many ballots of the round are in the box. */
  submitted(round: string): number
  /** How many voters have begun the round's form and not sent it. */
  drafts(round: string): number
  /** Is the ballot of this card in the box of the round? */
  has(round: string, card: string): boolean
  /** How many ballots of each class. */
  perClass(round: string): PerClass
  /** Root A of everything that lies sealed in the box. */
  root(round: string): string
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
  command: Exclude<BallotCommand, { type: 'ballot.open' }> | CorrectCommand | CountCommand | DoubtCommand,
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
          ...(round.secrecy === 'secret'
            ? { sealed: { ...none(round.entitled), ...box.perClass(round.id) }, root: box.root(round.id) }
            : {}),
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
      return [{ ...command, type: 'ballot.counted' }]
    case 'ballot.doubt':
      if (round.secrecy !== 'secret' || round.state === 'open') return refuse('noOpenRound')
      return [{ ...command, type: 'ballot.doubted' }]
  }
}

const none = (entitled: PerClass): PerClass => Object.fromEntries(Object.keys(entitled).map((code) => [code, 0]))

/** Rule B9: once closed, once, and with paper in it only when its sheets have been accepted. */
export const mayBeCounted = ({ state, counts, onPaper, paperReturned }: Round): boolean =>
  state === 'closed' && !counts && (!onPaper || paperReturned !== undefined)

/** Is it for the tellers to open? A secret box with nothing in it is counted by the hub. */
export const isForTellers = ({ secrecy, sealed = {} }: Round): boolean =>
  secrecy === 'secret' && Object.values(sealed).some((n) => n > 0)

/** Does a box lie sealed, or may one still be filled? Voided rounds are never opened. */
export const isSealedNow = ({ secrecy, state, counts }: Round): boolean =>
  secrecy === 'secret' && (state === 'open' || (state === 'closed' && !counts))

/** A limit that leaves `by` more from now if the time is already up, and `by` more than there was if it is not. */
const extended = (timer: Timer, by: Duration, now: Instant) => duration(Math.max(timer.limit, elapsed(timer, now)) + by)

export function applyRound(rounds: Rounds, fact: BallotFact | Extract<PaperFact, { type: 'paper.accepted' }>): Rounds {
  if (fact.type === 'ballot.opened') {
    const { round: id, number, slot, subjects, entitled, secrecy, config, seal, at } = fact
    const opened: Round = {
      id,
      number,
      ...(slot === undefined ? {} : { slot }),
      subjects,
      entitled,
      secrecy,
      config,
      ...(seal ? { seal } : {}),
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
        ...(fact.sealed ? { sealed: fact.sealed } : {}),
        ...(fact.root === undefined ? {} : { root: fact.root }),
      }
    case 'ballot.corrected':
      return { ...round, issued: fact.issued }
    case 'paper.accepted':
      return applyAccepted(round, fact.returned)
    case 'ballot.voided':
      return { ...round, state: 'voided', closedAt: round.closedAt ?? fact.at, reason: fact.reason }
    case 'ballot.counted':
      return {
        ...round,
        counts: fact.counts,
        phoneReturned: fact.phone,
        ...(fact.root === undefined ? {} : { openedRoot: fact.root }),
      }
    case 'ballot.doubted':
      return { ...round, doubts: { ...(round.doubts ?? { box: 0, opened: 0 }), [fact.stage]: fact.phones } }
    case 'ballot.merged':
      return applyMerge(round, fact)
    case 'ballot.revealed':
      return { ...round, revealed: true }
  }
}
