/**
 * When a page asks the hub for its time: several times on connecting, until it knows well enough, then now and then. With
 * each question it says how well it knows. Screens show a countdown side by side; a phone shows one by itself, and there
 * are ten thousand of them.
 */
import { MOST_BOUND, type Refused, type SyncMessage, type SyncReply } from '../../shared/protocol/protocol.ts'
import type { HubClock } from './hub-clock.ts'

/** All in milliseconds but `first`, the most questions on connecting. The hub takes 20 at once, and five a second. */
export type Sampling = {
  readonly first: number
  /** From one question to the next while there is none that is good enough. */
  readonly apart: number
  /** A bound that needs no more questions at once. */
  readonly enough: number
  readonly every: number
  /** The first question comes so long after connecting, at least and at most. */
  readonly after: readonly [least: number, most: number]
}

export const samplingOfScreens: Sampling = { first: 20, apart: 200, enough: 5, every: 10_000, after: [0, 0] }
/** When an access point comes back, so do all its phones: they are to be shown the meeting first. */
export const samplingOfPhones: Sampling = { first: 4, apart: 1_000, enough: 25, every: 30_000, after: [1_000, 4_000] }

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Keeps a clock by asking. `ask` answers null where no answer came. `local`: the monotonic clock that the hub's time is
 * estimated on, in milliseconds; `chance`: 0 to 1. Begun again, whatever was asked before says nothing any more.
 */
export function sampleHub(
  clock: HubClock,
  ask: (message: SyncMessage) => Promise<SyncReply | Refused | null>,
  { first, apart, enough, every, after: [least, most] }: Sampling,
  local: () => number = () => performance.now(),
  chance: () => number = Math.random,
) {
  let run = 0
  let regularly: ReturnType<typeof setInterval> | undefined

  async function exchange(bound: number | null): Promise<void> {
    const [own, asked] = [run, local()]
    const reply = await ask({ bound })
    if (own !== run || !reply || !('got' in reply)) return
    // In this order: what is only heard shows too little, and is set right forwards at once.
    clock.heard(reply.sent)
    clock.answered(asked, reply.got)
  }

  function end(): void {
    run += 1
    clearInterval(regularly)
  }

  return {
    /** On a new connection, or after a sleep: what was learnt may no longer hold. */
    async begin(): Promise<void> {
      end()
      clock.reset()
      regularly = setInterval(() => void exchange(toSay(clock)), every)
      const own = run
      if (most > 0) await pause(least + chance() * (most - least))
      for (let n = 0; n < first && own === run; n += 1) {
        const [bound, asked] = [toSay(clock), local()]
        await exchange(bound)
        // Only once it has been said: the hub is to know of it as well.
        if (bound !== null && bound <= enough) break
        await pause(Math.max(0, asked + apart - local()))
      }
    },
    end,
  }
}

/** To a tenth of a millisecond, upwards. */
const toSay = ({ errorBound }: HubClock): number | null =>
  errorBound === null ? null : Math.min(MOST_BOUND, Math.ceil(errorBound * 10) / 10)
