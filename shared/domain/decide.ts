/** How a command is decided: the facts that follow from it, or a named refusal. Changes nothing. */
import { instant, type Instant } from './time.ts'
import type { Person } from './person.ts'
import { isRefusal, refuse, type Decision, type Refusal } from './decision.ts'
import { may } from './permissions.ts'
import { isStep, type Command, type Fact, type HubCommand, type StepCommand } from './vocabulary.ts'
import { decideLife, isHalted, isOpenToChange, hasResult, isResultOut, isSigned, movedTo } from './meeting-life.ts'
import { afterTheCurrent, decideAgenda, itemOf, slotOf, type Agenda } from './agenda.ts'
import { decideSlot } from './slot.ts'
import { decideAttendance } from './attendance.ts'
import { attendanceIn, decideCheckIn, dueOf, hasList } from './check-in.ts'
import { mayEnd } from './ballot-moment.ts'
import { decideGiven } from './given-scores.ts'
import { decideLots, wantsLots } from './lots.ts'
import { decideRehearsal } from './rehearsal.ts'
import { isTrial, withoutTrials } from './trial.ts'
import { decideAmend, type AmendCommand } from './amend.ts'
import { decideKey } from './ballot-key.ts'
import { decideReissue } from './reissue.ts'
import { decideMerge, tooFewBallots } from './small-class.ts'
import { decideNote, isRecordOpen } from './notes.ts'
import { decidePaper, paperPerClass } from './paper.ts'
import { decideProblem } from './problems.ts'
import { decideRecusal } from './recusal.ts'
import { balanceOf } from './results.ts'
import { decidePlan } from './plan-change.ts'
import { decideTimer, elapsed } from './timer.ts'
import { decideRemark, type Speaker } from './remarks.ts'
import { decideScreens } from './screens.ts'
import { decideRound, isForTellers, isSealedNow, openRounds, type Box, type RoundSetting } from './ballot.ts'
import { decideOpen, decideReveal, decideTrial, withSlotPhase, type HubKeys } from './slot-ballot.ts'
import { changedBetween, decideUndo, isFinal } from './undo.ts'
import { apply } from './apply.ts'
import type { Meeting } from './meeting.ts'

/** A step that goes on, not back. */
type ForwardStep = Exclude<StepCommand, { type: 'step.undo' }>

/** What surrounds a decision: the moment, and what is in the ballot box. */
export type Situation = { readonly now: Instant; readonly box: Box; readonly hub: HubKeys }

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
  if (command.type === 'plan.amend') return decideAmend(meeting, command)
  if (!isStep(command)) return decideBeside(meeting, command, by, situation)
  if (command.step !== meeting.step) return refuse('outOfDate')
  if (command.type === 'step.undo') return decideUndo(meeting, command, situation.box, situation.now)
  const facts = decideStep(meeting, command, situation)
  return isRefusal(facts) ? facts : [...facts, stepTaken(meeting, command, facts, by, situation.now)]
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

/** What a decision about a round needs to know of everything else. */
const roundSetting = (meeting: Meeting, { now, box }: Situation, round?: string): RoundSetting => ({
  box,
  now,
  timer: meeting.timer,
  attendance: attendanceIn(meeting, meeting.rounds[round ?? '']),
  onPaper: paperPerClass(meeting.onPaper, meeting.roster),
})

