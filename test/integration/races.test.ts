/** Two phones with one card, and ballots that meet the close: whatever the order, what was acknowledged is in the box. */
import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeFile } from '../../db/open.ts'
import type { BallotReply } from '../../shared/protocol/protocol.ts'
import { paperLength } from '../../shared/sealing/ballot-paper.ts'
import { hashOfSealed } from '../../shared/sealing/roots.ts'
import { SEAL_BYTES } from '../../shared/sealing/seal.ts'
import type { Person } from '../../shared/domain/person.ts'
import { anId, type Client } from '../kit/a-client.ts'
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
  expect(hub.unbalanced()).toEqual([])
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

/** How often a phone was told something else than what lies in the box. */
function untruths(sent: readonly Sent[], inBox: readonly string[]): number {
  const told = new Set(sent.filter(({ reply }) => reply?.ok).map(hashOf))
  const there = new Set(inBox)
  return [...told, ...there].filter((hash) => told.has(hash) !== there.has(hash)).length
}

test('[B8] [E4] the same over real lines, within five milliseconds of the close', async () => {
  const random = randomFrom(first)
  const within = () => new Promise((passed) => setTimeout(passed, random() * 10))
  // A phone may send only so often, so twelve at a time take turns.
  const everybody = await Promise.all(voters().map(({ id }) => hub.phone(id)))
  const chair = await hub.as('chair')
  const met = { before: 0, after: 0 }
  const ROUNDS = 60
  for (let n = 0; n < ROUNDS; n += 1) {
    const phones = Array.from({ length: 12 }, (_, i) => everybody[(n * 12 + i) % everybody.length] as Client)
    const round = hub.openBallot()
    await chair.until('it is open', () => chair.view().ballot?.round?.id === round)
    const sent: Sent[] = phones.map(() => ({ handle: anId(), sealed: envelope(round) }))
    const sends = phones.map(async (phone, i) => {
      await within()
      const one = sent[i]
      if (one) one.reply = await phone.sealed(round, one.handle, one.sealed)
    })
    // Five milliseconds after the first of them may have gone out, and five before the last.
    await new Promise((passed) => setTimeout(passed, 5))
    expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
    await Promise.all(sends)
    expect(untruths(sent, hashesIn(round))).toBe(0)
    met.before += sent.filter(({ reply }) => reply?.ok).length
    met.after += sent.filter(({ reply }) => reply && !reply.ok && reply.refused === 'noOpenRound').length
    expect(step({ type: 'ballot.void', round, reason: 'again' })).toMatchObject({ ok: true })
    await chair.until(
      'it is void',
      () => chair.view().ballot?.round?.id !== round || chair.view().ballot?.round?.state === 'voided',
    )
  }
  console.info(`met the close over real lines: ${met.before} before, ${met.after} after`)
  expect(met.before + met.after).toBe(ROUNDS * 12)
  expect(Math.min(met.before, met.after)).toBeGreaterThan(0)
}, 120_000)

test('[B8] [E4] and the eye that watches it sees a ballot that was acknowledged and is not there, and one that is and was not', () => {
  const round = hub.openBallot()
  const one = (ok: boolean): Sent => ({
    handle: anId(),
    sealed: envelope(round),
    reply: ok ? { ok: true, at: hub.room().meeting().life.since } : { ok: false, refused: 'noOpenRound' },
  })
  const [lost, kept, late] = [one(true), one(true), one(false)] as const
  expect(untruths([lost, kept, late], [hashOf(kept)])).toBe(1)
  expect(untruths([kept, late], [hashOf(kept), hashOf(late)])).toBe(1)
  expect(untruths([kept, late], [hashOf(kept)])).toBe(0)
})

test('[E10] [B7] a box that forgets who has submitted takes no second ballot of his: the two tables are held against each other', async () => {
  const round = hub.openBallot()
  const [person] = voters()
  if (!person) throw new Error('no voter')
  const one = send(round, person, anId())
  await turn()
  expect(one.reply).toMatchObject({ ok: true })
  // The planted fault: the row that says so is gone.
  const db = new Database(storeFile(place.folder))
  db.prepare('DELETE FROM submitted WHERE round = ? AND card = ?').run(round, person.id)
  db.close()
  const other = send(round, person, anId())
  await turn()
  expect(other.reply).toEqual({ ok: false, refused: 'failed' })
  expect(hub.unbalanced()).toEqual([round])
})
