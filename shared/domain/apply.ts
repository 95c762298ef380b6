/** How facts change the meeting: the only way that anything ever does. */
import { duration, type Instant } from './time.ts'
import type { Fact } from './vocabulary.ts'
import { actsAfter } from './acts.ts'
import { applyLife } from './meeting-life.ts'
import { applyAgenda, itemOf, slotOf, type AgendaItem } from './agenda.ts'
import { applyTimer, startTimer, type Timer } from './timer.ts'
import { applyRemark } from './remarks.ts'
import { applyScreens } from './screens.ts'
import { applyCheckIn, withAttendance } from './check-in.ts'
import { applyRound } from './ballot.ts'
import { applyGiven } from './given-scores.ts'
import { applyLots } from './lots.ts'
import { applyAmend } from './amend.ts'
import { applyKey } from './ballot-key.ts'
import { applyReissue } from './reissue.ts'
import { applyNote } from './notes.ts'
import { applyOnPaper } from './paper.ts'
import { applyProblem } from './problems.ts'
import { applyRecusal } from './recusal.ts'
import { applyStep } from './undo.ts'
import type { Meeting } from './meeting.ts'

/** What comes next clears the projector. */
const emptyWall = { spotlight: null, wall: null } as const

/** The meeting after a fact, and the line that the fact leaves among the acts. */
export function apply(meeting: Meeting, fact: Fact): Meeting {
  const acts = actsAfter(meeting, fact)
  const after = changed(meeting, fact)
  return acts === meeting.acts ? after : { ...after, acts }
}

function changed(meeting: Meeting, fact: Fact): Meeting {
  switch (fact.type) {
    case 'meeting.moved':
      return withAttendance({ ...meeting, life: applyLife(meeting.life, fact) })
    case 'plan.changed':
      return { ...meeting, plan: { ...meeting.plan, timing: fact.timing, firstTogether: fact.firstTogether } }
    case 'scheme.changed':
      return withAttendance({ ...meeting, plan: { ...meeting.plan, scheme: fact.scheme } })
    case 'secrecy.changed':
      return { ...meeting, plan: { ...meeting.plan, secrecy: fact.secrecy, floor: fact.floor } }
    case 'plan.amended':
      return withAttendance(applyAmend(meeting, fact))
    case 'plan.rebased':
      return { ...meeting, plan: { ...meeting.plan, startsAt: fact.startsAt } }
    case 'lot.drawn':
      return { ...meeting, agenda: applyLots(meeting.agenda, fact), lots: { ...meeting.lots, last: fact.slot } }
    case 'lots.settled':
      return { ...meeting, agenda: applyLots(meeting.agenda, fact), lots: { ...meeting.lots, settledAt: fact.at } }
    case 'rehearsal.begun':
      return { ...meeting, rehearsal: true }
    case 'rehearsal.cleared':
      return { ...meeting, rehearsal: false }
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
      return { ...meeting, rounds, timer, ...emptyWall }
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
    case 'ballot.corrected':
    case 'ballot.doubted':
    case 'ballot.merged':
      return { ...meeting, rounds: applyRound(meeting.rounds, fact) }
    case 'key.made':
    case 'key.proved':
    case 'key.destroyed':
      return { ...meeting, key: applyKey(meeting.key, fact) }
    case 'card.reissued':
      return { ...meeting, reissued: applyReissue(meeting.reissued, fact) }
    case 'ballot.revealed':
      return { ...meeting, rounds: applyRound(meeting.rounds, fact), spotlight: null, wall: fact.round }
    case 'attendance.recorded':
      return { ...meeting, attendance: fact.present }
    case 'attendee.arrived':
    case 'attendee.left':
    case 'attendee.excused':
    case 'attendee.undone':
    case 'attendee.added':
      return applyCheckIn(meeting, fact)
    case 'recusal.changed':
      return { ...meeting, recusals: applyRecusal(meeting.recusals, fact) }
    case 'paper.issued':
    case 'paper.withdrawn':
      return { ...meeting, onPaper: applyOnPaper(meeting.onPaper, fact) }
    case 'paper.accepted':
      return { ...meeting, rounds: applyRound(meeting.rounds, fact) }
    case 'score.given':
      return { ...meeting, given: applyGiven(meeting.given, fact) }
    case 'remark.submitted':
    case 'remark.recorded':
    case 'remark.released':
    case 'remark.setAside':
    case 'remark.corrected':
    case 'remark.allowed':
      return { ...meeting, remarks: applyRemark(meeting.remarks, fact) }
    case 'note.written':
      return { ...meeting, notes: applyNote(meeting.notes, fact) }
    case 'problem.noted':
    case 'problem.updated':
    case 'problem.closed':
    case 'problem.reopened':
    case 'problem.withdrawn':
      return { ...meeting, problems: applyProblem(meeting.problems, fact) }
    case 'screen.spotlit':
      return { ...meeting, spotlight: fact.remark, wall: null }
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
    case 'item.begun': {
      const timer = timerFor(meeting, itemOf(agenda, agenda.current), fact.at)
      // A note or a reminder was for whoever stood there before (rule V11).
      const screens = { ...meeting.screens, stageNote: '', reminder: null }
      return { ...meeting, agenda, timer, screens, ...emptyWall }
    }
    case 'slot.entered':
      return {
        ...meeting,
        agenda,
        timer: timerFor(meeting, slotOf(agenda, fact.slot), fact.at),
        wall: fact.to === 'reveal' ? meeting.wall : null,
      }
    case 'slot.finished':
    case 'item.ended':
      return { ...meeting, agenda, timer: null, ...emptyWall }
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
