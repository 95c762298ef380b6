/** The hub's time as something that a page can show: one ticker for all, ten times a second, on the tenth. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import { defineStore } from 'pinia'
import { instant, type Instant } from '../../shared/domain/time.ts'
import { face, read, type Reading, type Timer } from '../../shared/domain/timer.ts'
import { HubClock } from './hub-clock.ts'

const TICK = 100

export const useHubTime = defineStore('hub-time', () => {
  let clock: Pick<HubClock, 'now'> = new HubClock()
  const now = shallowRef<Instant>(clock.now())
  const skew = shallowRef(0)

  function tick(): void {
    now.value = clock.now()
    // The next tick falls on the next tenth of the hub's time, so that two screens change their figures together.
    setTimeout(tick, TICK - (now.value % TICK))
  }
  tick()

  return {
    now,
    /** The time of day in the hall, for display. */
    wall: computed(() => instant(now.value + skew.value)),
    follow: (followed: Pick<HubClock, 'now'>) => void (clock = followed),
    setWall: (milliseconds: number) => void (skew.value = milliseconds),
  }
})

/** What a timer says this moment, and its figures. Null while there is none. */
export function useReading(timer: () => Timer | null | undefined): ComputedRef<(Reading & { face: string }) | null> {
  const time = useHubTime()
  return computed(() => {
    const running = timer()
    if (!running) return null
    const reading = read(running, time.now)
    return { ...reading, face: face(reading.remaining) }
  })
}