function decideStep(meeting: Meeting, command: ForwardStep, situation: Situation): Decision<Fact> {
  const { agenda, life, rounds, timer } = meeting
  const { now } = situation
  const round = () => roundSetting(meeting, situation, 'round' in command ? command.round : undefined)
  switch (command.type) {
    case 'meeting.move':
      return decideMove(meeting, command, now)
    case 'plan.change':
    case 'scheme.change':
    case 'secrecy.change':
      return decidePlan(meeting, command)
    case 'lots.draw':
    case 'lots.enter':
    case 'lots.settle': {
      const { draw } = situation.hub
      return decideLots(command, { order: meeting.plan.order, life, agenda, lots: meeting.lots, now, draw })
    }
    case 'rehearsal.begin':
      return decideRehearsal(command, { rehearsal: meeting.rehearsal, life, now })
    case 'trial.open':
      return decideTrial(meeting, situation)
    case 'ballot.reveal': {
      // Also when the day is over and its results have been signed.
      if (life.state !== 'in_session' && !hasResult(life)) {
        return refuse(isHalted(life) ? 'meetingPaused' : 'notInSession')
      }
      if (meeting.plan.reveal === 'off') return refuse('revealForbidden')
      return decideReveal(meeting, decideRound(rounds, command, round()), command.round, now)
    }
    case 'agenda.swap':
      return isOpenToChange(life) ? decideAgenda(agenda, command, now) : refuse('noSuchMove')
    case 'slot.mark': {
      if (!isOpenToChange(life)) return refuse('noSuchMove')
      const slot = slotOf(agenda, command.slot)
      return slot ? decideSlot(slot, command, undefined, now) : refuse('noSuchItem')
    }
    case 'ballot.void':
      // Only while it can be held again; who finds out later undoes the adjournment first (rule L6).
      if (!isOpenToChange(life)) return refuse('noSuchMove')
      // The slot of a voided round goes back to where its ballot can be opened again.
      return withSlotPhase(meeting, decideRound(rounds, command, round()), command.round, 'closed', now)
    case 'ballot.extend':
    case 'ballot.close': {
      // A trial is held while people still check in.
      const trial = rounds[command.round]
      if (life.state === 'check_in' && trial && isTrial(trial)) return decideRound(rounds, command, round())
      break
    }
    default:
  }
  if (life.state !== 'in_session') return refuse(isHalted(life) ? 'meetingPaused' : 'notInSession')
  switch (command.type) {
    case 'slot.call':
    case 'item.begin':
      return afterTheCurrent(agenda, (slot) => mayEnd(meeting, slot), begin(agenda, command, now), now)
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
      return decideOpen(meeting, command.slot, situation)
    case 'ballot.extend':
      return decideRound(rounds, command, round())
    case 'ballot.close':
      return withSlotPhase(meeting, decideRound(rounds, command, round()), command.round, 'closed', now)
  }
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

function decideMove(
  meeting: Meeting,
  command: Extract<ForwardStep, { type: 'meeting.move' }>,
  now: Instant,
): Decision<Fact> {
  const { life, agenda, timer, plan, rounds } = meeting
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
      // Rules J1 and Y5: the order is known, and no trial is left open.
      if (life.state === 'check_in' && wantsLots(plan, meeting.lots)) return refuse('lotsNotDrawn')
      return life.state === 'check_in' && plan.demo
        ? [...facts, { type: 'plan.rebased', startsAt: wholeMinute(now) }]
        : facts
    case 'counting':
      if (openRounds(rounds).length > 0) return refuse('ballotOpen')
      if (current?.kind === 'slot') {
        return mayEnd(meeting, current)
          ? [{ type: 'slot.finished', slot: current.id, at: now }, ...facts]
          : refuse('slotInProgress')
      }
      return current ? [{ type: 'item.ended', item: current.id, at: now }, ...facts] : facts
    case 'result_ready': {
      const uncounted = withoutTrials(rounds).filter(({ state, counts }) => state === 'closed' && !counts)
      const without = uncounted.filter(({ onPaper, paperReturned }) => onPaper && !paperReturned)
      if (without.length > 0) return refuse('awaitsPaper', without.length)
      const sealed = uncounted.filter(isSealedNow)
      if (sealed.length > 0) return refuse('awaitsTellers', sealed.length)
      if (uncounted.length > 0) return refuse('notCounted')
      return withoutTrials(rounds).some((round) => round.state === 'closed' && balanceOf(round)?.faults.length)
        ? refuse('unbalanced')
        : facts
    }
    default:
      return facts
  }
}

const wholeMinute = (now: Instant) => instant(Math.floor(now / 60_000) * 60_000)

