/** Access cards: the first device keeps one, a new issue kills the old one, and what was cast stays. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardCode } from '../../server/auth.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder, aHub, deviceOf, type TestHub } from '../kit/a-hub.ts'
import { sendSealed, tellersOf } from '../kit/sealing.ts'

let hub: TestHub
let place: ReturnType<typeof aFolder>
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder })
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

const codeOf = (no: string, issue = 0) => cardCode(hub.house.record.accessKey, no, issue)
const join = (code: string, device: string) => hub.post('/api/join', { code, device })

test('[E10] the first device that uses a card keeps it, through reloads and restarts; any other is refused and shown', async () => {
  const chair = await hub.as('chair')
  expect((await hub.sessionOfCard('C001')).status).toBe(200)
  expect((await hub.sessionOfCard('C001')).status).toBe(200)
  expect(await join(codeOf('C001'), anId())).toEqual({ status: 409, body: { refused: 'cardInUse' } })
  await chair.until('the console shows it', () => chair.view().cards?.tried.includes('C001') === true)
  await hub.stop()
  hub = await aHub({ folder: place.folder })
  expect(await join(codeOf('C001'), anId())).toEqual({ status: 409, body: { refused: 'cardInUse' } })
  expect((await hub.sessionOfCard('C001')).status).toBe(200)
})

test('[E10] a card issued anew: the old phone is out, the old code is dead, and the ballot that was cast stays', async () => {
  const chair = await hub.as('chair')
  const round = hub.openBallot()
  const old = await hub.phone('C001')
  const handle = anId()
  expect(await old.ballot(round, handle, { p01: ['good'] })).toMatchObject({ ok: true })
  expect(await chair.ask({ type: 'card.reissue', card: 'C001', reason: '手机丢失' })).toMatchObject({ ok: true })
  await old.until('it is told', () => old.farewell() !== null)
  expect(old.farewell()).toEqual({ why: 'reissued' })
  expect(await join(codeOf('C001'), deviceOf('C001'))).toEqual({ status: 403, body: { refused: 'codeUnknown' } })

  const session = (await hub.sessionOf('chair')).body['session']
  const shown = await hub.post('/api/card', { card: 'C001' }, { authorization: `Bearer ${String(session)}` })
  const { code } = shown.body['card'] as { code: string }
  expect(code.replace('-', '')).toBe(codeOf('C001', 1))
  const device = anId()
  const entered = await join(code, device)
  const next = await hub.connect(entered.body['session'])
  expect(next.mine()).toMatchObject({ id: 'C001', submitted: [round] })
  expect(await next.ballot(round, anId(), { p01: ['poor'] })).toEqual({ ok: false, refused: 'anotherDevice' })
  expect(hub.room().submitted(round)).toEqual({ C: 1 })
  // Also after a restart the old device does not come back.
  await hub.stop()
  hub = await aHub({ folder: place.folder })
  expect((await join(codeOf('C001'), deviceOf('C001'))).status).toBe(403)
  expect((await join(codeOf('C001', 1), device)).status).toBe(200)
})

test('[E10] the hub killed between the row of the journal and the device: the old session is dead when it comes back', async () => {
  const phone = await hub.sessionOfCard('C002')
  // The row is written and nobody hears of it, as when the process dies there.
  hub.room().listen(() => {})
  const chair = { role: 'chair', id: 'chair' } as const
  const command = { type: 'card.reissue', card: 'C002', reason: '遗失' } as const
  expect(hub.room().handle(chair, { id: anId(), command })).toMatchObject({ ok: true })
  await hub.stop()
  hub = await aHub({ folder: place.folder })
  await expect(hub.connect(phone.body['session'])).rejects.toThrow('sessionUnknown')
})

test('[E10] cards are for the chair’s table to print: shuffled within their class, with no name, unit or seat', async () => {
  const ask = async (role: 'chair' | 'recorder' | 'projector') => {
    const { session } = (await hub.sessionOf(role)).body
    return hub.post('/api/cards', {}, { authorization: `Bearer ${String(session)}` })
  }
  expect((await ask('recorder')).status).toBe(403)
  expect((await ask('projector')).status).toBe(403)
  expect((await hub.post('/api/cards', {})).status).toBe(403)
  const cards = (await ask('chair')).body['cards'] as Record<string, string>[]
  const all = hub.room().meeting().roster.cards
  expect(cards).toHaveLength(Object.keys(all).length)
  expect(new Set(cards.flatMap((card) => Object.keys(card)))).toEqual(new Set(['no', 'voterClass', 'code', 'url']))
  const numbers = cards.filter(({ voterClass }) => voterClass === 'C').map(({ no }) => no)
  // Of so many one in n! would lie in the order of their numbers.
  expect(numbers.length).toBeGreaterThan(20)
  expect(numbers).not.toEqual([...numbers].sort())
})

test('[E10] of a drawn card the hub knows the class, and nothing of its holder', async () => {
  await hub.stop()
  place.remove()
  place = aFolder()
  hub = await aHub({ folder: place.folder, secret: true })
  const phone = await hub.phone('C003')
  expect(phone.mine()).toMatchObject({ id: 'C003', voterClass: 'C', identity: '', seat: '' })
  const voters = Object.values(hub.room().meeting().roster.cards).filter(({ voterClass }) => voterClass)
  expect(voters.every(({ identity, unit, seat }) => identity + unit + seat === '')).toBe(true)
})

test('[E9] a recorded round can be read ballot by ballot at the chair’s table, once it is counted, and nowhere else', async () => {
  const chair = await hub.as('chair')
  const round = hub.openBallot()
  const phone = await hub.phone('C001')
  await phone.ballot(round, anId(), { p01: ['good'] })
  await (await hub.phone('A001')).ballot(round, anId(), { p01: ['poor'] })
  const tokenOf = async (role: 'chair' | 'operator' | 'recorder' | 'teller_a' | 'projector') =>
    String((await hub.sessionOf(role)).body['session'])
  const read = async (token: string, asked: unknown = { round }) =>
    hub.post('/api/recorded', asked, { authorization: `Bearer ${token}` })
  expect((await read(await tokenOf('chair'))).status).toBe(404)
  expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
  expect((await read(await tokenOf('chair'))).body['ballots']).toEqual([
    { card: 'A001', seat: expect.any(String) as string, voterClass: 'A', marks: { p01: ['poor'] } },
    { card: 'C001', seat: expect.any(String) as string, voterClass: 'C', marks: { p01: ['good'] } },
  ])
  expect((await read(await tokenOf('operator'))).status).toBe(200)
  for (const role of ['recorder', 'teller_a', 'projector'] as const) {
    expect((await read(await tokenOf(role))).status).toBe(403)
  }
  expect((await read(String((await hub.sessionOfCard('C001')).body['session']))).status).toBe(403)
  expect((await read('')).status).toBe(403)
  expect((await read(await tokenOf('chair'), { round: 'p02-1' })).status).toBe(404)
  expect((await read(await tokenOf('chair'), { round: 7 })).status).toBe(404)
})

test('[E9] of a secret round there is nothing to read, whoever asks', async () => {
  await hub.stop()
  place.remove()
  place = aFolder()
  hub = await aHub({ folder: place.folder, secret: true })
  await (await tellersOf(hub)).makeKey()
  const chair = await hub.as('chair')
  const round = hub.openBallot()
  expect((await sendSealed(await hub.phone('C001'), { p01: ['good'] })).reply.ok).toBe(true)
  expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
  const session = String((await hub.sessionOf('chair')).body['session'])
  expect((await hub.post('/api/recorded', { round }, { authorization: `Bearer ${session}` })).status).toBe(404)
})
