/** The hub over real sockets: one way in, one way out, and nobody who does not belong. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocol.ts'
import { eventSchemas } from '../../shared/protocol/schemas.ts'
import type { Role } from '../../shared/domain/person.ts'
import { stateHash } from '../../shared/protocol/state-hash.ts'
import { linkSecret } from '../../server/auth.ts'
import { aClient, anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'

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

describe('one road out', () => {
  test('[W1] the chair, the projector, the stage and a phone learn the chair’s step from the same event', async () => {
    const [chair, projector, stage, phone] = await Promise.all([
      hub.as('chair'),
      hub.as('projector'),
      hub.as('stage'),
      hub.phone('C001'),
    ])
    expect(await chair.press()).toEqual({ ok: true, seq: 1 })
    for (const screen of [chair, projector, stage, phone]) {
      await screen.until('check-in is shown', () => screen.view().now?.life.state === 'check_in')
      expect(screen.gaps).toEqual([])
    }
  })

  test('[V8] a change sends only the sections that changed, and the next presenter reaches a phone in 600 bytes', async () => {
    const chair = await hub.as('chair')
    const phone = await hub.phone('B001')
    while (chair.view().now?.item !== 'p01') expect((await chair.press()).ok).toBe(true)
    await phone.until('a presenter is called', () => phone.view().now?.item === 'p01')
    const frame = phone.frames.at(-1)
    expect(Object.keys(frame?.sections ?? {})).toEqual(['now'])
    expect(Buffer.byteLength(JSON.stringify(['frame', frame]))).toBeLessThanOrEqual(600)
  })

  test('[W2] whoever asks again gets everything, with the number at which it stands', async () => {
    const chair = await hub.as('chair')
    await chair.press()
    const before = chair.view()
    await chair.say('resync', null)
    await chair.until('everything came', () => chair.frames.at(-1)?.whole === true && chair.frames.length > 1)
    expect(chair.view()).toEqual(before)
    expect(chair.frames.at(-1)?.seq).toBe(chair.frames.at(-2)?.seq)
  })

  test('[W3] [V4] a beat names the state that a screen must have, and a screen that has it agrees', async () => {
    const chair = await hub.as('chair')
    await chair.press()
    await chair.until('a beat', () => chair.beats.some(({ seq }) => seq === chair.frames.at(-1)?.seq))
    expect(chair.beats.at(-1)?.hash).toBe(stateHash(chair.view()))
    expect(chair.beats.at(-1)?.hash).not.toBe(stateHash({ ...chair.view(), now: undefined } as never))
  })
})

describe('who is on the line', () => {
  const boundOf = (chair: Client, role: Role) => chair.view().lines?.list.find((line) => line.role === role)?.bound

  test('[G7] [V12] a screen says within what bound it knows the hub’s time, and the console alone lists it', async () => {
    const [chair, projector, phone] = await Promise.all([hub.as('chair'), hub.as('projector'), hub.phone('B001')])
    await chair.until('all are there', () => chair.view().lines?.list.length === 2 && phonesOf(chair)?.count === 1)
    expect(boundOf(chair, 'projector')).toBeNull()
    expect(await projector.sync(2.4)).toMatchObject({ got: expect.any(Number), sent: expect.any(Number) })
    await phone.sync(40)
    await chair.until(
      'their bounds are listed',
      () => boundOf(chair, 'projector') === 3 && phonesOf(chair)?.known === 1,
    )
    expect(phonesOf(chair)).toMatchObject({ count: 1, known: 1, tooWide: 0 })
    for (const other of [projector, phone]) expect(other.view()).not.toHaveProperty('lines')
    // Nothing of it has cost a phone a frame.
    expect(phone.frames.length).toBe(1)
  })

  test('[G7] what is no bound is refused and changes nothing', async () => {
    const [chair, stage] = await Promise.all([hub.as('chair'), hub.as('stage')])
    await stage.sync(7)
    await chair.until('it is listed', () => boundOf(chair, 'stage') === 7)
    for (const bound of [-1, 1e99, '3', [3], { bound: 3 }, undefined])
      expect(await stage.say('sync', { bound })).toEqual({ ok: false, refused: 'badRequest' })
    for (const rubbish of [null, 3, { bound: 3, role: 'chair' }, { bound: 3, id: 'x' }])
      expect(await stage.say('sync', rubbish)).toEqual({ ok: false, refused: 'badRequest' })
    await chair.sync(5)
    await chair.until('the chair’s is listed', () => boundOf(chair, 'chair') === 5)
    expect(boundOf(chair, 'stage')).toBe(7)
  })

  test('[G7] [V12] a line that ends is gone from the list, and comes again without what it had said', async () => {
    const chair = await hub.as('chair')
    const first = await hub.as('projector')
    await first.sync(2)
    await chair.until('it is listed', () => boundOf(chair, 'projector') === 2)
    first.close()
    await chair.until('it is gone', () => boundOf(chair, 'projector') === undefined)
    await hub.as('projector')
    await chair.until('it is there again', () => boundOf(chair, 'projector') === null)
    expect(chair.gaps).toEqual([])
  })

  const phonesOf = (chair: Client) => chair.view().lines?.phones
})

describe('one door in', () => {
  test('[C2] the same command sent again changes the meeting once and gets the same answer', async () => {
    const chair = await hub.as('chair')
    const id = anId()
    const first = await chair.ask({ type: 'meeting.move', step: 0, to: 'check_in' }, id)
    expect(first).toEqual({ ok: true, seq: 1 })
    expect(await chair.ask({ type: 'meeting.move', step: 0, to: 'check_in' }, id)).toEqual(first)
    expect(hub.room().seq()).toBe(1)
  })

  test('[C2] two people’s commands may carry the same id; each has its own effect', async () => {
    const chair = await hub.as('chair')
    const operator = await hub.as('operator')
    const id = anId()
    expect(await chair.ask({ type: 'stage.note', text: '请看时间' }, id)).toEqual({ ok: true, seq: 1 })
    expect(await operator.ask({ type: 'stage.note', text: '请靠近话筒' }, id)).toEqual({ ok: true, seq: 2 })
  })

  test('[C3] of two consoles that press at once, one takes effect and the other is told', async () => {
    const [chair, operator] = await Promise.all([hub.as('chair'), hub.as('operator')])
    const answers = await Promise.all([
      chair.ask({ type: 'meeting.move', step: 0, to: 'check_in' }),
      operator.ask({ type: 'meeting.move', step: 0, to: 'check_in' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refused: 'outOfDate' })
    expect(hub.room().seq()).toBe(1)
  })

  test('[C1] who somebody is comes from the session, never from what is said', async () => {
    const phone = await hub.phone('A001')
    expect(await phone.ask({ type: 'meeting.move', step: 0, to: 'check_in' })).toEqual({
      ok: false,
      refused: 'notAllowed',
    })
    expect(await phone.say('command', { id: anId(), by: 'chair', command: { type: 'step.undo', step: 0 } })).toEqual({
      ok: false,
      refused: 'badRequest',
    })
  })

  test('[W4] no message ends the hub: wrong types, wrong events, prototypes, missing acknowledgements', async () => {
    const phone = await hub.phone('A002')
    const rubbish = [
      undefined,
      null,
      1,
      'x',
      [],
      {},
      { id: 1 },
      { __proto__: { id: anId() } },
      { id: anId(), command: { type: '__proto__' } },
    ]
    const unkept = phone.socket as unknown as { emit(event: string, ...rest: unknown[]): void }
    for (const event of [...Object.keys(eventSchemas), 'frame', 'constructor', '__proto__']) {
      for (const body of rubbish.slice(0, 4)) unkept.emit(event, body)
      unkept.emit(
        event,
        () => undefined,
        () => undefined,
      )
    }
    for (const body of rubbish) {
      const answer = (await phone.say('command', body)) as { ok: boolean; refused: string }
      expect(['badRequest', 'tooMany']).toContain(answer.refused)
    }
    const chair = await hub.as('chair')
    expect((await chair.press()).ok).toBe(true)
  })

  test('[W5] whoever says too much is told so, and nobody else is', async () => {
    const [phone, other] = await Promise.all([hub.phone('A003'), hub.phone('A004')])
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => phone.say('draft', { round: 'x', unsent: true })),
    )
    expect(answers).toContainEqual({ ok: false, refused: 'tooMany' })
    expect(await other.say('draft', { round: 'x', unsent: true })).toEqual({ ok: true })
  })
})

describe('who may come in', () => {
  const session = async () => String((await hub.sessionOf('chair')).body['session'])

  test('[W6] a socket without a session, or with one that nobody has, is refused', async () => {
    await expect(aClient(hub.url, '')).rejects.toThrow('sessionUnknown')
    await expect(aClient(hub.url, 'made-up')).rejects.toThrow('sessionUnknown')
  })

  test('[W6] a page of another version is told so', async () => {
    await expect(aClient(hub.url, await session(), { version: PROTOCOL_VERSION + 1 })).rejects.toThrow('versionUnknown')
  })

  test.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['an origin on another port', { origin: 'http://127.0.0.1:1' }],
    ['no origin', { origin: '' }],
    ['another host', { headers: { host: 'evil.example' } }],
  ])('[W7] a socket from %s is refused, with a good session too', async (_what, options) => {
    await expect(aClient(hub.url, await session(), options)).rejects.toThrow(/websocket error/)
  })

  test('[W7] a socket that is refused is told so, not only cut off', async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
      origin: 'http://evil.test',
    })
    const status = await new Promise((told, cut) => {
      socket.on('unexpected-response', (_request, response) => told(response.statusCode))
      socket.on('error', cut)
    })
    expect(status).toBe(400)
  })

  test('[W7] polling is refused: there is one transport, and it always names its origin', async () => {
    const answer = await fetch(`${hub.url}/live/?EIO=4&transport=polling`)
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  test('[W8] a socket that shows no session is hung up on', { timeout: 30_000 }, async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
      origin: hub.url,
    })
    await new Promise<void>((closed, failed) => {
      socket.on('close', () => closed())
      socket.on('error', failed)
    })
    expect(socket.readyState).toBe(WebSocket.CLOSED)
  })

  test('[W9] a wrong link and a wrong code are refused', async () => {
    expect((await hub.post('/api/session', { secret: 'x'.repeat(22) })).body).toEqual({ refused: 'linkUnknown' })
    expect((await hub.post('/api/join', { code: 'ZZZZ-ZZZZ', device: anId() })).body).toEqual({
      refused: 'codeUnknown',
    })
    expect((await hub.sessionOfCard('B007')).status).toBe(200)
  })

  test('[W9] a code may be typed in small letters, with spaces, with O for 0 and I for 1', async () => {
    const { cardCode } = await import('../../server/auth.ts')
    const code = cardCode(hub.house.record.accessKey, 'C033')
    const typed = `${code.slice(0, 4)} - ${code.slice(4)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect((await hub.post('/api/join', { code: typed, device: anId() })).body['role']).toBe('voter')
  })

  test('[W10] a card that comes in again on its device leaves the page before, which is told why', async () => {
    const first = await hub.phone('C010')
    const second = await hub.phone('C010')
    await first.until('it is told', () => first.farewell() !== null)
    expect(first.farewell()).toEqual({ why: 'replaced' })
    expect(second.mine()).toMatchObject({ id: 'C010', role: 'voter', voterClass: 'C' })
  })

  test('[W11] http that changes something is refused from any page but ours, and under any other name', async () => {
    const secret = linkSecret(hub.house.record.accessKey, 'chair')
    expect((await hub.post('/api/session', { secret }, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await hub.post('/api/session', { secret }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const rebound = new WebSocket(`${hub.url.replace('http', 'ws')}/healthz`, { headers: { host: 'evil.example' } })
    const status = await new Promise((answered) => {
      rebound.on('unexpected-response', (_request, response) => answered(response.statusCode))
      rebound.on('error', () => answered('error'))
    })
    expect(status).not.toBe(200)
  })

  test('[W12] the health address tells a program what it needs, and nothing more', async () => {
    const answer = await (await fetch(`${hub.url}/healthz`)).json()
    expect(answer).toEqual({
      ok: true,
      version: expect.any(String),
      epoch: hub.house.record.epoch,
      seq: 0,
      storage: 'ok',
      uptime_s: expect.any(Number),
    })
  })

  test('[W13] every page forbids foreign scripts, frames and addresses', async () => {
    const answer = await fetch(`${hub.url}/phone`)
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('lines that do harm', () => {
  test('[W4] an event that is none of ours goes no further, not even one that the library would raise', async () => {
    const phone = await hub.phone('A006')
    const said: string[] = []
    const write = process.stderr.write.bind(process.stderr)
    process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0
    const raw = phone.socket as unknown as { emit(event: string, ...rest: unknown[]): void }
    // The client's library keeps `error` to itself, so the packet is written by hand.
    phone.socket.io.engine.write('2["error","\\u001b[2Jforged line"]')
    raw.emit('anything', 1)
    expect(await phone.draft('x', false)).toEqual({ ok: true })
    process.stderr.write = write
    expect(said.join('')).not.toContain('forged')
  })

  test('[W5] a line that does not stop talking is closed, and the chair’s goes on', async () => {
    const [chair, phone] = await Promise.all([hub.as('chair'), hub.phone('A007')])
    const raw = phone.socket as unknown as { emit(event: string, ...rest: unknown[]): void }
    for (let n = 0; n < 1_000; n += 1) raw.emit('nothing', n)
    await phone.until('it is hung up on', () => !phone.socket.connected)
    expect((await chair.press()).ok).toBe(true)
  })

  test('[W8] whoever leaves the meeting is hung up on too, and one session holds a few lines only', async () => {
    const leaving = await hub.phone('A008')
    leaving.socket.io.engine.write('41')
    await leaving.until(
      'the line is closed',
      () => !leaving.socket.io.engine || leaving.socket.io.engine.readyState === 'closed',
    )

    const session = (await hub.sessionOf('projector')).body['session']
    const many = []
    for (let n = 0; n < 10; n += 1) many.push(await hub.connect(session))
    for (const old of many.slice(0, 2)) await old.until('the oldest go', () => !old.socket.connected)
    expect(many.at(-1)?.socket.connected).toBe(true)
    expect(many.filter(({ socket }) => socket.connected)).toHaveLength(8)
  })
})