function decideBeside(
  meeting: Meeting,
  command: Exclude<Command | HubCommand, StepCommand | AmendCommand>,
  by: Person,
  situation: Situation,
): readonly Fact[] | Refusal {
  const { remarks, agenda, timer, roster, plan, rounds } = meeting
  const { now, box } = situation
  switch (command.type) {
    case 'remark.submit':
      if (meeting.life.state !== 'in_session') return refuse('notInSession')
      if (command.item !== null && !itemOf(agenda, command.item)) return refuse('noSuchItem')
      return decideRemark(remarks, command, speakerOf(meeting, by), now)
    case 'remark.record': {
      if (isSigned(meeting.life)) return refuse('notInSession')
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
    case 'remark.correct':
      return isRecordOpen(meeting.life) ? decideRemark(remarks, command, null, now) : refuse('recordClosed')
    case 'note.write':
      return decideNote(command, meeting.acts, meeting.life)
    case 'problem.note':
    case 'problem.update':
    case 'problem.close':
    case 'problem.reopen':
    case 'problem.withdraw':
      return decideProblem(meeting.problems, command, { agenda, remarks, now })
    case 'screen.hold':
    case 'screen.spotlight':
    case 'stage.note':
    case 'stage.remind':
      return decideScreens(command, { remarks, current: agenda.current, now })
    case 'attendance.record':
      if (isSigned(meeting.life)) return refuse('noSuchMove')
      if (hasList(meeting)) return refuse('countedFromList')
      return decideAttendance(command, dueOf(meeting))
    case 'attendee.arrive':
    case 'attendee.leave':
    case 'attendee.excuse':
    case 'attendee.undo':
    case 'attendee.add':
      return decideCheckIn(meeting, command, situation)
    case 'recusal.set':
      return decideRecusal(command, { roster, agenda, balloted: withoutTrials(rounds).length > 0 })
    case 'paper.issue':
    case 'paper.withdraw':
    case 'paper.accept':
      if (isSigned(meeting.life)) return refuse('noSuchMove')
      return decidePaper(command, {
        roster,
        rounds,
        onPaper: meeting.onPaper,
        hasSubmitted: box.has,
        standing: box.paper,
      })
    case 'score.give':
      if (isSigned(meeting.life)) return refuse('noSuchMove')
      return decideGiven(command, plan.scheme, agenda)
    case 'ballot.correct':
      if (isSigned(meeting.life)) return refuse('noSuchMove')
      return decideRound(rounds, command, roundSetting(meeting, situation))
    case 'ballot.count': {
      const round = rounds[command.round]
      // Rule E6: whoever asks, of a class too small no sum is made.
      if (round && isForTellers(round) && tooFewBallots(round, plan.floor).length > 0)
        return refuse('classTooSmall', plan.floor)
      return decideRound(rounds, command, roundSetting(meeting, situation))
    }
    case 'ballot.doubt':
      return decideRound(rounds, command, roundSetting(meeting, situation))
    case 'ballot.merge':
      if (isSigned(meeting.life)) return refuse('noSuchMove')
      return decideMerge(rounds[command.round], command, plan.floor)
    case 'card.reissue':
      return decideReissue(command, roster, meeting.reissued)
    case 'key.make':
    case 'key.prove':
    case 'key.destroy': {
      const { objection } = plan
      return decideKey(command, { key: meeting.key, rounds, objection, now, by, over: isResultOut(meeting.life) })
    }
    case 'rehearsal.clear':
      return decideRehearsal(command, { rehearsal: meeting.rehearsal, life: meeting.life, now })
    case 'clock.interrupted': {
      const interrupted: Fact = { type: 'clock.interrupted', lastSeen: command.lastSeen, at: now }
      if (timer?.run.state !== 'running' || itemOf(agenda, agenda.current)?.kind === 'break') return [interrupted]
      const at = instant(Math.max(command.lastSeen, timer.run.origin))
      return [{ type: 'timer.paused', timer: timer.id, reason: 'restart', at }, interrupted]
    }
  }
}

/** How a card's holder is named on a screen: identity and unit, or the class of a card that was drawn; never a name. */
function speakerOf({ roster, plan }: Meeting, by: Person): Speaker | null {
  const card = roster.cards[by.id]
  if (!card) return null
  const drawnIn = card.identity ? undefined : plan.scheme.classes.find(({ code }) => code === card.voterClass)
  if (drawnIn) return { card: card.no, shown: drawnIn.label['zh-CN'] }
  return { card: card.no, shown: card.unit ? `${card.identity}(${card.unit})` : card.identity }
}
