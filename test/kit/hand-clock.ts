/** A clock that moves when a test says so. */
import { instant, later, type Duration, type Instant } from '../../shared/domain/time.ts'

/** Half past eight on the morning of the meeting that the fixtures plan. */
export const morning = instant(Date.UTC(2017, 11, 29, 0, 30))

export function handClock(start: Instant = morning) {
  let now = start
  return {
    now: (): Instant => now,
    pass(length: Duration): void {
      now = later(now, length)
    },
  }
}
export type HandClock = ReturnType<typeof handClock>
