import { describe, expect, test } from 'vitest'
import { may } from '../../shared/domain/permissions.ts'
import { roles } from '../../shared/domain/person.ts'
import type { Command, CommandType, HubCommand } from '../../shared/domain/vocabulary.ts'
import { commandTypes } from '../../shared/protocol/schemas.ts'
import { minutes } from '../../shared/domain/time.ts'
import { openHall } from '../kit/hall.ts'
import { everyone } from '../kit/people.ts'

type Type = CommandType | HubCommand['type']

/** One letter for each role that may: Chair, Operator, Recorder, Voter, obserVer (L 列席), Hub. Written by hand. */
const expected: Readonly<Record<Type, string>> = {
  'meeting.move': 'CO',
  'plan.change': 'CO',
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
  'step.undo': 'CO',
  'remark.submit': 'VL',
  'remark.release': 'CO',
  'remark.setAside': 'CO',
  'remark.record': 'COR',
  'remark.allow': 'CO',
  'screen.hold': 'CO',
  'screen.spotlight': 'COR',
  'stage.note': 'CO',
  'stage.remind': 'CO',
  'ballot.count': 'H',
  'clock.interrupted': 'H',
}

const letters = { chair: 'C', operator: 'O', recorder: 'R', voter: 'V', observer: 'L', hub: 'H', projector: 'P', stage: 'S' }

/** One command of each type, with whatever in it. */
const samples: Readonly<{ [T in Type]: Extract<Command | HubCommand, { type: T }> }> = {
  'meeting.move': { type: 'meeting.move', step: 0, to: 'ready' },
  'plan.change': { type: 'plan.change', step: 0, timing: 'open_all_day', reason: '' },
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
  'ballot.count': { type: 'ballot.count', round: 's1-1', counts: {} },
  'clock.interrupted': { type: 'clock.interrupted', lastSeen: openHall().clock.now() },
}

const types = Object.keys(expected) as Type[]

describe('who may ask for what', () => {
  test('[C1] the table knows every command of the wire and of the hub', () => {
    expect(types.filter((type) => !type.startsWith('clock') && type !== 'ballot.count').sort()).toEqual([...commandTypes].sort())
  })

  describe.each(roles)('%s', (role) => {
    test.each(types)('[C1] %s', (type) => {
      const allowed = expected[type].includes(letters[role])
      expect(may(role, type)).toBe(allowed)
      // The meeting itself asks, before it looks at anything else: even a wrong step number is not told to a stranger.
      const answer = openHall().ask({ ...samples[type], ...('step' in samples[type] ? { step: 99 } : {}) }, everyone[role])
      expect(answer === 'notAllowed').toBe(!allowed)
    })
  })

  test('[C1] a voter without a card on the roster cannot speak', () => {
    const hall = openHall()
    hall.begin()
    expect(hall.ask(samples['remark.submit'], { role: 'voter', id: 'Z99' })).toBe('notAllowed')
  })
})
