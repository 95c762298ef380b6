/** The meeting, whole and pure: what it is, how a command is decided, how facts change it. */
import { duration, instant, type Duration, type Instant } from './time.ts'
import type { Person } from './person.ts'
import { isRefusal, refuse, type Decision, type Refusal } from './decision.ts'
import { may } from './permissions.ts'
import { isStep, type Command, type Fact, type HubCommand, type StepCommand } from './vocabulary.ts'
import { applyLife, decideLife, isHalted, isOpenToChange, isUnsigned, movedTo, type Life } from './meeting-life.ts'
import { applyAgenda, decideAgenda, itemOf, slotOf, slots, waiting, type Agenda, type AgendaItem } from './agenda.ts'
import { decideSlot, isUnderWay, readyForBallot, type Slot, type SlotPhase } from './slot.ts'
import { applyTimer, decideTimer, elapsed, startTimer, type Timer } from './timer.ts'
import { due, type Roster } from './roster.ts'
import { applyRemark, decideRemark, type Remarks, type Speaker } from './remarks.ts'
import { applyScreens, decideScreens, type Screens } from './screens.ts'
import { plainText } from './plain-text.ts'
import { applyRound, decideRound, openRounds, roundOf, roundsFor, validRound } from './ballot.ts'
import type { BallotTiming, Box, Rounds } from './ballot.ts'
import { applyStep, changedBetween, decideUndo, isFinal, type Step } from './undo.ts'
import type { Scheme } from './scoring/graded-points.ts'

export type Plan = {
  readonly title: string
  readonly venue: string
  /** A demo's plan is rebased to the moment it is called to order. */
  readonly demo: boolean
  readonly startsAt: Instant
  readonly timing: BallotTiming
  /** May results be shown on the projector? Off unless the plan says otherwise (domain 2.6). */
  readonly reveal: boolean
  readonly scheme: Scheme
  /** Soft limits of the phases, and of the notice before the end of a report. */
  readonly limits: Readonly<Record<TimedPhase | 'notice', Duration>>
}

type TimedPhase = Exclude<SlotPhase, 'queued' | 'reporting' | 'closed' | 'reveal' | 'done' | 'absent' | 'withdrawn'>

export type Meeting = {
  readonly plan: Plan
  readonly roster: Roster
  readonly life: Life
  readonly agenda: Agenda
  /** The timer of the moment: of the slot's phase, of the ballot or of the interval; null when nothing is timed. */
  readonly timer: Timer | null
  readonly rounds: Rounds
  readonly remarks: Remarks
  /** The remark on the projector. */
  readonly spotlight: string | null
  readonly screens: Screens
  /** The number of the last step taken or undone. */
  readonly step: number
  /** The steps that can be undone, oldest first. */
  readonly history: readonly Step[]
}

/** A step that goes on, not back. */
type ForwardStep = Exclude<StepCommand, { type: 'step.undo' }>

/** What surrounds a decision: the moment, and what is in the ballot box. */
export type Situation = { readonly now: Instant; readonly box: Box }

/**
 * Decides a command: the facts that follow from it, or why it is refused. Changes nothing.
 * Rules C1 to C4: permission first, then the step number, then the meeting's own rules.
 */
export function decide(
  meeting: Meeting,
  command: Command | HubCommand,
  by: Person,
  situation: Situation,
): Decision<Fact> {
  if (!may(by.role, command.type)) return refuse('notAllowed')
  if (!isStep(command)) return decideBeside(meeting, command, by, situation)
  if (command.step !== meeting.step) return refuse('outOfDate')
  if (command.type === 'step.undo') return decideUndo(meeting, command, situation.box, situation.now)
  const facts = decideStep(meeting, command, situation)
  return isRefusal(facts) ? facts : [...facts, stepTaken(meeting, command, facts, by, situation.now)]
}

