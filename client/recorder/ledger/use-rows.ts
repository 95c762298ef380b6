/** The entries as this page shows them, by the hub's day. */
import { computed } from 'vue'
import { useMeeting } from '../../live/meeting.ts'
import { useHubTime } from '../../live/now.ts'
import { dayOfMoment, rowsOf } from './ledger.ts'

export function useRows() {
  const meeting = useMeeting()
  const time = useHubTime()
  // By itself, so that what hangs on it is worked out once a day and not ten times a second.
  const today = computed(() => dayOfMoment(time.wall))
  return computed(() => rowsOf(meeting.view.problems?.list ?? [], meeting.item, today.value))
}
