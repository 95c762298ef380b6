/** The next natural step: what the chair's one main button does. Every other way stands beside it. */
import { itemOf, slots, waiting, type AgendaItem } from './agenda.ts'
import { openRounds, validRound } from './ballot.ts'
import { nextToDraw, wantsLots } from './lots.ts'
import type { Meeting } from './meeting.ts'
import { endsWithBallot, mayEnd, owedAfter } from './ballot-moment.ts'
import type { Slot } from './slot.ts'
import type { StepCommand } from './vocabulary.ts'

/** A step that lacks only its number. */
export type NextStep = StepCommand extends infer Command
  ? Command extends StepCommand
    ? Omit<Command, 'step'>
    : never
  : never

/** Rule N1: there is always one until the archive is closed, and the meeting never refuses it. */
export function nextStep(meeting: Meeting): NextStep | null {
  const { life } = meeting
  switch (life.state) {
    case 'draft':
      return { type: 'meeting.move', to: 'ready' }
    case 'ready':
      return { type: 'meeting.move', to: 'check_in' }
    case 'check_in':
      return beforeTheCall(meeting)
    case 'recess':
      return { type: 'meeting.move', to: 'in_session' }
    case 'suspended':
      return life.resumes ? { type: 'meeting.move', to: life.resumes.state } : null
    case 'in_session':
      return inSession(meeting)
    case 'counting':
      return { type: 'meeting.move', to: 'result_ready' }
    case 'result_ready':
      return { type: 'meeting.move', to: 'signed' }
    case 'signed':
      return { type: 'meeting.move', to: 'sealed' }
    case 'published':
    case 'sealed':
      return { type: 'meeting.move', to: 'archived' }
    case 'archived':
      return null
  }
}

/** A trial under way is ended first, and places are drawn by lot where the plan says so (rules J1 and Y5). */
function beforeTheCall(meeting: Meeting): NextStep {
  const [open] = openRounds(meeting.rounds)
  if (open) return { type: 'ballot.close', round: open.id, unsent: 0 }
  if (!wantsLots(meeting.plan, meeting.lots)) return { type: 'meeting.move', to: 'in_session' }
  const slot = nextToDraw(meeting.agenda)
  return slot === null ? { type: 'lots.settle' } : { type: 'lots.draw', slot }
}

function inSession(meeting: Meeting): NextStep {
  const { timer, agenda, plan, rounds } = meeting
  if (timer?.run.state === 'paused') return { type: 'timer.resume', timer: timer.id }
  if (plan.timing === 'open_all_day' && !validRound(rounds, null)) return { type: 'ballot.open', slot: null }
  const current = itemOf(agenda, agenda.current)
  if (!current) return afterward(meeting)
  if (current.kind !== 'slot') return { type: 'item.end', item: current.id }
  return mayEnd(meeting, current) && current.phase !== 'called'
    ? ofAFinishedSlot(meeting, current)
    : ofASlot(meeting, current)
}

function ofASlot(meeting: Meeting, slot: Slot): NextStep {
  const { rounds } = meeting
  switch (slot.phase) {
    case 'called':
      return { type: 'slot.enter', slot: slot.id, to: slot.mode === 'written' ? 'commenting' : 'reporting' }
    case 'reporting':
      return { type: 'slot.enter', slot: slot.id, to: 'questioning' }
    case 'questioning':
      return { type: 'slot.enter', slot: slot.id, to: 'answering' }
    case 'answering':
      return { type: 'slot.enter', slot: slot.id, to: 'commenting' }
    case 'ballot': {
      const open = validRound(rounds, slot.id)
      if (open) return { type: 'ballot.close', round: open.id, unsent: 0 }
      break
    }
    default:
  }
  return endsWithBallot(meeting, slot) && !validRound(rounds, slot.id)
    ? { type: 'ballot.open', slot: slot.id }
    : { type: 'slot.finish', slot: slot.id }
}

/** A slot that ends with the next call: but a ballot that was voided is held again first. */
function ofAFinishedSlot(meeting: Meeting, slot: Slot): NextStep {
  if (slot.phase === 'questioning') return { type: 'slot.enter', slot: slot.id, to: 'answering' }
  if (slot.phase === 'answering') return { type: 'slot.enter', slot: slot.id, to: 'commenting' }
  if (slot.phase === 'closed' && !validRound(meeting.rounds, slot.id)) return { type: 'ballot.open', slot: slot.id }
  return afterward(meeting)
}

/** What follows when nothing is under way, or what is may end. */
function afterward(meeting: Meeting): NextStep {
  // Held before the break that ends the group, also if its last presenter never came.
  const owed = owedAfter(meeting)
  if (owed) return { type: 'ballot.open', slot: owed.id }
  const next = waiting(meeting.agenda)[0]
  const lasting = openRounds(meeting.rounds)[0]
  const allHeard = slots(meeting.agenda).every((slot) => slot.phase !== 'queued')
  // The form of the whole day is collected once everybody has been heard, before the summing-up.
  if (lasting && allHeard && next?.kind !== 'break') return { type: 'ballot.close', round: lasting.id, unsent: 0 }
  return next ? beginning(next) : { type: 'meeting.move', to: 'counting' }
}

const beginning = (item: AgendaItem): NextStep =>
  item.kind === 'slot' ? { type: 'slot.call', slot: item.id } : { type: 'item.begin', item: item.id }
