/** A double click must not hit what its first press has just brought under the pointer, so that rests for a moment. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Longer than the gap of a double click. In milliseconds. */
export const SETTLES_AFTER = 400

/** True for a moment after what `meaning` says has changed. `same`: whether another saying is no change. */
export function useSettling<Meaning>(
  meaning: () => Meaning,
  same: (was: Meaning, is: Meaning) => boolean = Object.is,
): Readonly<Ref<boolean>> {
  const settling = ref(false)
  let end: ReturnType<typeof setTimeout> | undefined
  watch(
    meaning,
    (is, was) => {
      if (same(was, is)) return
      settling.value = true
      clearTimeout(end)
      end = setTimeout(() => (settling.value = false), SETTLES_AFTER)
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(end))
  return settling
}
