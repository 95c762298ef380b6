/** Two phones with one card, and ballots that meet the close: whatever the order, what was acknowledged is in the box. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BallotReply } from '../../shared/protocol/protocol.ts'
import { paperLength } from '../../shared/sealing/ballot-paper.ts'
import { hashOfSealed } from '../../shared/sealing/roots.ts'
import { SEAL_BYTES } from '../../shared/sealing/seal.ts'
import type { Person } from '../../shared/domain/person.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { randomFrom } from '../kit/random.ts'
import { tellersOf } from '../kit/sealing.ts'

const first = Number(process.env.SEED ?? Date.now() % 2_147_483_647)
console.info(`races with SEED=${first} and those that follow`)

let hub: TestHub
let place: ReturnType<typeof aFolder>
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder, secret: true })
  await (await tellersOf(hub)).makeKey()
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

const operator: Person = { role: 'operator', id: 'operator' }
const turn = () => new Promise((passed) => setImmediate(passed))
const voters = (): readonly Person[] =>
  Object.values(hub.room().meeting().roster.cards).flatMap(({ no, voterClass }) =>
    voterClass ? [{ role: 'voter' as const, id: no }] : [],
  )

/** Something of the right length: nobody here can look into it. */
function envelope(round: string): string {
  const { plan, rounds } = hub.room().meeting()
  const { subjects = [] } = rounds[round] ?? {}
  return randomBytes(SEAL_BYTES + paperLength(plan.scheme.form, subjects)).toString('hex')
}

type Sent = { readonly handle: string; readonly sealed: string; reply?: BallotReply }

function send(round: string, person: Person, handle: string): Sent {
  const sent: Sent = { handle, sealed: envelope(round) }
  hub.room().ballot(person, { round, handle, sealed: sent.sealed }, (reply) => void (sent.reply = reply))
  return sent
}

function step(
  command:
    { type: 'ballot.close'; round: string; unsent: number } | { type: 'ballot.void'; round: string; reason: string },
) {
  return hub.room().handle(operator, { id: anId(), command: { ...command, step: hub.room().meeting().step } })
}

const hashesIn = (round: string): readonly string[] =>
  Object.values(hub.room().closed.proofOf(round)?.box() ?? {}).flat()
const hashOf = ({ sealed }: Sent): string => hashOfSealed(new Uint8Array(Buffer.from(sealed, 'hex')))

test('[E10] [B7] [E3] a thousand seeds of two phones with one card: one of them is in, and knows it; the other knows that it is not', async () => {
  const seeds = Array.from({ length: 1_000 }, (_, i) => first + i)
  let both = 0
  while (seeds.length > 0) {
    const round = hub.openBallot()
    const cast: Sent[][] = []
    for (const person of voters()) {
      const seed = seeds.shift()
      if (seed === undefined) break
      const random = randomFrom(seed)
      const handles = [anId(), anId()]
      const sent: Sent[] = []
      // Each phone sends one to three times, as after lost answers, in any order and in the same turn or in another.
      const sends = handles.flatMap((handle) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => handle))
      while (sends.length > 0) {
        const [handle = ''] = sends.splice(Math.floor(random() * sends.length), 1)
        sent.push(send(round, person, handle))
        if (random() < 0.5) await turn()
      }
      cast.push(sent)
    }
    await turn()
    expect(step({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
    const inBox = hashesIn(round)
    expect(inBox).toHaveLength(cast.length)
    for (const sent of cast) {
      const taken = sent.filter(({ reply }) => reply?.ok)
      expect(sent.every(({ reply }) => reply?.ok || (reply && !reply.ok && reply.refused === 'anotherDevice'))).toBe(
        true,
      )
      // Of one handle only, and the last that it was acknowledged for is the one in the box.
      expect(new Set(taken.map(({ handle }) => handle)).size).toBe(1)
      expect(sent.filter((one) => inBox.includes(hashOf(one)))).toEqual([taken.at(-1)])
      if (taken.length < sent.length) both += 1
    }
    expect(step({ type: 'ballot.void', round, reason: 'the next thousand' })).toMatchObject({ ok: true })
  }
  // The race was run: in every single one a second phone was turned away.
  expect(both).toBe(1_000)
  expect(hub.house.unbalanced()).toEqual([])
}, 120_000)

test('[B8] [E4] submits that meet the close, in any order: acknowledged if and only if in the box', async () => {
  const met = { before: 0, after: 0 }
  for (let seed = first; seed < first + 250; seed += 1) {
    const random = randomFrom(seed)
    const round = hub.openBallot()
    const sent: Sent[] = []
    let closed = false
    const acts = [
      ...voters()
        .slice(0, 6)
        .map((person) => () => void sent.push(send(round, person, anId()))),
      () => {
        closed = true
        expect(step({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
      },
    ]
    while (acts.length > 0) {
      const [act] = acts.splice(Math.floor(random() * acts.length), 1)
      if (act) act()
      if (random() < 0.3) await turn()
    }
    await turn()
    expect(closed).toBe(true)
    const inBox = hashesIn(round)
    const taken = sent.filter(({ reply }) => reply?.ok)
    expect([...taken.map(hashOf)].sort()).toEqual([...inBox].sort())
    const refused = sent.filter(({ reply }) => !reply?.ok)
    expect(refused.every(({ reply }) => reply && !reply.ok && reply.refused === 'noOpenRound')).toBe(true)
    met.before += taken.length
    met.after += refused.length
    expect(step({ type: 'ballot.void', round, reason: 'again' })).toMatchObject({ ok: true })
  }
  // Both ways of losing the race were reached.
  expect(met.before).toBeGreaterThan(100)
  expect(met.after).toBeGreaterThan(100)
}, 120_000)
