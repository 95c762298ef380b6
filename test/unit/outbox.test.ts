import { beforeEach, describe, expect, test, vi } from 'vitest'

/** The page's storage, as it outlives a reload. */
let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.resetModules()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})

/** The page loaded anew at an address. */
async function load(address = 'http://hub.test/chair') {
  vi.resetModules()
  vi.stubGlobal('location', new URL(address))
  const { Outbox } = await import('../../client/live/outbox.ts')
  return new Outbox()
}
const undo = { type: 'step.undo', step: 3 } as const

describe('the outbox', () => {
  test('[C2] keeps a command on the device with an id of its own before anybody sends it', async () => {
    const outbox = await load()
    const envelope = outbox.add(undo)
    expect(envelope).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), command: undo })
    expect([...kept.values()].join()).toContain(envelope.id)
    expect(outbox.add(undo).id).not.toBe(envelope.id)
  })

  test('[C2] has it again after a reload, under the same id and in the same order, until it is answered', async () => {
    const first = await load()
    const envelopes = [first.add(undo), first.add({ type: 'remark.allow', open: false })]
    const second = await load()
    expect(second.waiting).toEqual(envelopes)
    second.answered(envelopes[0]?.id ?? '')
    expect((await load()).waiting).toEqual(envelopes.slice(1))
  })

  test('[C2] of two phones in one window keeps each other’s apart, and a page’s from another page’s', async () => {
    const one = await load('http://hub.test/phone?as=1')
    one.add(undo)
    expect((await load('http://hub.test/phone?as=2')).waiting).toEqual([])
    expect((await load('http://hub.test/chair?as=1')).waiting).toEqual([])
    expect((await load('http://hub.test/phone?as=1')).waiting).toHaveLength(1)
  })

  test('[C2] that somebody has damaged is empty, not the end of the page', async () => {
    ;(await load()).add(undo)
    for (const key of kept.keys()) kept.set(key, '{"broken')
    expect((await load()).waiting).toEqual([])
  })
})
