/** How ballot rounds and slots go together: which slot a round puts into which phase, and when one may open. */
import { duration, seconds, type Duration, type Instant } from './time.ts'
import { isRefusal, refuse, type Decision, type Refusal } from './decision.ts'
import { isProved } from './ballot-key.ts'
import { tooFewPresent } from './small-class.ts'
import type { Fact } from './vocabulary.ts'
import { afterTheCurrent, isPresentable, itemOf, slotOf, slots } from './agenda.ts'
import { quorumRefusal } from './attendance.ts'
import { dueOf } from './check-in.ts'
import { endsWithBallot, mayEnd, owedAfter, subjectsAfter } from './ballot-moment.ts'
import { openRounds, roundOf, roundsFor, validRound } from './ballot.ts'
import { mayReveal } from './results.ts'
import { isTimeForTrial, TRIAL } from './trial.ts'
import { isUnderWay, readyForBallot, type Slot, type SlotPhase } from './slot.ts'
import { elapsed } from './timer.ts'
import type { Meeting } from './meeting.ts'

/** What the hub can say of a round that opens, handed in since the meeting knows no hashes and no keys. */
export type HubKeys = {
  /** SHA-256 of a text, 64 hexadecimal digits. */
  hash(text: string): string
  /** The public key by which the hub's receipts of a round can be checked: Ed25519, 64 hexadecimal digits. */
  receiptKey(round: string): string
  /** A whole number from 0 to below `n`, by chance. */
  draw(n: number): number
}

/** What a row of a form with several presenters gets, and each cell of a row with several items. */
const perRow = seconds(20)
const perCell = seconds(10)

function limitFor({ limits, scheme }: Meeting['plan'], rows: number): Duration {
  const row = Math.max(perRow, scheme.form.items.length * perCell)
  return rows === 1 ? limits.ballot : duration(Math.max(limits.ballot, rows * row))
}

/** Opens the ballot that is due after a presenter, or the form of the whole day (`null`). Rules B1, B10, B11, B16, B18. */
export function decideOpen(
  meeting: Meeting,
  slotId: string | null,
  { now, hub }: { readonly now: Instant; readonly hub: HubKeys },
): Decision<Fact> {
  const { agenda, rounds, plan, attendance } = meeting
  if ((slotId === null) !== (plan.timing === 'open_all_day')) return refuse('noSuchMove')
  if (validRound(rounds, slotId)) return refuse('roundExists')
  const entitled = dueOf(meeting)
  const tooFew = quorumRefusal(plan.quorum, attendance, entitled)
  if (tooFew) return tooFew
  const kept = keeping(meeting, entitled, hub)
  if (isRefusal(kept)) return kept
  const number = roundsFor(rounds, slotId).length + 1
  if (slotId === null) {
    const subjects = slots(agenda)
      .filter(isPresentable)
      .sort((a, b) => a.orderNo - b.orderNo)
      .map(({ id }) => id)
    const round = `day-${number}`
    return [{ type: 'ballot.opened', round, number, subjects, entitled, ...kept(round, subjects), at: now }]
  }
  const slot = slotOf(agenda, slotId)
  if (!slot) return refuse('noSuchItem')
  // Held again: after a void the slot may be closed, or long done. Or its group's last presenter never came.
  const again = number > 1 && (slot.phase === 'closed' || slot.phase === 'done')
  const late = again || owedAfter(meeting)?.id === slot.id
  const current = itemOf(agenda, agenda.current)
  if (late && current && current.kind !== 'slot') return refuse('noSuchItem')
  if (!late && (agenda.current !== slot.id || !readyForBallot(slot))) return refuse('noSuchMove')
  if (!late && !endsWithBallot(meeting, slot)) return refuse('ballotNotDue')
  const subjects = again ? subjectsAgain(meeting, slot) : subjectsAfter(meeting, slot)
  const took = slot.phase === 'reporting' && meeting.timer ? { reportTook: elapsed(meeting.timer, now) } : {}
  const round = `${slot.id}-${number}`
  const facts: readonly Fact[] = [
    { type: 'slot.entered', slot: slot.id, to: 'ballot', at: now, ...took },
    {
      type: 'ballot.opened',
      round,
      number,
      slot: slot.id,
      subjects,
      entitled,
      ...kept(round, subjects),
      limit: limitFor(plan, subjects.length),
      at: now,
    },
  ]
  return agenda.current === slot.id ? facts : afterTheCurrent(agenda, (each) => mayEnd(meeting, each), facts, now)
}

