/** Getting in: what becomes of the secret in the address, and of the hub's answer to it. */
import { beforeEach, describe, expect, test, vi } from 'vitest'

let kept: Map<string, string>
let cleaned: string[]
beforeEach(() => {
  vi.resetModules()
  kept = new Map()
  cleaned = []
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('history', { replaceState: (_state: null, _title: string, to: string) => cleaned.push(to) })
})

async function at(address: string) {
  vi.stubGlobal('location', new URL(address))
  return import('../../client/live/session.ts')
}
const answers = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }))

describe('the secret of a link', () => {
  test.each([
    ['abc_-9', 'abc_-9'],
    ['a%2Db', 'a-b'],
    ['damaged%', 'damaged%'],
  ])('#%s is taken out of the address, as %s', async (fragment, secret) => {
    const { takeFragment } = await at(`http://hub.test/chair?lang=en#${fragment}`)
    expect(takeFragment()).toBe(secret)
    expect(cleaned).toEqual(['/chair?lang=en'])
  })
})

describe('the answer to it', () => {
  test.each([
    [403, '{"refused":"linkUnknown"}', 'linkUnknown'],
    [429, '{"refused":"tooManyTries"}', 'tooManyTries'],
    [503, '{"refused":"notSaved"}', 'unreachable'],
    [500, '{"refused":"failed"}', 'unreachable'],
    [502, '<html>Bad gateway</html>', 'unreachable'],
    [200, '{}', 'unreachable'],
    [200, 'null', 'unreachable'],
  ])('%i %s is for the person: %s', async (status, body, refused) => {
    answers(status, body)
    const { enterByLink, keptSession } = await at('http://hub.test/chair')
    expect(await enterByLink('secret')).toEqual({ ok: false, refused })
    expect(keptSession()).toBeNull()
  })

  test('is a session, which this page keeps until it ends, and no longer than it is the one it keeps', async () => {
    answers(200, '{"session":"new"}')
    const { enterByLink, keptSession, dropSession } = await at('http://hub.test/chair')
    expect(await enterByLink('secret')).toEqual({ ok: true, session: 'new' })
    // Another window of this page learns that its own, former session was replaced by this one.
    dropSession('former')
    expect(keptSession()).toBe('new')
    dropSession('new')
    expect(keptSession()).toBeNull()
  })
})
