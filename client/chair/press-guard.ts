/** Which of the chair's buttons rest: an answer is outstanding, or what they do has only just come to be. */
import { computed, type ComputedRef } from 'vue'
import { useMeeting } from '../live/meeting.ts'
import { useSettling } from '../parts/settling.ts'

/**
 * True while the hub owes an answer, or what `meaning` says is too new to be pressed. `same`: whether another saying leaves
 * every button its meaning.
 */
export function useResting<Meaning>(
  meaning: () => Meaning,
  same?: (was: Meaning, is: Meaning) => boolean,
): ComputedRef<boolean> {
  const meeting = useMeeting()
  const settling = useSettling(meaning, same)
  return computed(() => meeting.unanswered > 0 || settling.value)
}
