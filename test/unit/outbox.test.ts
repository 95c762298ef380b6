import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '../../shared/domain/vocabulary.ts'

/** The page's storage, as it outlives a reload, and the device's wall clock. */
let kept: Map<string, string>
let wall: number
beforeEach(() => {
  kept = new Map()
  wall = 1_514_500_000_000
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (n: number) => [...kept.keys()][n] ?? null,
    get length() {
      return kept.size
    },
  })
})

/** The page loaded anew at an address, with the session that it has. */
async function load(address = 'http://hub.test/chair', session = 'session-of-the-chair') {
  vi.resetModules()
  vi.stubGlobal('location', new URL(address))
  const { Outbox } = await import('../../client/live/outbox.ts')
  return new Outbox(session, () => (wall += 1))
}
const undo: Command = { type: 'step.undo', step: 3 }
const close: Command = { type: 'remark.allow', open: false }
const question: Command = { type: 'remark.submit', item: 's1', kind: 'question', text: 'Why?' }

describe('the outbox', () => {
  test('[C2] keeps a command on the device with an id of its own before anybody sends it', async () => {
    const outbox = await load()
    const waiting = outbox.add(undo)
    expect(waiting).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/), command: undo })
    expect([...kept.values()].join()).toContain(waiting.id)
    expect(outbox.holds(waiting.id)).toBe(true)
    expect(outbox.add(undo).id).not.toBe(waiting.id)
  })

  test('[C2] has it again after a reload, under the same id and in the same order, until it is answered', async () => {
    const first = await load()
    const asked = [first.add(undo), first.add(close)]
    const second = await load()
    expect(second.waiting).toEqual(asked)
    second.answered(asked[0]?.id ?? '')
    expect(second.holds(asked[0]?.id ?? '')).toBe(false)
    expect((await load()).waiting).toEqual(asked.slice(1))
  })

  test('[C2] of two windows open at once loses nothing that the other asked for', async () => {
    const [one, other] = [await load(), await load()]
    const asked = [one.add(undo), other.add(close)]
    one.answered(asked[0]?.id ?? '')
    expect((await load()).waiting).toEqual(asked.slice(1))
  })

  test('[C2] of two phones in one window keeps each other’s apart, and a page’s from another page’s', async () => {
    ;(await load('http://hub.test/phone?as=1')).add(undo)
    expect((await load('http://hub.test/phone?as=2')).waiting).toEqual([])
    expect((await load('http://hub.test/chair?as=1')).waiting).toEqual([])
    expect((await load('http://hub.test/phone?as=1')).waiting).toHaveLength(1)
  })

  test('[C2] never sends for one person what another one asked for on the same device', async () => {
    ;(await load('http://hub.test/phone', 'session-of-C017')).add(question)
    expect((await load('http://hub.test/phone', 'session-of-C018')).waiting).toEqual([])
    expect([...kept.values()].join()).not.toContain('Why?')
    expect([...kept.keys()].join()).not.toContain('session-of')
  })

  test('[C2] that somebody has damaged is empty, not the end of the page', async () => {
    ;(await load()).add(undo)
    for (const key of kept.keys()) kept.set(key, '{"broken')
    expect((await load()).waiting).toEqual([])
  })

  test('[C2] goes on without a device that keeps anything', async () => {
    vi.stubGlobal('localStorage', {
      ...localStorage,
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    })
    const outbox = await load()
    const waiting = outbox.add(undo)
    expect(outbox.waiting).toEqual([waiting])
  })

  test.each([
    ['a step', undo, 10 * 60_000],
    ['a person’s question', question, 10 * 60_000],
    ['what is done beside the steps', close, 30_000],
  ])('[C2] [C4] does not send %s long after it was meant', async (_what, command, lasts) => {
    const outbox = await load()
    const waiting = outbox.add(command)
    wall = waiting.made + lasts - 1
    expect(outbox.isOutOfDate(waiting)).toBe(false)
    expect(outbox.isOutOfDate(waiting)).toBe(true)
  })

  test('[C2] takes a command from the future for an old one: the clock was set back', async () => {
    const outbox = await load()
    const waiting = outbox.add(undo)
    wall = waiting.made - 11 * 60_000
    expect(outbox.isOutOfDate(waiting)).toBe(true)
  })
})
