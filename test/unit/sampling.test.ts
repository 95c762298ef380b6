/** When a page asks the hub for its time, over lines and sleeps as a test makes them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HubClock } from '../../client/live/hub-clock.ts'
import { sampleHub, samplingOfPhones, samplingOfScreens, type Sampling } from '../../client/live/sampling.ts'
import { instant } from '../../shared/domain/time.ts'
import { MOST_BOUND, type Refused, type SyncMessage, type SyncReply } from '../../shared/protocol/protocol.ts'
import { syncSchema } from '../../shared/protocol/schemas.ts'

const MINUTE = 60_000
beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Answer = SyncReply | Refused | null

/** A hub at the end of a line that takes `delay` each way. */
function aHub(
  sampling: Sampling,
  delay: () => number,
  answer: (reply: SyncReply) => Answer = (reply) => reply,
  chance = () => 0.5,
) {
  const local = () => Date.now() - 1_000_000
  const clock = new HubClock(local)
  const said: SyncMessage[] = []
  const sampler = sampleHub(
    clock,
    async (message) => {
      said.push(message)
      await wait(delay())
      const at = instant(Math.round(Date.now()))
      await wait(delay())
      return answer({ got: at, sent: at })
    },
    sampling,
    local,
    chance,
  )
  return { clock, said, begin: () => void sampler.begin(), end: sampler.end }
}

describe('on connecting', () => {
  test('[G6] [G7] a good line is asked until it is known well and the hub has been told so', async () => {
    const { said, begin } = aHub(samplingOfScreens, () => 1)
    begin()
    await pass(5_000)
    expect(said).toEqual([{ bound: null }, { bound: 2.6 }])
  })

  test('[G6] a bad line is asked twenty times, never more than five a second, and the hub’s limit is kept', async () => {
    const { said, begin } = aHub(samplingOfScreens, () => 60)
    begin()
    await pass(999)
    expect(said.length).toBe(5)
    await pass(8_000)
    expect(said.length).toBe(samplingOfScreens.first)
  })

  test('[G6] a phone asks seldom, for there are many', async () => {
    const { said, begin } = aHub(samplingOfPhones, () => 60)
    begin()
    await pass(10_000)
    expect(said.length).toBe(samplingOfPhones.first)
    expect(samplingOfPhones.first).toBeLessThan(samplingOfScreens.first / 2)
  })

  test('[G6] phones that come back together do not ask together, and not before they have been shown the meeting', async () => {
    const asked = await Promise.all(
      [0, 0.5, 1]
        .map(async (chance) => {
          const { said, begin } = aHub(
            samplingOfPhones,
            () => 1,
            undefined,
            () => chance,
          )
          begin()
          const began = Date.now()
          while (said.length === 0) await wait(100)
          return Date.now() - began
        })
        .concat(pass(5_000).then(() => 0)),
    )
    expect(asked.slice(0, 3)).toEqual([1_000, 2_500, 4_000])
  })

  test('[G6] what is refused or lost says nothing, and the next one is asked', async () => {
    for (const answer of [null, { ok: false, refused: 'tooMany' }] as const) {
      const { clock, said, begin } = aHub(
        samplingOfScreens,
        () => 1,
        () => answer,
      )
      begin()
      await pass(5_000)
      expect([said.length, clock.known]).toEqual([20, false])
    }
  })
})

describe('later', () => {
  test('[G6] a screen asks every ten seconds and a phone every thirty', async () => {
    for (const [sampling, often] of [
      [samplingOfScreens, 6],
      [samplingOfPhones, 2],
    ] as const) {
      const { said, begin } = aHub(sampling, () => 1)
      begin()
      await pass(MINUTE)
      const before = said.length
      await pass(MINUTE)
      expect(said.length - before).toBe(often)
    }
  })

  test('[G6] nobody asks once the line is down, and on the next one it begins again', async () => {
    const { clock, said, begin, end } = aHub(samplingOfScreens, () => 1)
    begin()
    await pass(MINUTE)
    end()
    const before = said.length
    await pass(MINUTE)
    expect(said.length).toBe(before)
    begin()
    expect(clock.errorBound).toBeNull()
    await pass(1_000)
    expect(said.slice(before)[0]).toEqual({ bound: null })
    expect(clock.errorBound).toBeLessThan(3)
  })

  test('[G6] an answer to what was asked before a sleep says nothing any more', async () => {
    let delay = 3_000
    const { clock, said, begin } = aHub(samplingOfScreens, () => delay)
    begin()
    await pass(10)
    delay = 1
    begin()
    await pass(1_000)
    const now = clock.errorBound
    // It comes in the end, and the loop that asked it does not go on.
    await pass(7_000)
    expect(said.length).toBe(3)
    expect(clock.errorBound).toBeGreaterThanOrEqual(now ?? NaN)
  })

  test('[G7] says what the door takes, however bad it is', async () => {
    const { said, begin } = aHub({ ...samplingOfScreens, apart: 0 }, () => 90_000)
    begin()
    await pass(10 * MINUTE)
    expect(said.at(-1)).toEqual({ bound: MOST_BOUND })
    for (const message of said) expect(syncSchema.safeParse(message).success).toBe(true)
  })
})
