/** What a desk does on its own device: it finds people, shows what it has pressed, and keeps it until the hub has it. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ListedAttendee } from '../../shared/domain/view.ts'
import { instant } from '../../shared/domain/time.ts'
import type { Command } from '../../shared/domain/vocabulary.ts'
import type { Reply } from '../../shared/protocol/protocol.ts'
import { found, loadInitials, looksLikeCode } from '../../client/desk/find.ts'
import { withPressed } from '../../client/desk/pressed.ts'
import { aPage } from '../kit/a-page.ts'
import { chineseList } from '../kit/listed-store.ts'

const people: readonly ListedAttendee[] = Object.values(chineseList(90).attendees)
const names = (typed: string) => found(people, typed).map(({ name }) => name)

/** A hub's end: which commands arrived, and what it says to the next. */
const hub = { got: [] as { id: string; command: Command }[], says: (): Reply | null => ({ ok: true, seq: 1 }) }
let heard: Map<string, (message?: unknown) => void>
let kept: Map<string, string>
const socket = {
  connected: false,
  on: (event: string, listener: (message?: unknown) => void) => void heard.set(event, listener),
  connect: () => undefined,
  disconnect: () => void (socket.connected = false),
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

describe('finding', () => {
  test('[Q2] is by a part of the name, with spaces in it or not, by unit, by seat, and the best comes first', () => {
    expect(names('张 建国')).toEqual(['张建国'])
    expect(names('建国')[0]).toContain('建国')
    expect(names('郑州').length).toBeGreaterThan(5)
    expect(names('３排1座')).toEqual(names('3排1座'))
    expect(names('3排1座')).toHaveLength(1)
    expect(names('郑州 张')).toEqual(names('郑州').filter((name) => name.startsWith('张')))
    expect(names('张')[0]?.startsWith('张')).toBe(true)
    expect(names('不存在')).toEqual([])
    expect(names('  ')).toHaveLength(90)
  })

  test('[Q2] is by the first letters of the name, surnames as surnames', async () => {
    await loadInitials()
    expect(names('zjg')).toEqual(expect.arrayContaining(['张建国', '赵建国', '周建国', '曾建国']))
    expect(names('sjg')).toContain('单建国')
    expect(names('xjg')).toContain('解建国')
    expect(names('qjg')).toContain('仇建国')
  })

  test('[Q13] knows a code when it is scanned or typed', () => {
    expect(['7K3M-Q9XA', '7k3mq9xa', ' 7K3M-Q9XA '].map(looksLikeCode)).toEqual([true, true, true])
    expect(['张建国', 'zjg', '3排1座', '7K3M-Q9X', '7K3M Q9XA 1'].map(looksLikeCode)).toEqual(Array(5).fill(false))
  })
})

describe('what was pressed', () => {
  const at = instant(1_514_500_000_000)
  const arrive: Command = { type: 'attendee.arrive', attendee: 'v001', desk: '1', at }
  const leave: Command = { type: 'attendee.leave', attendee: 'v001', at }
  const undo: Command = { type: 'attendee.undo', attendee: 'v001', reason: 'x' }
  const excuse: Command = { type: 'attendee.excuse', attendee: 'v001', reason: 'ill' }
  const state = (...pressed: readonly Command[]) => withPressed({}, pressed)['v001']

  test('[Q12] shows at once, and as not uploaded', () => {
    expect(state(arrive)).toEqual({ state: 'present', at, desk: '1', unsent: true })
    expect(state(arrive, leave)).toMatchObject({ state: 'left', leftAt: at, unsent: true })
    expect(state(arrive, leave, undo)?.state).toBe('present')
    expect(state(arrive, undo)).toBeUndefined()
    expect(state(excuse)).toMatchObject({ state: 'excused', excused: 'ill' })
    expect(state(excuse, arrive)?.state).toBe('present')
    expect(state({ type: 'remark.allow', open: true })).toBeUndefined()
  })

  test('[Q12] changes nothing about somebody whom another desk has', () => {
    const there = { state: 'present', at: instant(at - 1), desk: '2' } as const
    expect(withPressed({ v001: there }, [arrive])['v001']).toEqual(there)
  })
})

describe('the presses of a desk', () => {
  /** A desk of an open check-in, on the line or off it, and what it has asked the hub for. */
  async function aDesk() {
    vi.useFakeTimers()
    aPage('/desk')
    setActivePinia(createPinia())
    const { useMeeting } = await import('../../client/live/meeting.ts')
    const { useDesk } = await import('../../client/desk/desk.ts')
    const meeting = useMeeting()
    const asked: Command[] = []
    meeting.ask = async (command) => (asked.push(command), { ok: true, seq: asked.length })
    Object.assign(meeting.view, { attendees: { list: people, classes: [] }, presence: {} })
    return { desk: useDesk(), asked }
  }
  afterEach(() => void vi.useRealTimers())
  const [first, second] = people as [ListedAttendee, ListedAttendee]

  test('[Q8] let the buttons of every row rest for longer than a double click takes, and then no longer', async () => {
    const { desk } = await aDesk()
    const acts = [
      () => desk.arrive(first),
      () => desk.leave(first),
      () => desk.undo(first, 'x'),
      () => desk.excuse(first, 'x'),
      () => desk.add({ name: 'x', unit: '', post: '', identity: '', seat: '', reason: 'x' }, true),
    ]
    for (const act of acts) {
      expect(desk.resting).toBe(false)
      void act()
      expect(desk.resting).toBe(true)
      await vi.advanceTimersByTimeAsync(399)
      expect(desk.resting).toBe(true)
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(desk.resting).toBe(false)
  })

  test('[Q1] two people found by name or scanned one right after the other are both checked in', async () => {
    const { desk, asked } = await aDesk()
    void desk.arrive(first)
    void desk.arrive(second)
    expect(asked).toMatchObject([first, second].map(({ id }) => ({ type: 'attendee.arrive', attendee: id })))
  })
})

describe('the line of a desk', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.resetModules()
    kept = new Map()
    hub.got = []
    hub.says = () => ({ ok: true, seq: 1 })
    vi.stubGlobal('location', new URL('http://hub.test/desk'))
    vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined })
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
    heard = new Map()
    socket.connected = false
    const { openLink } = await import('../../client/live/link.ts')
    const told = { answers: [] as Reply[], waiting: 0 }
    const link = openLink(session, {
      sections: () => undefined,
      mine: () => undefined,
      connection: () => undefined,
      answered: (_envelope, reply) => void told.answers.push(reply),
      waiting: (list) => void (told.waiting = list.length),
      ended: () => undefined,
      wall: () => undefined,
      epoch: () => undefined,
    })
    return { link, told }
  }
  function up(epoch = 'store-1') {
    socket.connected = true
    heard.get('connect')?.()
    heard.get('frame')?.({ epoch, seq: 1, at: 1, whole: true, sections: {} })
  }
  function down() {
    socket.connected = false
    heard.get('disconnect')?.('transport close')
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  const arrive = (attendee: string): Command => ({ type: 'attendee.arrive', attendee, desk: '1', at: instant(7) })
  const sent = () => hub.got.map(({ command }) => ('attendee' in command ? command.attendee : command.type))

  test('[Q12] keeps what was pressed for hours, over a reload, and sends it in its order', async () => {
    const { link } = await open()
    up()
    down()
    for (const id of ['v003', 'v001', 'v002']) void link.ask(arrive(id))
    void link.ask({ type: 'attendee.undo', attendee: 'v001', reason: 'x' })
    await pass(3 * 3_600_000)
    expect(hub.got).toEqual([])
    vi.resetModules()
    const { told } = await open()
    expect(told.waiting).toBe(4)
    up()
    await pass(1_000)
    expect(sent()).toEqual(['v003', 'v001', 'v002', 'v001'])
    expect(told.waiting).toBe(0)
  })

  test('[Q12] goes on with it when the desk comes in anew by its link, and after its session was closed', async () => {
    const { link } = await open('one')
    void link.ask(arrive('v001'))
    link.close()
    const { told } = await open('another')
    expect(told.waiting).toBe(1)
    up()
    await pass(0)
    expect(sent()).toEqual(['v001'])
  })

  test('[Q12] never tells one meeting what was noted for another', async () => {
    const { link } = await open('one')
    up('store-1')
    await pass(0)
    down()
    void link.ask(arrive('v001'))
    link.close()
    const { told } = await open('another')
    up('store-2')
    await pass(0)
    expect(hub.got).toEqual([])
    expect(told).toEqual({ answers: [{ ok: false, refused: 'outOfDate' }], waiting: 0 })
  })

  test('[Q12] waits as long as it takes where the hub is too busy, or its disk full', async () => {
    const { link, told } = await open()
    up()
    hub.says = () => ({ ok: false, refused: 'tooMany' })
    void link.ask(arrive('v001'))
    await pass(60_000)
    hub.says = () => ({ ok: false, refused: 'notSaved' })
    await pass(60_000)
    expect([told.waiting, told.answers]).toEqual([1, []])
    hub.says = () => ({ ok: true, seq: 9 })
    await pass(2_000)
    expect(told.answers).toEqual([{ ok: true, seq: 9 }])
  })
})
