/**
 * The hub's time. It follows the machine's monotonic clock, so that a changed wall clock, a time zone or a sleep
 * moves no countdown; a restarted hub finds its time again by that same clock, as long as the machine was not
 * rebooted (reliability R9).
 */
import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { instant, type Instant } from '../shared/domain/time.ts'
import type { ClockRecord } from '../db/hub-record.ts'

export interface Clock {
  /** The hub's time. */
  now(): Instant
  /** The time of day of the machine, for display only. */
  wall(): number
}

/** What the machine knows of time. */
export type Machine = {
  /** Milliseconds of a clock that is never set. */
  monotonic(): number
  wall(): number
  /** Differs after every boot of the machine. */
  readonly bootId: string
}

export const thisMachine = (): Machine => ({
  monotonic: () => Number(process.hrtime.bigint() / 1_000n) / 1_000,
  wall: () => Date.now(),
  bootId: bootId(),
})

/** Linux names each boot; elsewhere the moment of booting, to ten seconds, serves as its name. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return `booted-${Math.round((Date.now() / 1_000 - uptime()) / 10)}`
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
  const sameBoot = kept?.bootId === machine.bootId && machine.monotonic() >= kept.monotonic
  const resumed = kept ? kept.hubTime + (sameBoot ? machine.monotonic() - kept.monotonic : 0) : 0
  // After a reboot nobody knows how long the machine was off: the wall clock is the best there is, forwards only.
  const start = sameBoot ? resumed : Math.max(machine.wall(), resumed, lastAt)
  const from = machine.monotonic()
  const now = () => instant(Math.round(start + machine.monotonic() - from))
  return {
    clock: { now, wall: () => machine.wall() },
    record: () => ({
      bootId: machine.bootId,
      hubTime: start + machine.monotonic() - from,
      monotonic: machine.monotonic(),
    }),
    lastSeen: kept && !sameBoot ? instant(Math.max(kept.hubTime, lastAt)) : null,
  }
}
