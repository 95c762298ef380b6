/** A day that is played faster than people play it: the limit on presses slows it, and loses it nothing. */
import { expect, test } from 'vitest'
import type { Reply } from '../../shared/protocol/protocol.ts'
import { patiently } from '../../server/rehearse/patiently.ts'

function aHubThatIsToldTooMuch(times: number, then: Reply) {
  let [asked, rested] = [0, 0]
  return {
    ask: async (): Promise<Reply> => ((asked += 1) > times ? then : { ok: false, refused: 'tooMany' }),
    rest: async () => void (rested += 1),
    asked: () => asked,
    rested: () => rested,
  }
}
const taken: Reply = { ok: true } as Reply

test('what was one too many is asked again after a rest, until it is taken', async () => {
  const hub = aHubThatIsToldTooMuch(3, taken)
  expect(await patiently(hub.ask, hub.rest)).toBe(taken)
  expect([hub.asked(), hub.rested()]).toEqual([4, 3])
})

test('any other refusal is the answer, at once', async () => {
  const hub = aHubThatIsToldTooMuch(0, { ok: false, refused: 'notNext' })
  expect(await patiently(hub.ask, hub.rest)).toMatchObject({ ok: false, refused: 'notNext' })
  expect(hub.rested()).toBe(0)
})

test('a hub that never takes it is given up, with its own answer', async () => {
  const hub = aHubThatIsToldTooMuch(Infinity, taken)
  expect(await patiently(hub.ask, hub.rest)).toMatchObject({ refused: 'tooMany' })
  expect(hub.rested()).toBe(100)
})
