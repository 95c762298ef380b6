/**
 * A double click must not hit what its first press has just brought: a button rests while an answer is outstanding,
 * and for a moment after it has come to mean something else.
 */
import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { useMeeting } from '../live/meeting.ts'

/** Longer than the gap of a double click. In milliseconds. */
export const SETTLES_AFTER = 400

export const mayPress = (unanswered: number, changedAt: number, now: number): boolean =>
  unanswered === 0 && now - changedAt >= SETTLES_AFTER

/** True while what `meaning` says is too new to be pressed. `same`: whether another saying leaves every button its meaning. */
export function useResting<Meaning>(
  meaning: () => Meaning,
  same: (was: Meaning, is: Meaning) => boolean = Object.is,
): ComputedRef<boolean> {
  const meeting = useMeeting()
  const now = ref(0)
  const changedAt = ref(-SETTLES_AFTER)
  let settling: ReturnType<typeof setTimeout> | undefined
  watch(
    meaning,
    (is, was) => {
      if (same(was, is)) return
      now.value = changedAt.value = performance.now()
      clearTimeout(settling)
      settling = setTimeout(() => (now.value = changedAt.value + SETTLES_AFTER), SETTLES_AFTER)
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(settling))
  return computed(() => !mayPress(meeting.unanswered, changedAt.value, now.value))
}