/** Opens a trial: under the same rules as any ballot, on one line that is no presenter's. Rules Y4 and Y5. */
export function decideTrial(
  meeting: Meeting,
  { now, hub }: { readonly now: Instant; readonly hub: HubKeys },
): Decision<Fact> {
  const { rounds, plan, life, agenda } = meeting
  if (!isTimeForTrial(life.state, agenda)) return refuse('noSuchMove')
  if (openRounds(rounds).length > 0) return refuse('ballotOpen')
  const entitled = dueOf(meeting)
  const kept = keeping(meeting, entitled, hub)
  if (isRefusal(kept)) return kept
  const number = roundsFor(rounds, TRIAL).length + 1
  const round = `${TRIAL}-${number}`
  const subjects = [TRIAL]
  const limit = limitFor(plan, 1)
  const opened = { round, number, slot: TRIAL, subjects, entitled, ...kept(round, subjects), limit, at: now }
  return [{ type: 'ballot.opened', ...opened }]
}

type Kept = Pick<Extract<Fact, { type: 'ballot.opened' }>, 'secrecy' | 'config' | 'seal'>

/**
 * How a round keeps its ballots, and the hash of what it asks; or why it may not open. A secret one needs the tellers'
 * key, and classes in which nobody stands out (rules E1, E6 and E11).
 */
function keeping(
  { plan, key, attendance }: Meeting,
  entitled: Readonly<Record<string, number>>,
  { hash, receiptKey }: HubKeys,
): Refusal | ((round: string, subjects: readonly string[]) => Kept) {
  const { secrecy, scheme } = plan
  if (secrecy === 'secret') {
    if (!isProved(key)) return refuse('keyNotReady')
    if (tooFewPresent(entitled, attendance, plan.floor).length > 0) return refuse('classTooSmall', plan.floor)
  }
  return (round, subjects) => ({
    secrecy,
    config: hash(JSON.stringify({ round, subjects, entitled, secrecy, scheme })),
    ...(secrecy === 'secret' && key
      ? { seal: { key: key.number, publicKey: key.publicKey, receiptKey: receiptKey(round) } }
      : {}),
  })
}

/** Held again, a form asks about the same presenters, less those who have since been marked absent or withdrawn. */
const subjectsAgain = ({ rounds, agenda }: Meeting, slot: Slot): readonly string[] =>
  (roundsFor(rounds, slot.id).at(-1)?.subjects ?? []).filter((id) => isPresentable(slotOf(agenda, id)))

/** Adds to a round's facts the phase that its slot enters with them, if that slot is the current one. */
export function withSlotPhase(
  meeting: Meeting,
  facts: Decision<Fact>,
  round: string,
  to: SlotPhase,
  now: Instant,
): Decision<Fact> {
  if (isRefusal(facts)) return facts
  const slot = slotOf(meeting.agenda, roundOf(meeting.rounds, round)?.slot ?? null)
  if (!slot || slot.id !== meeting.agenda.current || !isUnderWay(slot)) return facts
  return [...facts, { type: 'slot.entered', slot: slot.id, to, at: now }]
}

/** Puts a result on the wall: of the presenter on stage as a phase of the slot, of any other beside the proceedings. */
export function decideReveal(meeting: Meeting, facts: Decision<Fact>, id: string, now: Instant): Decision<Fact> {
  if (isRefusal(facts)) return facts
  const round = roundOf(meeting.rounds, id)
  if (!round || !mayReveal(meeting, round)) return refuse('revealForbidden')
  const slot = slotOf(meeting.agenda, meeting.agenda.current)
  // While a ballot is open the wall is the ballot's.
  if (slot?.phase === 'ballot') return refuse('ballotOpen')
  return round.slot === slot?.id && slot?.phase === 'closed' ? withSlotPhase(meeting, facts, id, 'reveal', now) : facts
}
