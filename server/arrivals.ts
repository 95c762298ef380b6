/**
 * Ballots as they arrive. Those of one turn of the event loop go into the box with one transaction, so that a hall that
 * sends at once waits for a few writes of the disk and not for thousands; each is answered after the COMMIT (rule B8).
 */
import type { RefusalCode } from '../shared/domain/decision.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { Person } from '../shared/domain/person.ts'
import type { Instant } from '../shared/domain/time.ts'
import type { BallotMessage, BallotReply } from '../shared/protocol/protocol.ts'
import type { BallotBox, SubmittedBallot } from '../db/ballot-box.ts'
import { NotSaved } from '../db/not-saved.ts'
import { checked } from './ballot-check.ts'
import type { Clock } from './clock.ts'
import type { Receipts } from './receipts.ts'

export type ArrivalsParts = {
  readonly meeting: () => Meeting
  readonly box: Pick<BallotBox, 'put'>
  readonly receipts: Receipts
  readonly clock: Pick<Clock, 'now'>
  readonly bug: (error: unknown) => void
  /** Told whether the disk took what it was given. */
  readonly setSaving: (works: boolean) => void
  /** These are in the box now. Told of each transaction, also if none is. */
  readonly taken: (ballots: readonly SubmittedBallot[]) => void
}

type Arrived = {
  readonly person: Person
  readonly message: BallotMessage
  readonly reply: (reply: BallotReply) => void
}

/** So many at most with one transaction: with too many of them the first would wait for the last. */
const MOST_TOGETHER = 500

export function openArrivals({ meeting, box, receipts, clock, bug, setSaving, taken }: ArrivalsParts) {
  let arrived: Arrived[] = []

  /** Puts everything that has arrived into the box with one transaction, and answers each one after it. */
  function collect(): void {
    if (arrived.length === 0) return
    const batch = arrived
    arrived = []
    const now = meeting()
    const looked = batch.map(({ person, message }) => look(now, person, message))
    const good = looked.filter((ballot) => typeof ballot !== 'string')
    const answers = putIn(good)
    const inBox: SubmittedBallot[] = []
    let next = 0
    batch.forEach(({ reply }, i) => {
      const ballot = looked[i] as SubmittedBallot | RefusalCode
      const said = typeof ballot === 'string' ? refused(ballot) : (answers[next++] ?? refused('failed'))
      if (said.ok) inBox.push(ballot as SubmittedBallot)
      // What goes wrong on one line is nothing to the others.
      try {
        reply(said)
      } catch (error) {
        bug(error)
      }
    })
    taken(inBox)
  }

  function look(now: Meeting, person: Person, message: BallotMessage): SubmittedBallot | RefusalCode {
    try {
      return checked(now, person, message)
    } catch (error) {
      bug(error)
      return 'failed'
    }
  }

  /** Answers with what is to be said of each. Nobody may be left without an answer, whatever went wrong. */
  function putIn(ballots: readonly SubmittedBallot[]): readonly BallotReply[] {
    const at = clock.now()
    try {
      const outcomes = box.put(ballots)
      if (ballots.length > 0) setSaving(true)
      return ballots.map((ballot, i) =>
        outcomes[i] === 'anotherDevice' ? refused('anotherDevice') : received(ballot, at),
      )
    } catch (error) {
      const ours = !(error instanceof NotSaved)
      if (ours) bug(error)
      else setSaving(false)
      return ballots.map(() => refused(ours ? 'failed' : 'notSaved'))
    }
  }

  /** Said after the COMMIT only. */
  const received = ({ round, paper, signed }: SubmittedBallot, at: Instant): BallotReply =>
    signed ? { ok: true, at } : { ok: true, at, receipt: receipts.sign(round, paper) }

  return {
    /** Takes a ballot; `reply` is called after the COMMIT that put it into the box, together with its neighbours. */
    take(person: Person, message: BallotMessage, reply: (reply: BallotReply) => void): void {
      if (arrived.length === 0) setImmediate(collect)
      arrived.push({ person, message, reply })
      if (arrived.length >= MOST_TOGETHER) collect()
    },
    collect,
  }
}

const refused = (code: RefusalCode): BallotReply => ({ ok: false, refused: code })
