/** Who may ask for what. The hub enforces it at every command; the screens use it to show or hide a button. */
import type { Role } from './person.ts'
import type { CommandType, HubCommand } from './vocabulary.ts'

/** The chair's table: the chair, and the operator who acts on the chair's word. */
const table: readonly Role[] = ['chair', 'operator']
const tableAndRecorder: readonly Role[] = ['chair', 'operator', 'recorder']
/** Where people are checked in. */
const desks: readonly Role[] = ['chair', 'operator', 'secretary', 'desk']
/** Whoever keeps the record and what follows from it, also long after the day. */
const record: readonly Role[] = ['chair', 'operator', 'recorder', 'secretary']
const hall: readonly Role[] = ['voter', 'observer']
const tellers: readonly Role[] = ['teller_a', 'teller_b']
const hub: readonly Role[] = ['hub']

const permitted: Readonly<Record<CommandType | HubCommand['type'], readonly Role[]>> = {
  'meeting.move': table,
  'plan.change': table,
  'scheme.change': table,
  'secrecy.change': table,
  'agenda.swap': table,
  'slot.call': table,
  'slot.enter': table,
  'slot.finish': table,
  'slot.mark': table,
  'item.begin': table,
  'item.end': table,
  'item.skip': table,
  'timer.pause': table,
  'timer.resume': table,
  'timer.adjust': table,
  'ballot.open': table,
  'ballot.extend': table,
  'ballot.close': table,
  'ballot.void': table,
  'ballot.reveal': table,
  'ballot.correct': table,
  'ballot.merge': table,
  'card.reissue': table,
  'key.destroy': tellers,
  'attendance.record': table,
  'attendee.arrive': desks,
  'attendee.leave': desks,
  'attendee.excuse': desks,
  'attendee.undo': desks,
  'attendee.add': desks,
  'recusal.set': table,
  'paper.issue': table,
  'paper.withdraw': table,
  'paper.accept': table,
  'score.give': table,
  'lots.draw': table,
  'lots.enter': table,
  'lots.settle': table,
  'rehearsal.begin': [...table, 'secretary'],
  'trial.open': table,
  'step.undo': table,
  'remark.submit': hall,
  'remark.release': table,
  'remark.setAside': table,
  'remark.record': tableAndRecorder,
  'remark.correct': record,
  'remark.allow': table,
  'note.write': record,
  'problem.note': record,
  'problem.update': record,
  'problem.close': record,
  'problem.reopen': record,
  'problem.withdraw': record,
  'screen.hold': table,
  'screen.spotlight': tableAndRecorder,
  'stage.note': table,
  'stage.remind': table,
  'plan.amend': ['secretary', ...table],
  'ballot.count': hub,
  'ballot.doubt': hub,
  'rehearsal.clear': hub,
  'key.make': hub,
  'key.prove': hub,
  'clock.interrupted': hub,
}

export const may = (role: Role, command: CommandType | HubCommand['type']): boolean => permitted[command].includes(role)
