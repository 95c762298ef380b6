/** When a ballot is due in the course of the day, and who is on its form. */
import { slots, type Agenda } from './agenda.ts'
import type { Rounds } from './ballot.ts'
import type { Meeting } from './meeting.ts'
import { readyForBallot, type Slot } from './slot.ts'

type Day = Pick<Meeting, 'plan' | 'agenda' | 'rounds'>

/** Has this presenter had his turn, or is he having it? */
const isHeard = ({ phase }: Slot): boolean => phase !== 'queued' && phase !== 'absent' && phase !== 'withdrawn'

/**
 * Does this presenter's turn end with a ballot? Each one's does, or the last one's between two breaks, or the last one's
 * of the day; of the first so many that are balloted together, the last one's (rules B1, B11, B16).
 */
export function endsWithBallot({ plan, agenda }: Pick<Meeting, 'plan' | 'agenda'>, slot: Slot): boolean {
  switch (plan.timing) {
    case 'open_all_day':
      return false
    case 'per_presenter':
      return !isAmongTheFirst(plan.firstTogether, agenda, slot) || isLastOfTheFirst(plan.firstTogether, agenda, slot)
    case 'per_group':
      return groupOf(agenda, slot).every(({ phase }) => phase !== 'queued')
    case 'collective':
      return slots(agenda).every(({ phase }) => phase !== 'queued')
  }
}

/** The presenters on the form that is held after this slot, in printed order. */
export function subjectsAfter({ plan, agenda, rounds }: Day, slot: Slot): readonly string[] {
  const alone = plan.timing === 'per_presenter' && !isAmongTheFirst(plan.firstTogether, agenda, slot)
  const heard = alone ? [slot] : slots(agenda).filter((other) => isHeard(other) && !isBalloted(rounds, other.id))
  return [...heard].sort((a, b) => a.orderNo - b.orderNo).map(({ id }) => id)
}

/**
 * The presenter after whom a ballot is owed though his turn is over: the last of a group did not appear, say. Null if
 * none is.
 */
export function owedAfter(day: Day): Slot | null {
  const { plan, agenda, rounds } = day
  if (plan.timing === 'open_all_day') return null
  const together = plan.timing !== 'per_presenter'
  const heard = slots(agenda).filter(
    (slot) =>
      slot.phase === 'done' &&
      !isBalloted(rounds, slot.id) &&
      (together || isAmongTheFirst(plan.firstTogether, agenda, slot)),
  )
  const last = [...heard].sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0)).at(-1)
  return last && endsWithBallot(day, last) ? last : null
}

/** Is a presenter on the form of a round that counts? */
const isBalloted = (rounds: Rounds, id: string): boolean =>
  Object.values(rounds).some(({ state, subjects }) => state !== 'voided' && subjects.includes(id))

/** Those heard first, in the order in which they were heard. */
const firstHeard = (agenda: Agenda): readonly Slot[] =>
  slots(agenda)
    .filter(isHeard)
    .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))

const isAmongTheFirst = (n: number, agenda: Agenda, slot: Slot): boolean =>
  firstHeard(agenda)
    .slice(0, n)
    .some(({ id }) => id === slot.id)

/** Of the first `n`, or of all if the day has fewer. */
const isLastOfTheFirst = (n: number, agenda: Agenda, slot: Slot): boolean => {
  const first = firstHeard(agenda).slice(0, n)
  const complete = first.length === n || slots(agenda).every(({ phase }) => phase !== 'queued')
  return complete && first.at(-1)?.id === slot.id
}

/** The presenters between the same two breaks. */
function groupOf(agenda: Agenda, slot: Slot): readonly Slot[] {
  const groups: Slot[][] = [[]]
  for (const id of agenda.order) {
    const item = agenda.items[id]
    if (item?.kind === 'break') groups.push([])
    if (item?.kind === 'slot') groups.at(-1)?.push(item)
  }
  return groups.find((group) => group.includes(slot)) ?? []
}

/** May this slot end when the next item is called? Rule S1: after its ballot, if it ends with one, else after the report. */
export function mayEnd(day: Pick<Meeting, 'plan' | 'agenda'>, slot: Slot): boolean {
  if (slot.phase === 'closed' || slot.phase === 'reveal') return true
  return !endsWithBallot(day, slot) && slot.phase !== 'reporting' && readyForBallot(slot)
}
