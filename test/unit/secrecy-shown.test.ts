/** What console and walls say of sealed boxes, of phones that looked for themselves, and of the tellers' key. */
import { describe, expect, test } from 'vitest'
import { openedLate, waitingBoxes } from '../../client/chair/ballot/waiting-boxes.ts'
import { unheardIn } from '../../client/chair/order/order-row.ts'
import { holdTheKey, keyMissing, saysKeyMissing } from '../../client/chair/secrecy/key-missing.ts'
import { phonesFound } from '../../client/parts/secrecy/phones-found.ts'
import { theHub } from '../../shared/domain/person.ts'
import { count } from '../../shared/domain/scoring/counts.ts'
import { minutes } from '../../shared/domain/time.ts'
import { openHall, type Hall } from '../kit/hall.ts'

function withKey(hall: Hall): Hall {
  hall.say({ type: 'key.make', publicKey: 'key', onHub: false }, theHub)
  for (const teller of ['teller_a', 'teller_b'] as const)
    hall.say({ type: 'key.prove', number: 1, teller, onHub: false }, theHub)
  return hall
}

/** The first presenter's box is closed with two ballots in it, and nobody has opened it. */
function closedHall(): Hall {
  const hall = withKey(openHall({ secrecy: 'secret', floor: 1 }))
  hall.bring('s1', 'ballot')
  hall.ballots['s1-1'] = { A: 2 }
  hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
  return hall
}

function opened(hall: Hall): void {
  const { scheme } = hall.meeting.plan
  const cast = [1, 2].map(() => ({ voterClass: 'A', marks: { s1: ['good'] } }))
  const counts = count(cast, {
    form: scheme.form,
    subjects: ['s1'],
    classes: scheme.classes.map(({ code }) => code),
  })
  hall.say({ type: 'ballot.count', round: 's1-1', counts, phone: { A: 2 }, root: 'root B' }, theHub)
}

describe('a box that waits while the meeting goes on', () => {
  test('[E5] is not forgotten when the next presenter is called, and tells how long it waits', () => {
    const hall = closedHall()
    expect(waitingBoxes(hall.view('console'), hall.clock.now())).toEqual([])
    hall.take({ type: 'slot.call', slot: 's2' })
    hall.clock.pass(minutes(3))
    expect(
      waitingBoxes(hall.view('console'), hall.clock.now()).map(({ box, minutes: n }) => [box.id, box.sealed, n]),
    ).toEqual([['s1-1', 2, 3]])
  })

  test('[E5] is announced once it is opened, and never if it was voided or is in sight', () => {
    const hall = closedHall()
    expect(openedLate(['s1-1'], hall.view('console'))).toEqual([])
    hall.take({ type: 'slot.call', slot: 's2' })
    expect(openedLate(['s1-1'], hall.view('console'))).toEqual([])
    opened(hall)
    expect(waitingBoxes(hall.view('console'), hall.clock.now())).toEqual([])
    expect(openedLate(['s1-1'], hall.view('console')).map(({ id }) => id)).toEqual(['s1-1'])
    expect(openedLate([], hall.view('console'))).toEqual([])
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'a wrong box' })
    expect(openedLate(['s1-1'], hall.view('console'))).toEqual([])
  })
})

describe('phones that looked for themselves', () => {
  test('[E7] are counted at each of the two looks, so that no count goes down when the box is opened', () => {
    const proofs = (box: number, counted: number, missing = 0) => ({
      round: 's1-1',
      box: { found: box, missing: 0 },
      opened: { found: counted, missing },
    })
    expect(phonesFound(proofs(0, 0), 's1-1')).toEqual({ box: null, opened: null, missing: 0 })
    expect(phonesFound(proofs(5, 0), 's1-1')).toMatchObject({ box: { found: 5 }, opened: null })
    expect(phonesFound(proofs(5, 1), 's1-1')).toMatchObject({ box: { found: 5 }, opened: { found: 1 } })
    expect(phonesFound(proofs(5, 1, 2), 's1-1').missing).toBe(2)
    expect(phonesFound(proofs(5, 1), 's2-1').box).toBeNull()
    expect(phonesFound(undefined, 's1-1').box).toBeNull()
  })
})

describe('the tellers’ key', () => {
  test('[E1] is asked for from the day on which the plan stands until it is proved', () => {
    const hall = openHall({ secrecy: 'secret', floor: 1 })
    const seen: [string, boolean][] = []
    hall.pressUntil((meeting) => {
      seen.push([meeting.life.state, saysKeyMissing(hall.view('console'))])
      return meeting.life.state === 'in_session'
    })
    expect(seen).toEqual([
      ['draft', false],
      ['ready', true],
      ['check_in', true],
      ['in_session', true],
    ])
    withKey(hall)
    expect(keyMissing(hall.view('console'))).toBe(false)
    expect(keyMissing(openHall({ secrecy: 'recorded' }).view('console'))).toBe(false)
  })

  test('[E8] is asked for again when the result is out, until both have destroyed it', () => {
    const { key } = withKey(openHall({ secrecy: 'secret', floor: 1 })).view('console')
    const now = openHall().view('console').now
    if (!key?.key || !now) throw new Error('no key')
    const at = (state: 'counting' | 'result_ready' | 'archived', destroyed: readonly ('teller_a' | 'teller_b')[]) =>
      holdTheKey({
        now: { ...now, life: { ...now.life, state } },
        key: { ...key, key: key.key && { ...key.key, destroyed } },
      })
    expect(at('counting', [])).toEqual([])
    expect(at('result_ready', [])).toEqual(['teller_a', 'teller_b'])
    expect(at('archived', ['teller_a'])).toEqual(['teller_b'])
    expect(at('archived', ['teller_a', 'teller_b'])).toEqual([])
  })
})

describe('ending the session', () => {
  test('[L5] says how many are not heard, and nobody is next any more', () => {
    const hall = openHall()
    hall.bring('s1', 'closed')
    const waiting = unheardIn(hall.view('console'))
    expect(waiting).toBeGreaterThan(0)
    expect(hall.view('phone').now?.next.length).toBeGreaterThan(0)
    hall.take({ type: 'meeting.move', to: 'counting' })
    expect(unheardIn(hall.view('console'))).toBe(waiting)
    expect(hall.view('phone').now?.next).toEqual([])
  })
})
