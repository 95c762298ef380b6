/** How ballot rounds and slots go together: which slot a round puts into which phase, and when one may open. */
import type { Instant } from './time.ts'
import { isRefusal, refuse, type Decision } from './decision.ts'
import type { Fact } from './vocabulary.ts'
import { afterTheCurrent, itemOf, slotOf, slots } from './agenda.ts'
import { roundOf, roundsFor, validRound } from './ballot.ts'
import { due } from './roster.ts'
import { isUnderWay, readyForBallot, type SlotPhase } from './slot.ts'
import { elapsed } from './timer.ts'
import type { Meeting } from './meeting.ts'

/** Opens the ballot of a presenter, or the form of the whole day (`null`). Rules B1, B10, B11. */
export function decideOpen(meeting: Meeting, slotId: string | null, now: Instant): Decision<Fact> {
  const { agenda, rounds, plan } = meeting
  if ((slotId === null) !== (plan.timing === 'open_all_day')) return refuse('noSuchMove')
  if (validRound(rounds, slotId)) return refuse('roundExists')
  const number = roundsFor(rounds, slotId).length + 1
  const entitled = due(meeting.roster)
  if (slotId === null) {
    const subjects = slots(agenda)
      .filter(({ phase }) => phase !== 'absent' && phase !== 'withdrawn')
      .sort((a, b) => a.orderNo - b.orderNo)
      .map(({ id }) => id)
    return [{ type: 'ballot.opened', round: `day-${number}`, number, subjects, entitled, at: now }]
  }
  const slot = slotOf(agenda, slotId)
  if (!slot) return refuse('noSuchItem')
  // Held again: after a void the slot may be closed, or long done.
  const again = number > 1 && (slot.phase === 'closed' || slot.phase === 'done')
  const current = itemOf(agenda, agenda.current)
  if (again && current && current.kind !== 'slot') return refuse('noSuchItem')
  if (!again && (agenda.current !== slot.id || !readyForBallot(slot))) return refuse('noSuchMove')
  const took = slot.phase === 'reporting' && meeting.timer ? { reportTook: elapsed(meeting.timer, now) } : {}
  const facts: readonly Fact[] = [
    { type: 'slot.entered', slot: slot.id, to: 'ballot', at: now, ...took },
    {
      type: 'ballot.opened',
      round: `${slot.id}-${number}`,
      number,
      slot: slot.id,
      subjects: [slot.id],
      entitled,
      limit: plan.limits.ballot,
      at: now,
    },
  ]
  return agenda.current === slot.id ? facts : afterTheCurrent(agenda, plan.timing, facts, now)
}

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

/** The wall shows the result of the presenter on stage, once: any other reveal would show nothing and be final. */
export function onTheWall(meeting: Meeting, facts: Decision<Fact>, round: string, now: Instant): Decision<Fact> {
  if (isRefusal(facts)) return facts
  const slot = slotOf(meeting.agenda, meeting.agenda.current)
  if (slot?.phase !== 'closed' || validRound(meeting.rounds, slot.id)?.id !== round) return refuse('noSuchMove')
  return withSlotPhase(meeting, facts, round, 'reveal', now)
}
