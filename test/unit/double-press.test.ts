/** The chair's table in a hurry: a key or a button that is pressed twice does not do to the next what the first press brought. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Command } from '../../shared/domain/vocabulary.ts'
import { minutes } from '../../shared/domain/time.ts'
import { startTimer, type Timer } from '../../shared/domain/timer.ts'
import type { Reply } from '../../shared/protocol/protocol.ts'
import { morning } from '../kit/hand-clock.ts'
import { mounted } from '../kit/a-mount.ts'
import { aPage } from '../kit/a-page.ts'

/** The second press of a double click; the hub has answered long before. In milliseconds. */
const TWICE = 150
/** As long as a button rests. */
const RESTS = 400

const timer = startTimer('p06.4', minutes(10), minutes(1), morning)
const paused: Timer = { ...timer, run: { state: 'paused', elapsed: minutes(2), since: morning, reason: 'chair' } }

beforeEach(() => {
  vi.useFakeTimers()
  aPage('/chair')
})
afterEach(() => vi.useRealTimers())
const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** The console in the middle of a report, with three remarks from phones waiting; the hub answers when the test says so. */
async function aConsole() {
  setActivePinia(createPinia())
  const heard = new Map<string, (event: unknown) => void>()
  vi.stubGlobal('addEventListener', (type: string, listener: (event: unknown) => void) => heard.set(type, listener))
  vi.stubGlobal('removeEventListener', (type: string) => heard.delete(type))
  vi.stubGlobal('HTMLElement', EventTarget)
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const { useKeys } = await import('../../client/chair/keys.ts')
  const meeting = useMeeting()
  const asked: Command[] = []
  const ask = (command: Command): Promise<Reply> => {
    asked.push(command)
    meeting.waiting = [{ id: `a${asked.length}`, command, made: 0 }]
    return new Promise(() => {})
  }
  meeting.ask = ask
  meeting.take = (step) => ask({ ...step, step: 4 } as Command)

  const show = (sections: Record<string, unknown>) => void Object.assign(meeting.view, sections)
  const waiting = (...ids: readonly string[]) => ({ remarks: { waiting: ids.map((id) => ({ id })), released: [] } })
  const now = (shown: Timer, phase = 'reporting') => ({
    now: { life: { state: 'in_session' }, item: 'p06', phase, timer: shown },
  })
  const control = (undo: number, enters: readonly string[] = []) => ({
    control: { step: undo, undo: { id: undo }, enters, moves: [], mayReveal: [] },
  })
  show({ agenda: { items: [{ id: 'p06', kind: 'slot' }] }, meeting: { timing: 'per_presenter' } })
  show({ ...now(timer), ...control(4), ...waiting('r1', 'r2', 'r3') })
  const main = { press: vi.fn(), release: vi.fn() }
  mounted(() => useKeys(main))

  const stroke = (type: 'keydown' | 'keyup', key: string, more = {}) =>
    heard.get(type)?.({ key, code: '', target: null, preventDefault() {}, stopPropagation() {}, ...more })
  return {
    meeting,
    show,
    now,
    control,
    waiting,
    main,
    asked,
    down: (key: string, more = {}) => stroke('keydown', key, more),
    up: (key: string) => stroke('keyup', key),
    /** The hub's answer, with what it changed shown a step before. */
    answered(sections: Record<string, unknown> = {}) {
      show(sections)
      meeting.waiting = []
    },
    types: () => asked.map(({ type }) => type),
  }
}

test('[C3] [R2] F twice puts one remark on the wall, not the next that nobody has read; after a moment F is the next one’s', async () => {
  const chair = await aConsole()
  chair.down('f')
  await passes(5)
  chair.answered(chair.waiting('r2', 'r3'))
  await passes(TWICE)
  chair.down('f')
  expect(chair.asked).toEqual([{ type: 'remark.release', remark: 'r1' }])
  await passes(RESTS)
  chair.down('f')
  expect(chair.asked.at(-1)).toEqual({ type: 'remark.release', remark: 'r2' })
})