/** The meeting after a fact. */
export function apply(meeting: Meeting, fact: Fact): Meeting {
  switch (fact.type) {
    case 'meeting.moved':
      return { ...meeting, life: applyLife(meeting.life, fact) }
    case 'plan.changed':
      return { ...meeting, plan: { ...meeting.plan, timing: fact.timing } }
    case 'plan.rebased':
      return { ...meeting, plan: { ...meeting.plan, startsAt: fact.startsAt } }
    case 'slot.called':
    case 'slot.entered':
    case 'slot.finished':
    case 'slot.marked':
    case 'item.begun':
    case 'item.ended':
    case 'item.skipped':
    case 'agenda.swapped':
      return onAgenda(meeting, fact)
    case 'timer.paused':
    case 'timer.resumed':
    case 'timer.adjusted':
      return { ...meeting, timer: meeting.timer && applyTimer(meeting.timer, fact) }
    case 'ballot.opened': {
      const rounds = applyRound(meeting.rounds, fact)
      // The form of the whole day opens beside whatever is under way: it takes neither the clock nor the wall.
      if (fact.limit === undefined) return { ...meeting, rounds }
      const timer = startTimer(fact.round, fact.limit, duration(0), fact.at)
      return { ...meeting, rounds, timer, spotlight: null }
    }
    case 'ballot.extended': {
      const timer = meeting.timer?.id === fact.round ? { ...meeting.timer, limit: fact.limit } : meeting.timer
      return { ...meeting, timer }
    }
    case 'ballot.closed':
    case 'ballot.voided': {
      const timer = meeting.timer?.id === fact.round ? null : meeting.timer
      return { ...meeting, rounds: applyRound(meeting.rounds, fact), timer }
    }
    case 'ballot.counted':
    case 'ballot.revealed':
      return { ...meeting, rounds: applyRound(meeting.rounds, fact) }
    case 'remark.submitted':
    case 'remark.recorded':
    case 'remark.released':
    case 'remark.setAside':
    case 'remark.allowed':
      return { ...meeting, remarks: applyRemark(meeting.remarks, fact) }
    case 'screen.spotlit':
      return { ...meeting, spotlight: fact.remark }
    case 'screen.held':
    case 'stage.noted':
    case 'stage.reminded':
      return { ...meeting, screens: applyScreens(meeting.screens, fact) }
    case 'step.taken':
    case 'step.undone':
      return applyStep(meeting, fact)
    case 'clock.interrupted':
      return { ...meeting, history: [] }
  }
}

/** Moves the agenda on and sets the timer of what is now under way. */
function onAgenda(meeting: Meeting, fact: Parameters<typeof applyAgenda>[1]): Meeting {
  const agenda = applyAgenda(meeting.agenda, fact)
  switch (fact.type) {
    case 'agenda.swapped':
    case 'item.skipped':
      return { ...meeting, agenda }
    case 'slot.called':
    case 'item.begun':
      return { ...meeting, agenda, timer: timerFor(meeting, itemOf(agenda, agenda.current), fact.at), spotlight: null }
    case 'slot.entered':
      return { ...meeting, agenda, timer: timerFor(meeting, slotOf(agenda, fact.slot), fact.at) }
    case 'slot.finished':
    case 'item.ended':
      return { ...meeting, agenda, timer: null, spotlight: null }
    case 'slot.marked':
      return agenda.current === meeting.agenda.current ? { ...meeting, agenda } : { ...meeting, agenda, timer: null }
  }
}

/** The timer with which an item, or a phase of a slot, starts. A ballot's is set when its round opens. */
function timerFor(meeting: Meeting, item: AgendaItem | undefined, at: Instant): Timer | null {
  if (!item) return null
  const id = `${item.id}.${meeting.step}`
  const { limits } = meeting.plan
  if (item.kind !== 'slot') return startTimer(id, item.planned, duration(0), at)
  switch (item.phase) {
    case 'reporting':
      return startTimer(id, item.limit, limits.notice, at)
    case 'ballot':
      return meeting.timer
    case 'called':
    case 'questioning':
    case 'answering':
    case 'commenting':
    case 'pledging':
      return startTimer(id, limits[item.phase], duration(0), at)
    default:
      return null
  }
}

function stepTaken(meeting: Meeting, command: ForwardStep, facts: readonly Fact[], by: Person, at: Instant): Fact {
  const target = targetOf(command)
  const to = 'to' in command ? command.to : 'as' in command ? command.as : undefined
  const step = {
    type: 'step.taken' as const,
    id: meeting.step + 1,
    command: command.type,
    ...(target ? { target } : {}),
    ...(to ? { to } : {}),
    by: by.role,
    at,
  }
  if (facts.some(isFinal)) return { ...step, undoable: false }
  return { ...step, undoable: true, before: changedBetween(meeting, facts.reduce(apply, meeting)) }
}

function targetOf(command: StepCommand): string | undefined {
  if ('slot' in command) return command.slot ?? undefined
  if ('item' in command) return command.item
  if ('round' in command) return command.round
  if ('a' in command) return command.a
  return undefined
}

