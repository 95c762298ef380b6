/** Several check-in desks on real sockets, one of them off the net for a while; and what a card may do before its holder has come. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { instant } from '../../shared/domain/time.ts'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, deviceOf, handMachine, type TestHub } from '../kit/a-hub.ts'
import { beginStore, chineseList } from '../kit/listed-store.ts'
import { withNames } from '../kit/attendees.ts'
import { printedCode, cardCode, invitationCode } from '../../server/auth.ts'

let hub: TestHub
let place: ReturnType<typeof aFolder>
let machine: ReturnType<typeof handMachine>
beforeEach(async () => {
  place = aFolder()
  machine = handMachine()
  beginStore(place.folder, withNames({ timing: 'per_presenter' }))
  hub = await aHub({ folder: place.folder, machine, demo: false })
  while (hub.room().meeting().life.state !== 'check_in') hub.press()
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

const arrive = (client: Client, attendee: string, desk: string, at?: number, id?: string) =>
  client.ask({ type: 'attendee.arrive', attendee, desk, ...(at === undefined ? {} : { at: instant(at) }) }, id)
const presence = () => hub.room().meeting().presence
async function session(role: 'desk' | 'secretary' | 'chair' | 'recorder'): Promise<Record<string, string>> {
  return { authorization: `Bearer ${String((await hub.sessionOf(role)).body['session'])}` }
}

test('[Q1] [Q2] of two desks the first stands, the second is answered without a refusal, and both show it', async () => {
  const [one, two] = [await hub.as('desk'), await hub.as('desk')]
  expect(await arrive(one, 'v003', '1号台')).toMatchObject({ ok: true })
  machine.pass(4_000)
  expect(await arrive(two, 'v003', '2号台')).toMatchObject({ ok: true })
  await two.until('it is shown', () => two.view().presence?.['v003']?.desk === '1号台')
  expect(two.view().presence).toEqual(one.view().presence)
  expect(two.view().checkIn?.figures?.voting).toMatchObject({ due: 9, present: 1, absent: 8 })
  expect([...one.gaps, ...two.gaps]).toEqual([])
})

test('[Q12] a desk that comes back says everything it has kept, in order, and twice does nothing more', async () => {
  const [one, chair] = [await hub.as('desk'), await hub.as('chair')]
  const here = (await hub.sessionOf('desk')).body['session']
  let away = await hub.connect(here)
  await arrive(away, 'v001', '2号台')
  away.close()
  // Off the net: pressed one after another on the device.
  const start = hub.house.clock.now()
  const kept = ['v003', 'v004', 'v006', 'v006', 'v007'].map((attendee, i) => ({
    id: anId(),
    attendee,
    at: start + 1_000 * (i + 1),
  }))
  machine.pass(120_000)
  // Meanwhile the other desk has one of them, later than the first had pressed it.
  await arrive(one, 'v004', '1号台')
  machine.pass(60_000)

  const journal = hub.room().seq()
  for (const times of [1, 2]) {
    away = await hub.connect(here)
    for (const { id, attendee, at } of kept)
      expect(await arrive(away, attendee, '2号台', at, id)).toMatchObject({ ok: true })
    away.close()
    expect({ times, rows: hub.room().seq() - journal }).toEqual({ times, rows: kept.length })
  }
  expect(Object.fromEntries(Object.entries(presence()).map(([id, { at, desk }]) => [id, [at - start, desk]]))).toEqual({
    v001: [expect.any(Number), '2号台'],
    v003: [1_000, '2号台'],
    v004: [2_000, '2号台'],
    v006: [3_000, '2号台'],
    v007: [5_000, '2号台'],
  })
  await chair.until('the console counts them', () => chair.view().checkIn?.figures?.voting.present === 5)
  expect(chair.view().roll?.attendance).toEqual({ A: 1, B: 2, C: 2 })
  expect(JSON.stringify(chair.view())).not.toMatch(/Person \d/)
})

test('[Q5] [D11] who has come is there again after the hub was stopped', async () => {
  const desk = await hub.as('desk')
  await arrive(desk, 'v003', '1号台')
  const before = presence()
  await hub.stop()
  hub = await aHub({ folder: place.folder, machine, demo: false })
  expect(presence()).toEqual(before)
  expect(hub.room().meeting().attendance).toEqual({ A: 0, B: 1, C: 0 })
})

test('[Q6] a card submits once its holder is checked in, and not after he has left', async () => {
  const desk = await hub.as('desk')
  for (const id of ['v001', 'v003', 'v006']) await arrive(desk, id, '1号台')
  const round = hub.openBallot()
  const phone = await hub.phone('C02')
  const [slot] = hub.room().meeting().rounds[round]?.subjects ?? []
  const ballot = () => phone.ballot(round, handle, { [slot ?? '']: ['good'] })
  const handle = anId()
  expect(await ballot()).toEqual({ ok: false, refused: 'notCheckedIn' })
  await arrive(desk, 'v007', '1号台')
  expect(await ballot()).toMatchObject({ ok: true })
  await desk.ask({ type: 'attendee.leave', attendee: 'v007' })
  expect(await ballot()).toEqual({ ok: false, refused: 'notCheckedIn' })
  // What is in the box stays, and its form was handed out.
  expect(hub.room().submitted(round)).toEqual({ C: 1 })
  const chair = await hub.as('chair')
  await chair.take({ type: 'ballot.close', round, unsent: 0 })
  expect(hub.room().meeting().rounds[round]).toMatchObject({ issued: { A: 1, B: 1, C: 2 } })
  await chair.until('it is counted', () => chair.view().results?.rounds[0]?.balance !== undefined)
  expect(chair.view().results?.rounds[0]?.balance?.faults).toEqual([])
})

test('[Q9] somebody who was added gets a card of his own that comes in', async () => {
  const desk = await hub.as('desk')
  const added = { name: '赵六', unit: '郑州市', post: '', identity: '党代表', seat: '', reason: '临时替换' }
  expect(await desk.ask({ type: 'attendee.add', ...added, voterClass: 'B', desk: '1号台' })).toMatchObject({ ok: true })
  await desk.until('he is listed', () => desk.view().presence?.['v011'] !== undefined)
  const code = cardCode(hub.house.record.accessKey, 'B004')
  expect(await hub.post('/api/join', { code, device: deviceOf('B004') })).toMatchObject({ body: { role: 'voter' } })
})

test('[Q13] invitations are printed for the secretary and the table, and their codes are resolved for the desks', async () => {
  const [desk, secretary, recorder] = [await session('desk'), await session('secretary'), await session('recorder')]
  const key = hub.house.record.accessKey
  for (const path of ['/api/desk/invitations', '/api/desk/code', '/api/desk/digests', '/api/desk/missing'])
    expect((await hub.post(path, { code: 'AAAA-AAAA' }, recorder)).status, path).toBe(403)
  expect((await hub.post('/api/desk/invitations', {}, desk)).status).toBe(403)
  const { body } = await hub.post('/api/desk/invitations', {}, secretary)
  const list = body['invitations'] as { id: string; code: string; name: string }[]
  expect(list).toHaveLength(10)
  expect(new Set(list.map(({ code }) => code)).size).toBe(10)
  expect(list[2]).toMatchObject({ id: 'v003', code: printedCode(invitationCode(key, 'v003')), name: 'Person 3' })

  const typed = invitationCode(key, 'v003').toLowerCase().replace(/0/g, 'o')
  const resolve = (code: string) => hub.post('/api/desk/code', { code }, desk)
  expect((await resolve(` ${typed} `)).body).toEqual({ ok: true, attendee: 'v003' })
  expect(await resolve('AAAA-AAAA')).toEqual({ status: 404, body: { refused: 'noSuchAttendee' } })
  expect((await resolve('x'.repeat(80))).status).toBe(404)
  // It says who stands there, and lets nobody in.
  expect((await hub.post('/api/join', { code: typed, device: anId() })).status).toBe(403)
  expect((await hub.post('/api/session', { secret: typed })).status).toBe(403)
  const digests = JSON.stringify((await hub.post('/api/desk/digests', {}, desk)).body)
  for (const { code } of list) expect(digests).not.toContain(code.replace('-', ''))
  expect(Object.keys((JSON.parse(digests) as { digests: object }).digests)).toHaveLength(10)
})

test('[Q10] who is missing is told by name to the table alone', async () => {
  const client = await hub.as('desk')
  for (const n of [1, 2, 3, 4, 6, 7, 8]) await arrive(client, `v00${n}`, '1号台')
  await client.ask({ type: 'attendee.leave', attendee: 'v002' })
  await client.ask({ type: 'attendee.excuse', attendee: 'v005', reason: '出差' })
  const { body } = await hub.post('/api/desk/missing', {}, await session('chair'))
  expect(body['missing']).toMatchObject([
    { name: 'Person 2', left: true },
    { name: 'Person 5', excused: '出差' },
    { name: 'Person 9' },
    { name: 'Person 10' },
  ])
  expect((await hub.post('/api/desk/missing', {}, await session('desk'))).status).toBe(403)
})

test('[Q12] a thousand names reach a desk, and an arrival sends none of them again', async () => {
  await hub.stop()
  place.remove()
  place = aFolder()
  beginStore(place.folder, chineseList(1_000))
  hub = await aHub({ folder: place.folder, machine, demo: false })
  hub.press()
  const desk = await hub.as('desk')
  expect(desk.view().attendees?.list).toHaveLength(1_000)
  const before = desk.frames.length
  await arrive(desk, 'v777', '1号台')
  await desk.until('it is shown', () => desk.view().presence?.['v777'] !== undefined)
  for (const { sections } of desk.frames.slice(before)) expect(Object.keys(sections)).not.toContain('attendees')
})