test('[R2] F that is pressed as the first question comes in does not show it unread', async () => {
  const chair = await aConsole()
  chair.show(chair.waiting())
  await passes(RESTS)
  chair.show(chair.waiting('r9'))
  chair.down('f')
  expect(chair.asked).toEqual([])
})

test('[C3] [R2] a double click in the second row does not release the third that moves up; one more at the end moves nothing', async () => {
  const chair = await aConsole()
  const { useRests } = await import('../../client/chair/rests.ts')
  const rests = useRests()
  void chair.meeting.ask({ type: 'remark.release', remark: 'r2' })
  expect(rests.queue).toBe(true)
  chair.answered(chair.waiting('r1', 'r3'))
  await passes(TWICE)
  expect(rests.queue).toBe(true)
  await passes(RESTS)
  expect(rests.queue).toBe(false)
  chair.show(chair.waiting('r1', 'r3', 'r4'))
  expect(rests.queue).toBe(false)
})

test('[R2] F does nothing while the queue is not what is seen', async () => {
  const chair = await aConsole()
  const { useShownList } = await import('../../client/chair/remarks/shown-list.ts')
  const list = useShownList()
  list.shown = 'released'
  chair.down('f')
  expect(chair.asked).toEqual([])
  list.shown = 'waiting'
  chair.down('f')
  expect(chair.asked).toEqual([{ type: 'remark.release', remark: 'r1' }])
})

test('[C3] Ctrl+Z twice takes back one step', async () => {
  const chair = await aConsole()
  chair.down('z', { ctrlKey: true })
  chair.answered(chair.control(3))
  await passes(TWICE)
  chair.down('z', { ctrlKey: true })
  expect(chair.types()).toEqual(['step.undo'])
  await passes(RESTS)
  chair.down('z', { ctrlKey: true })
  expect(chair.types()).toEqual(['step.undo', 'step.undo'])
})

test('[C3] [T4] P twice leaves the clock paused', async () => {
  const chair = await aConsole()
  chair.down('p')
  chair.answered({ ...chair.now(paused), ...chair.control(5) })
  await passes(TWICE)
  chair.down('p')
  expect(chair.types()).toEqual(['timer.pause'])
  await passes(RESTS)
  chair.down('p')
  expect(chair.types()).toEqual(['timer.pause', 'timer.resume'])
})

test('[T5] + several times quickly is several minutes: it always means the same', async () => {
  const chair = await aConsole()
  for (const more of [1, 2, 3]) {
    chair.down('+')
    chair.answered({ ...chair.now({ ...timer, limit: minutes(10 + more) }), ...chair.control(4 + more) })
    await passes(TWICE)
  }
  expect(chair.types()).toEqual(['timer.adjust', 'timer.adjust', 'timer.adjust'])
})

test('[C3] a letter of the turn’s parts rests as its button does, when the part has just changed', async () => {
  const chair = await aConsole()
  chair.show({ ...chair.now(timer, 'questioning'), ...chair.control(5, ['answering']) })
  chair.down('a')
  expect(chair.asked).toEqual([])
  await passes(RESTS)
  chair.down('a')
  expect(chair.asked).toMatchObject([{ type: 'slot.enter', to: 'answering' }])
})

test('a key that is kept down is one press, and the space bar is told when it goes down and when it comes up', async () => {
  const chair = await aConsole()
  chair.down('+')
  chair.answered()
  for (let n = 0; n < 20; n += 1) {
    await passes(30)
    chair.down('+', { repeat: true })
  }
  expect(chair.types()).toEqual(['timer.adjust'])
  chair.down(' ')
  chair.down(' ', { repeat: true })
  expect([chair.main.press.mock.calls.length, chair.main.release.mock.calls.length]).toEqual([1, 0])
  chair.up(' ')
  expect(chair.main.release.mock.calls.length).toBe(1)
})
