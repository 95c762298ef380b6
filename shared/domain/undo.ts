/**
 * Exact undo. A step remembers what it changed as it was before; undoing puts exactly that back, and leaves alone
 * whatever else happened since (remarks, ballots, screens). Timers come back by their origin, so the clock reads as
 * if the step had never been taken.
 */
import type { Instant } from './time.ts'
import type { Role } from './person.ts'
import { refuse, type Refusal } from './decision.ts'
import type { Box, Rounds } from './ballot.ts'
import type { AgendaItem } from './agenda.ts'
import type { Fact, StepCommandType } from './vocabulary.ts'
import type { Meeting } from './meeting.ts'

/** The parts of the meeting that a step can change and an undo restores. */
const proceedings = ['life', 'timer', 'spotlight', 'wall', 'plan'] as const
type Proceedings = Pick<Meeting, (typeof proceedings)[number]>

/**
 * What a step changed, as it was before: of the agenda only the items it touched. Of the rounds only which it opened,
 * since nothing else about them can be undone and a count that came in meanwhile must stay.
 */
export type Before = Partial<Proceedings> & {
  readonly opened?: readonly string[]
  readonly items?: Readonly<Record<string, AgendaItem>>
  readonly order?: readonly string[]
  readonly current?: string | null
}

export type Step = {
  readonly id: number
  readonly command: StepCommandType
  /** The item or round it was about, if any, and where it led, to name it on the undo button. */
  readonly target?: string
  readonly to?: string
  readonly by: Role
  readonly at: Instant
  readonly before: Before
}

export type UndoCommand = { type: 'step.undo'; step: number }

export type StepFact =
  /** `undoable: false` for what no press can take back: from here on nothing earlier can be undone either. */
  | ({ type: 'step.taken' } & Omit<Step, 'before'> & ({ undoable: true; before: Before } | { undoable: false }))
  | { type: 'step.undone'; undone: number; id: number; at: Instant }

/** How many steps can be taken back; more than any slot has. */
const mostSteps = 64

/** Facts that cannot be taken back: a box was closed or emptied, a result was shown, a paper was signed (rule U3). */
export function isFinal(fact: Fact): boolean {
  switch (fact.type) {
    case 'lot.drawn':
      return fact.by === 'button'
    case 'lots.settled':
    case 'rehearsal.begun':
    case 'ballot.closed':
    case 'ballot.voided':
    case 'ballot.revealed':
    case 'secrecy.changed':
      return true
    case 'meeting.moved':
      return fact.to === 'signed' || fact.to === 'published' || fact.to === 'sealed' || fact.to === 'archived'
    default:
      return false
  }
}

/** The parts that differ between two meetings, as they are in the earlier one. */
export function changedBetween(before: Meeting, after: Meeting): Before {
  const parts = Object.fromEntries(
    proceedings.flatMap((key) => (before[key] === after[key] ? [] : [[key, before[key]]])),
  )
  const opened = Object.keys(after.rounds).filter((id) => !(id in before.rounds))
  const touched = Object.values(before.agenda.items).filter((item) => after.agenda.items[item.id] !== item)
  return {
    ...(parts as Partial<Proceedings>),
    ...(opened.length > 0 ? { opened } : {}),
    ...(touched.length > 0 ? { items: Object.fromEntries(touched.map((item) => [item.id, item])) } : {}),
    ...(before.agenda.order === after.agenda.order ? {} : { order: before.agenda.order }),
    ...(before.agenda.current === after.agenda.current ? {} : { current: before.agenda.current }),
  }
}

/** Undoes the last step, if it is the one the command names. Rules U1 to U4. */
export function decideUndo(
  meeting: Meeting,
  command: UndoCommand,
  box: Box,
  now: Instant,
): readonly StepFact[] | Refusal {
  const last = meeting.history.at(-1)
  if (!last) return refuse('nothingToUndo')
  if (last.before.opened?.some((id) => box.submitted(id) > 0)) return refuse('ballotsAreIn')
  return [{ type: 'step.undone', undone: last.id, id: command.step + 1, at: now }]
}

export function applyStep(meeting: Meeting, fact: StepFact): Meeting {
  if (fact.type === 'step.taken') {
    if (!fact.undoable) return { ...meeting, step: fact.id, history: [] }
    const { type: _type, undoable: _undoable, ...step } = fact
    return { ...meeting, step: fact.id, history: [...meeting.history.slice(1 - mostSteps), step] }
  }
  const step = meeting.history.find(({ id }) => id === fact.undone)
  if (!step) return { ...meeting, step: fact.id }
  const { items, order, current, opened, spotlight, wall, ...parts } = step.before
  return {
    ...meeting,
    ...parts,
    // Steps only ever clear the wall; what somebody has put there since stays (rule U2).
    spotlight: meeting.spotlight ?? spotlight ?? null,
    wall: meeting.wall ?? wall ?? null,
    rounds: opened ? without(meeting.rounds, opened) : meeting.rounds,
    agenda: {
      items: items ? { ...meeting.agenda.items, ...items } : meeting.agenda.items,
      order: order ?? meeting.agenda.order,
      current: current === undefined ? meeting.agenda.current : current,
    },
    step: fact.id,
    history: meeting.history.slice(0, meeting.history.indexOf(step)),
  }
}

const without = (rounds: Rounds, ids: readonly string[]): Rounds =>
  Object.fromEntries(Object.entries(rounds).filter(([id]) => !ids.includes(id)))