function decideStep(meeting: Meeting, command: ForwardStep, { now, box }: Situation): Decision<Fact> {
  const { agenda, life, rounds, timer } = meeting
  switch (command.type) {
    case 'meeting.move':
      return decideMove(meeting, command, now)
    case 'plan.change':
      if (!isOpenToChange(life)) return refuse('noSuchMove')
      if (Object.keys(rounds).length > 0) return refuse('roundExists')
      return [{ type: 'plan.changed', timing: command.timing, reason: plainText(command.reason) }]
    case 'agenda.swap':
      return isOpenToChange(life) ? decideAgenda(agenda, command, now) : refuse('noSuchMove')
    case 'slot.mark': {
      if (!isOpenToChange(life)) return refuse('noSuchMove')
      const slot = slotOf(agenda, command.slot)
      return slot ? decideSlot(slot, command, undefined, now) : refuse('noSuchItem')
    }
    case 'ballot.void':
      return isUnsigned(life) ? decideVoid(meeting, command, box, now) : refuse('noSuchMove')
    default:
  }
  if (life.state !== 'in_session') return refuse(isHalted(life) ? 'meetingPaused' : 'notInSession')
  switch (command.type) {
    case 'slot.call':
    case 'item.begin':
      return afterTheCurrent(meeting, begin(agenda, command, now), now)
    case 'item.end':
    case 'item.skip':
      return decideAgenda(agenda, command, now)
    case 'slot.enter':
    case 'slot.finish': {
      const slot = slotOf(agenda, command.slot)
      if (!slot || agenda.current !== slot.id) return refuse('noSuchItem')
      return decideSlot(slot, command, timer ? elapsed(timer, now) : undefined, now)
    }
    case 'timer.pause':
    case 'timer.resume':
    case 'timer.adjust':
      return decideTimer(timer, command, now)
    case 'ballot.open':
      return decideOpen(meeting, command.slot, now)
    case 'ballot.extend':
      return decideRound(rounds, command, { box, timer, now })
    case 'ballot.close':
      return withSlotPhase(meeting, decideRound(rounds, command, { box, timer, now }), command.round, 'closed', now)
    case 'ballot.reveal':
      if (!meeting.plan.reveal) return refuse('revealForbidden')
      return revealed(meeting, decideRound(rounds, command, { box, timer, now }), command.round, now)
  }
}

/** The wall shows the result of the presenter on stage, once: any other reveal would show nothing and be final. */
function revealed(meeting: Meeting, facts: Decision<Fact>, round: string, now: Instant): Decision<Fact> {
  if (isRefusal(facts)) return facts
  const slot = slotOf(meeting.agenda, meeting.agenda.current)
  if (slot?.phase !== 'closed' || validRound(meeting.rounds, slot.id)?.id !== round) return refuse('noSuchMove')
  return withSlotPhase(meeting, facts, round, 'reveal', now)
}

/** A break is both an item and a recess, so beginning one also moves the meeting. */
function begin(
  agenda: Agenda,
  command: Extract<ForwardStep, { type: 'slot.call' | 'item.begin' }>,
  now: Instant,
): Decision<Fact> {
  const facts = decideAgenda(agenda, command, now)
  const item = itemOf(agenda, command.type === 'slot.call' ? command.slot : command.item)
  if (isRefusal(facts) || item?.kind !== 'break') return facts
  const until = instant(now + item.planned)
  return [...facts, movedTo('recess', now, { until, ...(item.title ? { reason: item.title } : {}) })]
}

/** What is under way is finished first, if it may be; else the chair is told (rule S1). */
function afterTheCurrent(meeting: Meeting, facts: Decision<Fact>, now: Instant): Decision<Fact> {
  const current = itemOf(meeting.agenda, meeting.agenda.current)
  if (isRefusal(facts) || !current) return facts
  if (current.kind !== 'slot') return [{ type: 'item.ended', item: current.id, at: now }, ...facts]
  if (!mayEndFor(meeting.plan.timing, current)) return refuse('slotInProgress')
  return [{ type: 'slot.finished', slot: current.id, at: now }, ...facts]
}

/** May this slot end when the next item is called, without a word of its own? Rule S1. */
export function mayEndFor(timing: BallotTiming, slot: Slot): boolean {
  if (slot.phase === 'closed' || slot.phase === 'reveal') return true
  return timing === 'open_all_day' && slot.phase !== 'reporting' && readyForBallot(slot)
}

