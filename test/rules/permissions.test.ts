import { describe, expect, test } from 'vitest'
import { may } from '../../shared/domain/permissions.ts'
import { roles } from '../../shared/domain/person.ts'
import { commandTypes } from '../../shared/protocol/schemas.ts'
import { samples, type AnyType } from '../kit/commands.ts'
import { openHall } from '../kit/hall.ts'
import { everyone } from '../kit/people.ts'

/** One letter for each role that may: Chair, Operator, Recorder, secretary (M), Voter, obserVer (L 列席), Hub. Written by hand. */
/** One letter for each role that may: Chair, Operator, Recorder, M (秘书), Desk, Voter, obserVer (L 列席), Hub. Written by hand. */
const expected: Readonly<Record<AnyType, string>> = {
  'meeting.move': 'CO',
  'plan.amend': 'MCO',
  'plan.change': 'CO',
  'scheme.change': 'CO',
  'secrecy.change': 'CO',
  'ballot.merge': 'CO',
  'card.reissue': 'CO',
  'key.destroy': 'ab',
  'lots.draw': 'CO',
  'lots.enter': 'CO',
  'lots.settle': 'CO',
  'rehearsal.begin': 'COM',
  'rehearsal.clear': 'H',
  'trial.open': 'CO',
  'ballot.doubt': 'H',
  'key.make': 'H',
  'key.prove': 'H',
  'agenda.swap': 'CO',
  'slot.call': 'CO',
  'slot.enter': 'CO',
  'slot.finish': 'CO',
  'slot.mark': 'CO',
  'item.begin': 'CO',
  'item.end': 'CO',
  'item.skip': 'CO',
  'timer.pause': 'CO',
  'timer.resume': 'CO',
  'timer.adjust': 'CO',
  'ballot.open': 'CO',
  'ballot.extend': 'CO',
  'ballot.close': 'CO',
  'ballot.void': 'CO',
  'ballot.reveal': 'CO',
  'ballot.correct': 'CO',
  'attendance.record': 'CO',
  'attendee.arrive': 'COMD',
  'attendee.leave': 'COMD',
  'attendee.excuse': 'COMD',
  'attendee.undo': 'COMD',
  'attendee.add': 'COMD',
  'recusal.set': 'CO',
  'paper.issue': 'CO',
  'paper.withdraw': 'CO',
  'paper.accept': 'CO',
  'score.give': 'CO',
  'step.undo': 'CO',
  'remark.submit': 'VL',
  'remark.release': 'CO',
  'remark.setAside': 'CO',
  'remark.record': 'COR',
  'remark.correct': 'CORM',
  'note.write': 'CORM',
  'problem.note': 'CORM',
  'problem.update': 'CORM',
  'problem.close': 'CORM',
  'problem.reopen': 'CORM',
  'problem.withdraw': 'CORM',
  'remark.allow': 'CO',
  'screen.hold': 'CO',
  'screen.spotlight': 'COR',
  'stage.note': 'CO',
  'stage.remind': 'CO',
  'ballot.count': 'H',
  'clock.interrupted': 'H',
}

const letters = {
  chair: 'C',
  operator: 'O',
  recorder: 'R',
  secretary: 'M',
  desk: 'D',
  teller_a: 'a',
  teller_b: 'b',
  voter: 'V',
  observer: 'L',
  hub: 'H',
  projector: 'P',
  stage: 'S',
}

const types = Object.keys(expected) as AnyType[]

describe('who may ask for what', () => {
  test('[C1] the table knows every command of the wire and of the hub', () => {
    expect(types.filter((type) => expected[type] !== 'H' && type !== 'plan.amend').sort()).toEqual(
      [...commandTypes].sort(),
    )
  })

  describe.each(roles)('%s', (role) => {
    test.each(types)('[C1] %s', (type) => {
      const allowed = expected[type].includes(letters[role])
      expect(may(role, type)).toBe(allowed)
      // The meeting itself asks, before it looks at anything else: even a wrong step number is not told to a stranger.
      const answer = openHall().ask(
        { ...samples[type], ...('step' in samples[type] ? { step: 99 } : {}) },
        everyone[role],
      )
      expect(answer === 'notAllowed').toBe(!allowed)
    })
  })

  test('[C1] a voter without a card on the roster cannot speak', () => {
    const hall = openHall()
    hall.begin()
    expect(hall.ask(samples['remark.submit'], { role: 'voter', id: 'Z99' })).toBe('notAllowed')
  })
})
