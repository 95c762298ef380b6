/**
 * The hub's time. It follows the machine's monotonic clock, so that a changed wall clock, a time zone or a sleep
 * moves no countdown; a restarted hub finds its time again by that same clock, as long as the machine was not
 * rebooted (reliability R9).
 */
import { readFileSync } from 'node:fs'
import { instant, type Instant } from '../shared/domain/time.ts'
import type { ClockRecord } from '../db/hub-record.ts'
import { bootToKeep, isSameBoot } from './boot.ts'

export interface Clock {
  /** The hub's time. */
  now(): Instant
  /** The time of day of the machine, for display only. */
  wall(): number
}

/** What the machine knows of time. */
export type Machine = {
  /** Milliseconds since the machine was booted, of a clock that is never set. */
  monotonic(): number
  wall(): number
  /** The system's name for this boot; null where it has none. */
  readonly bootId: string | null
}

const hrtime = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000

export const thisMachine = (): Machine => ({
  monotonic: awake(hrtime, sinceBoot),
  wall: () => Date.now(),
  bootId: bootId(),
})

/** Below this the two clocks differ by the coarseness of one of them, and the machine has not slept. */
const COARSE = 50
const LOOK_EVERY = 1_000

/**
 * A laptop that sleeps stops the fine clock and not the one since boot: what it slept through is added, so that the
 * meeting's time went on meanwhile like everybody's. Both in milliseconds; `coarse` answers null where there is none.
 */
export function awake(fine: () => number, coarse: () => number | null): () => number {
  let slept = 0
  let looked = -Infinity
  return () => {
    let now = fine()
    if (now - looked >= LOOK_EVERY) {
      looked = now
      const since = coarse()
      // The fine clock is read last: if this process is held up between the two readings, that must not look like sleep.
      now = fine()
      const missing = (since ?? now) - now
      // Only what it has slept since is added: reading a coarse clock again and again must not make the fine one jump.
      if (missing - slept >= COARSE) slept = missing
    }
    return now + slept
  }
}

/** Milliseconds since boot, sleep included, to ten milliseconds; Linux only. */
function sinceBoot(): number | null {
  try {
    return Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1_000
  } catch {
    return null
  }
}

/** Linux only. */
function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}

export type StartedClock = {
  readonly clock: Clock
  /** The clock as it is to be kept, at this moment. */
  record(): ClockRecord
  /** Set if the machine was rebooted since the clock was last kept: the last moment the hub is known to have run. */
  readonly lastSeen: Instant | null
}

/** Starts the hub's time where it was kept, or from the wall clock in a new store. Never behind `lastAt`. */
export function startClock(machine: Machine, kept: ClockRecord | null, lastAt: number): StartedClock {
  const sameBoot = kept !== null && isSameBoot(machine, kept)
  const resumed = kept ? kept.hubTime + (sameBoot ? machine.monotonic() - kept.monotonic : 0) : 0
  // After a reboot nobody knows how long the machine was off: the wall clock is the best there is, forwards only.
  const start = sameBoot ? resumed : Math.max(machine.wall(), resumed, lastAt)
  const from = machine.monotonic()
  const now = () => instant(Math.round(start + machine.monotonic() - from))
  return {
    clock: { now, wall: () => machine.wall() },
    record: () => ({
      bootId: bootToKeep(machine),
      hubTime: start + machine.monotonic() - from,
      monotonic: machine.monotonic(),
    }),
    lastSeen: kept && !sameBoot ? instant(Math.max(kept.hubTime, lastAt)) : null,
  }
}
