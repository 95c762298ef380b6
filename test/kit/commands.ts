/** A command of every type, from the wire and from the hub itself. */
import type { Command, CommandType, HubCommand } from '../../shared/domain/vocabulary.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { minutes } from '../../shared/domain/time.ts'
import { morning } from './hand-clock.ts'
import { meetingWith } from './meetings.ts'

export type AnyType = CommandType | HubCommand['type']

const anyMeeting = meetingWith()

/** One command of each type, with whatever in it. */
export const samples: Readonly<{ [T in AnyType]: Extract<Command | HubCommand, { type: T }> }> = {
  'meeting.move': { type: 'meeting.move', step: 0, to: 'ready' },
  'plan.amend': {
    type: 'plan.amend',
    step: 0,
    plan: anyMeeting.plan,
    roster: anyMeeting.roster,
    agenda: anyMeeting.agenda,
    attendees: {},
    remarks: true,
    reason: 'one more presenter',
  },
  'plan.change': { type: 'plan.change', step: 0, timing: 'open_all_day', firstTogether: 0, reason: '' },
  'scheme.change': { type: 'scheme.change', step: 0, scheme: presets.P2.scheme, reason: 'custom' },
  'secrecy.change': { type: 'secrecy.change', step: 0, secrecy: 'recorded', floor: 5, reason: 'a contest' },
  'agenda.swap': { type: 'agenda.swap', step: 0, a: 's1', b: 's2', reason: '' },
  'slot.call': { type: 'slot.call', step: 0, slot: 's1' },
  'slot.enter': { type: 'slot.enter', step: 0, slot: 's1', to: 'reporting' },
  'slot.finish': { type: 'slot.finish', step: 0, slot: 's1' },
  'slot.mark': { type: 'slot.mark', step: 0, slot: 's1', as: 'absent', reason: '' },
  'item.begin': { type: 'item.begin', step: 0, item: 'opening' },
  'item.end': { type: 'item.end', step: 0, item: 'opening' },
  'item.skip': { type: 'item.skip', step: 0, item: 'opening' },
  'timer.pause': { type: 'timer.pause', step: 0, timer: 's1.4', reason: 'chair' },
  'timer.resume': { type: 'timer.resume', step: 0, timer: 's1.4' },
  'timer.adjust': { type: 'timer.adjust', step: 0, timer: 's1.4', by: minutes(1) },
  'ballot.open': { type: 'ballot.open', step: 0, slot: 's1' },
  'ballot.extend': { type: 'ballot.extend', step: 0, round: 's1-1', by: minutes(1) },
  'ballot.close': { type: 'ballot.close', step: 0, round: 's1-1', unsent: 0 },
  'ballot.void': { type: 'ballot.void', step: 0, round: 's1-1', reason: '' },
  'ballot.reveal': { type: 'ballot.reveal', step: 0, round: 's1-1' },
  'ballot.correct': { type: 'ballot.correct', round: 's1-1', issued: { A: 2, B: 3, C: 4 }, reason: 'miscounted' },
  'ballot.merge': { type: 'ballot.merge', round: 's1-1', from: 'A', into: 'B', reason: 'too few' },
  'card.reissue': { type: 'card.reissue', card: 'A01', reason: 'lost' },
  'lots.draw': { type: 'lots.draw', step: 0, slot: 's1' },
  'lots.enter': { type: 'lots.enter', step: 0, slot: 's1', lot: 2 },
  'lots.settle': { type: 'lots.settle', step: 0 },
  'rehearsal.begin': { type: 'rehearsal.begin', step: 0 },
  'rehearsal.clear': { type: 'rehearsal.clear' },
  'trial.open': { type: 'trial.open', step: 0 },
  'key.destroy': { type: 'key.destroy', number: 1 },
  'attendance.record': { type: 'attendance.record', present: { A: 2, B: 3, C: 4 } },
  'recusal.set': { type: 'recusal.set', card: 'A01', slots: ['s1'], reason: '' },
  'paper.issue': { type: 'paper.issue', card: 'A01' },
  'paper.withdraw': { type: 'paper.withdraw', card: 'A01' },
  'paper.accept': { type: 'paper.accept', round: 's1-1', returned: { A: 1 } },
  'score.give': { type: 'score.give', slot: 's1', part: 'bonus', points: 1, reason: 'a prize' },
  'step.undo': { type: 'step.undo', step: 0 },
  'remark.submit': { type: 'remark.submit', item: null, kind: 'question', text: 'Why?' },
  'remark.release': { type: 'remark.release', remark: 'r1' },
  'remark.setAside': { type: 'remark.setAside', remark: 'r1' },
  'remark.record': { type: 'remark.record', item: null, kind: 'answer', speaker: '', text: 'So.', show: false },
  'remark.allow': { type: 'remark.allow', open: false },
  'screen.hold': { type: 'screen.hold', scene: 'black' },
  'screen.spotlight': { type: 'screen.spotlight', remark: null },
  'stage.note': { type: 'stage.note', text: '' },
  'stage.remind': { type: 'stage.remind', slot: 's1' },
  'ballot.count': { type: 'ballot.count', round: 's1-1', counts: { classes: {}, presenters: {} }, phone: {} },
  'ballot.doubt': { type: 'ballot.doubt', round: 's1-1', stage: 'box', phones: 1 },
  'key.make': { type: 'key.make', publicKey: '00'.repeat(32), onHub: false },
  'key.prove': { type: 'key.prove', number: 1, teller: 'teller_a', onHub: false },
  'clock.interrupted': { type: 'clock.interrupted', lastSeen: morning },
}
