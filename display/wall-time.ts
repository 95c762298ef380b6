/** Times of day as the hall's clock shows them. Moments come in hub time, which may differ by a constant. */
import { computed } from 'vue'
import type { Instant } from '../shared/domain/time.ts'
import { timeOfDay } from '../client/live/language.ts'
import { useHubTime } from '../client/live/now.ts'

const MINUTE = 60_000

export function useWallTime() {
  const time = useHubTime()
  const skew = computed(() => Math.round(time.wall - time.now))
  const minute = computed(() => Math.floor(time.wall / MINUTE) * MINUTE)
  return {
    ofDay: computed(() => timeOfDay(minute.value)),
    at: (moment: Instant) => moment + skew.value,
    timeAt: (moment: Instant) => timeOfDay(moment + skew.value),
  }
}