function decideMove(
  meeting: Meeting,
  command: Extract<ForwardStep, { type: 'meeting.move' }>,
  now: Instant,
): Decision<Fact> {
  const { life, agenda, timer, plan } = meeting
  const facts = decideLife(life, command, now)
  if (isRefusal(facts)) return facts
  const current = itemOf(agenda, agenda.current)
  switch (command.to) {
    case 'recess':
    case 'suspended':
      if (timer?.run.state !== 'running' || current?.kind === 'break') return facts
      return [{ type: 'timer.paused', timer: timer.id, reason: 'recess', at: now }, ...facts]
    case 'in_session':
      if (life.state === 'recess' && current?.kind === 'break') {
        return [...facts, { type: 'item.ended', item: current.id, at: now }]
      }
      return life.state === 'check_in' && plan.demo
        ? [...facts, { type: 'plan.rebased', startsAt: wholeMinute(now) }]
        : facts
    case 'counting':
      if (openRounds(meeting.rounds).length > 0) return refuse('ballotOpen')
      if (current?.kind === 'slot') {
        return mayEndFor(plan.timing, current)
          ? [{ type: 'slot.finished', slot: current.id, at: now }, ...facts]
          : refuse('slotInProgress')
      }
      return current ? [{ type: 'item.ended', item: current.id, at: now }, ...facts] : facts
    case 'result_ready':
      return Object.values(meeting.rounds).some((round) => round.state === 'closed' && !round.counts)
        ? refuse('notCounted')
        : facts
    default:
      return facts
  }
}

const wholeMinute = (now: Instant) => instant(Math.floor(now / 60_000) * 60_000)

function decideOpen(meeting: Meeting, slotId: string | null, now: Instant): Decision<Fact> {
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
  return agenda.current === slot.id ? facts : afterTheCurrent(meeting, facts, now)
}

/** A voided round of the current slot sends the slot back to where its ballot can be opened again. */
function decideVoid(
  meeting: Meeting,
  command: Extract<ForwardStep, { type: 'ballot.void' }>,
  box: Box,
  now: Instant,
): Decision<Fact> {
  const facts = decideRound(meeting.rounds, command, { box, timer: meeting.timer, now })
  return withSlotPhase(meeting, facts, command.round, 'closed', now)
}

/** Adds to a round's facts the phase that its slot enters with them, if that slot is the current one. */
function withSlotPhase(
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

function decideBeside(
  meeting: Meeting,
  command: Exclude<Command | HubCommand, StepCommand>,
  by: Person,
  { now, box }: Situation,
): readonly Fact[] | Refusal {
  const { remarks, agenda, timer } = meeting
  switch (command.type) {
    case 'remark.submit':
      if (meeting.life.state !== 'in_session') return refuse('notInSession')
      if (command.item !== null && !itemOf(agenda, command.item)) return refuse('noSuchItem')
      return decideRemark(remarks, command, speakerOf(meeting.roster, by), now)
    case 'remark.record': {
      if (command.item !== null && !itemOf(agenda, command.item)) return refuse('noSuchItem')
      const facts = decideRemark(remarks, command, null, now)
      const recorded = isRefusal(facts) ? undefined : facts.find((fact) => fact.type === 'remark.recorded')
      if (isRefusal(facts) || !recorded || !command.show) return facts
      return [...facts, { type: 'screen.spotlit', remark: recorded.remark.id }]
    }
    case 'remark.release': {
      const facts = decideRemark(remarks, command, null, now)
      return isRefusal(facts) ? facts : [...facts, { type: 'screen.spotlit', remark: command.remark }]
    }
    case 'remark.setAside':
    case 'remark.allow':
      return decideRemark(remarks, command, null, now)
    case 'screen.hold':
    case 'screen.spotlight':
    case 'stage.note':
    case 'stage.remind':
      return decideScreens(command, { remarks, current: agenda.current, now })
    case 'ballot.count':
      return decideRound(meeting.rounds, command, { box, timer, now })
    case 'clock.interrupted': {
      const interrupted: Fact = { type: 'clock.interrupted', lastSeen: command.lastSeen, at: now }
      if (timer?.run.state !== 'running' || itemOf(agenda, agenda.current)?.kind === 'break') return [interrupted]
      const at = instant(Math.max(command.lastSeen, timer.run.origin))
      return [{ type: 'timer.paused', timer: timer.id, reason: 'restart', at }, interrupted]
    }
  }
}

/** How a card's holder is named on a screen: identity and unit, never a name. */
function speakerOf(roster: Roster, by: Person): Speaker | null {
  const card = roster.cards[by.id]
  if (!card) return null
  return { card: card.no, shown: card.unit ? `${card.identity}(${card.unit})` : card.identity }
}

/** The item that would come next, were the current one over. */
export const nextItem = (meeting: Meeting): AgendaItem | undefined => waiting(meeting.agenda)[0]
