/** A machine whose system has no name for a boot, as on Windows and macOS, and whose wall clock can be set. */
import type { Machine } from '../../server/clock.ts'

/** `up`: milliseconds since it was switched on. */
export function namelessMachine(up = 1_000_000): Machine & {
  pass(milliseconds: number): void
  setWall(by: number): void
  reboot(times: { off: number; up: number }): void
} {
  let time = Date.UTC(2018, 0, 10, 0, 30)
  let booted = time - up
  let wrong = 0
  return {
    monotonic: () => time - booted,
    wall: () => time + wrong,
    bootId: null,
    pass: (milliseconds) => void (time += milliseconds),
    /** The wall clock is put forwards by so much, or back. */
    setWall: (by) => void (wrong += by),
    /** Switched off for so long, and now on again for so long. */
    reboot({ off, up }) {
      booted = time + off
      time = booted + up
    },
  }
}
