/**
 * Times of day as the hall's clock shows them, the same on every page. The hub's moments come in its own time, which
 * differs from the time of day where its wall clock was set after its start.
 */
import { computed } from 'vue'
import type { Instant } from '../../shared/domain/time.ts'
import { timeOfDay } from './language.ts'
import { useMeeting } from './meeting.ts'
import { useHubTime } from './now.ts'

const SECOND = 1_000
const MINUTE = 60_000

export function useWallTime() {
  const time = useHubTime()
  const meeting = useMeeting()
  /** In whole seconds: the two clocks creep, and no page is drawn anew for a millisecond. */
  const skew = computed(() => Math.round((time.wall - time.now) / SECOND) * SECOND)
  const minute = computed(() => Math.floor(time.wall / MINUTE) * MINUTE)
  /** A demo's plan is moved to the hub's moment at which it is called to order. */
  const planMoved = computed(() => {
    const state = meeting.view.now?.life.state ?? 'draft'
    return meeting.view.meeting?.demo === true && !['draft', 'ready', 'check_in'].includes(state)
  })
  const timeAt = (moment: number): string => timeOfDay(moment + skew.value)
  return {
    /** What the hall's clock shows now. */
    ofDay: computed(() => timeOfDay(minute.value)),
    /** What it showed, or will show, at a moment of hub time, in milliseconds. */
    timeAt,
    /** Of a moment of the plan: typed as a time of day, it is shown as it was typed. */
    plannedAt: (moment: Instant): string => (planMoved.value ? timeAt(moment) : timeOfDay(moment)),
  }
}
