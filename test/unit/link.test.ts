/** The line to the hub, against a socket that does what a test says: what becomes of a command on a bad line. */
import { beforeEach, describe, expect, test, vi, afterEach } from 'vitest'
import type { Reply } from '../../shared/protocol/protocol.ts'
import type { Command } from '../../shared/domain/vocabulary.ts'

const allow: Command = { type: 'remark.allow', open: true }
const undo: Command = { type: 'step.undo', step: 3 }
const tooMany: Reply = { ok: false, refused: 'tooMany' }
const outOfDate: Reply = { ok: false, refused: 'outOfDate' }
const SECOND = 1_000

/** A hub's end: which commands arrived, and what it says to the next. `null`: nothing. */
const hub = { got: [] as { id: string; command: Command }[], says: (): Reply | null => ({ ok: true, seq: 1 }) }
let heard: Map<string, (message?: unknown) => void>
let waking: Set<unknown>
const socket = {
  connected: false,
  on: (event: string, listener: (message?: unknown) => void) => void heard.set(event, listener),
  connect: vi.fn(),
  disconnect: vi.fn(() => void (socket.connected = false)),
  timeout: (ms: number) => ({
    async emitWithAck(event: string, message: { id: string; command: Command }) {
      if (event !== 'command') return { ok: true }
      hub.got.push(message)
      const said = hub.says()
      if (said) return said
      await new Promise((resolve) => setTimeout(resolve, ms))
      throw new Error('operation has timed out')
    },
  }),
}
vi.mock('socket.io-client', () => ({ io: () => socket }))

function up() {
  socket.connected = true
  heard.get('connect')?.()
}
function down(why = 'transport close') {
  socket.connected = false
  heard.get('disconnect')?.(why)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  const kept = new Map<string, string>()
  heard = new Map()
  waking = new Set()
  hub.got = []
  hub.says = () => ({ ok: true, seq: 1 })
  socket.connected = false
  vi.stubGlobal('location', new URL('http://hub.test/chair'))
  vi.stubGlobal('document', {
    addEventListener: (_event: string, listener: unknown) => waking.add(listener),
    removeEventListener: (_event: string, listener: unknown) => waking.delete(listener),
  })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (i: number) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size
    },
  })
})
afterEach(() => void vi.useRealTimers())

async function open(session = 'a-token') {
  const { openLink } = await import('../../client/live/link.ts')
  const told = { answers: [] as Reply[], waiting: 0, ended: [] as string[] }
  const link = openLink(session, {
    sections: () => undefined,
    mine: () => undefined,
    connection: () => undefined,
    answered: (_envelope, reply) => void told.answers.push(reply),
    waiting: (list) => void (told.waiting = list.length),
    ended: (why) => void told.ended.push(why),
    wall: () => undefined,
    epoch: () => undefined,
  })
  return { link, told }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a command', () => {
  test('[C2] is sent once there is a line, and again with the same id until it is answered', async () => {
    const { link, told } = await open()
    const answer = link.ask(undo)
    await pass(SECOND)
    expect([hub.got.length, told.waiting]).toEqual([0, 1])
    hub.says = () => null
    up()
    await pass(5 * SECOND)
    down()
    up()
    hub.says = () => ({ ok: true, seq: 7 })
    await pass(5 * SECOND)
    expect(await answer).toEqual({ ok: true, seq: 7 })
    expect(hub.got.length).toBeGreaterThan(2)
    expect(new Set(hub.got.map(({ id }) => id)).size).toBe(1)
    expect(Object.keys(hub.got[0] ?? {})).toEqual(['id', 'command'])
    expect(told.waiting).toBe(0)
  })

  test('[C2] from before a reload is sent by the page that comes after, which waits for it', async () => {
    void (await open()).link.ask(undo)
    const { told } = await open()
    expect(told.waiting).toBe(1)
    up()
    await pass(0)
    expect(told).toMatchObject({ waiting: 0, answers: [{ ok: true }] })
  })

  test('[C2] that comes too often waits a little and goes again; it is refused only the fifth time', async () => {
    const { link, told } = await open()
    up()
    hub.says = () => (hub.got.length < 3 ? tooMany : { ok: true, seq: 9 })
    const taken = link.ask(undo)
    await pass(3 * SECOND)
    expect(await taken).toEqual({ ok: true, seq: 9 })
    expect(told.answers).toEqual([{ ok: true, seq: 9 }])

    hub.got = []
    hub.says = () => tooMany
    const refused = link.ask(undo)
    await pass(10 * SECOND)
    expect([hub.got.length, told.waiting]).toEqual([4, 1])
    await pass(2 * SECOND)
    expect(await refused).toEqual(tooMany)
    expect(hub.got).toHaveLength(5)
  })

  test('[C2] that waits its turn is not sent a second time by a new connection', async () => {
    const { link } = await open()
    up()
    hub.says = () => (hub.got.length < 2 ? tooMany : { ok: true, seq: 2 })
    void link.ask(undo)
    await pass(100)
    down()
    up()
    await pass(100)
    expect(hub.got).toHaveLength(1)
    await pass(SECOND)
    expect(hub.got).toHaveLength(2)
  })

  test('[C2] [C3] beside the steps is not done late: after 30 s without a line it is answered as out of date', async () => {
    const { link, told } = await open()
    const late = link.ask(allow)
    void link.ask(undo)
    await pass(45 * SECOND)
    expect(await late).toEqual(outOfDate)
    expect(told).toMatchObject({ answers: [outOfDate], waiting: 1 })
    up()
    await pass(0)
    expect(hub.got.map(({ command }) => command)).toEqual([undo])
  })

  test.each(['replaced', 'sessionUnknown'])('[C2] is given up when its session ends: %s', async (why) => {
    const { link, told } = await open()
    const given = link.ask(undo)
    if (why === 'replaced') heard.get('farewell')?.({ why })
    else heard.get('connect_error')?.(new Error(why))
    expect(await given).toEqual(outOfDate)
    expect(told).toMatchObject({ ended: [why], waiting: 0 })
    // Nothing calls the hub any more, also not when the person looks at the page again.
    expect(waking.size).toBe(0)
    expect((await open()).told.waiting).toBe(0)
  })

  test('[C2] survives that its page is of another version and must load itself anew', async () => {
    void (await open()).link.ask(undo)
    heard.get('connect_error')?.(new Error('versionUnknown'))
    expect((await open()).told.waiting).toBe(1)
  })
})

test('[W5] whom the hub hangs up on comes back after a moment, so that no number of windows can chase one another', async () => {
  const { link } = await open()
  socket.connect.mockClear()
  up()
  down('io server disconnect')
  await vi.advanceTimersByTimeAsync(499)
  expect(socket.connect).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_501)
  expect(socket.connect).toHaveBeenCalledTimes(1)
  // A page that is closed meanwhile does not come back.
  down('io server disconnect')
  link.close()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(socket.connect).toHaveBeenCalledTimes(1)
})
