/** Which of the chair's buttons rest: an answer is outstanding, or what they do has only just come to be. */
import { computed, type ComputedRef } from 'vue'
import { useMeeting } from '../live/meeting.ts'
import { useSettling } from '../parts/settling.ts'

/** True while the hub owes an answer, or what `meaning` says is too new to be pressed. */
export function useResting(meaning: () => unknown): ComputedRef<boolean> {
  const meeting = useMeeting()
  const settling = useSettling(meaning)
  return computed(() => meeting.unanswered > 0 || settling.value)
}
