/**
 * The frozen plan taken up again before anything has begun: the whole of it is replaced, with a reason that is minuted
 * (domain 1.4, rule F6). Once check-in has begun the console's own commands change one thing at a time.
 */
import type { Agenda } from './agenda.ts'
import type { Attendees } from './attendees.ts'
import { refuse, type Decision } from './decision.ts'
import { noLots } from './lots.ts'
import type { Meeting, Plan } from './meeting.ts'
import { plainText } from './plain-text.ts'
import type { Roster } from './roster.ts'
import { slotOf } from './agenda.ts'

type Planned = {
  readonly plan: Plan
  readonly roster: Roster
  readonly agenda: Agenda
  readonly attendees: Attendees
  /** May phones send questions and comments? */
  readonly remarks: boolean
}

/**
 * Too large for the line: it comes from the set-up's own door, for the person who froze the draft. `step`: the last step
 * that the draft knew, so that nothing done since is lost unseen.
 */
export type AmendCommand = { type: 'plan.amend'; step: number; reason: string } & Planned
export type AmendFact = { type: 'plan.amended'; reason: string } & Planned

/** Only of a meeting of which nothing has begun, and with a reason. */
export function decideAmend(meeting: Meeting, command: AmendCommand): Decision<AmendFact> {
  const { life, rounds, step } = meeting
  if (command.step !== step) return refuse('outOfDate')
  if (life.state !== 'draft' && life.state !== 'ready') return refuse('hasBegun')
  if (Object.keys(rounds).length > 0) return refuse('roundExists')
  // Rule J4: numbers that were drawn and settled do not change any more.
  if (meeting.lots.settledAt !== null) return refuse('lotsSettled')
  const reason = plainText(command.reason)
  if (!reason) return refuse('emptyText')
  const { plan, roster, agenda, attendees, remarks } = command
  // A demo stays one, whatever is made of it.
  return [
    { type: 'plan.amended', plan: { ...plan, demo: meeting.plan.demo }, roster, agenda, attendees, remarks, reason },
  ]
}

/** What speaks of cards and presenters that are there no more goes with them; no earlier step can be undone. */
export function applyAmend(meeting: Meeting, { plan, roster, agenda, attendees, remarks }: AmendFact): Meeting {
  const recusals = Object.entries(meeting.recusals).flatMap(([card, listed]): [string, readonly string[]][] => {
    const left = listed.filter((slot) => slotOf(agenda, slot))
    return roster.cards[card]?.voterClass === undefined || left.length === 0 ? [] : [[card, left]]
  })
  return {
    ...meeting,
    plan,
    roster,
    agenda,
    attendees,
    remarks: { ...meeting.remarks, open: remarks },
    lots: noLots,
    presence: Object.fromEntries(Object.entries(meeting.presence).filter(([id]) => id in attendees)),
    attendance: null,
    recusals: Object.fromEntries(recusals),
    onPaper: meeting.onPaper.filter((card) => roster.cards[card]?.voterClass !== undefined),
    given: Object.fromEntries(Object.entries(meeting.given).filter(([slot]) => slotOf(agenda, slot))),
    timer: null,
    step: meeting.step + 1,
    history: [],
  }
}
