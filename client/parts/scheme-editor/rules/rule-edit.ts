/** One rule of the draft at a time, as a field wants it. */
import { computed, type WritableComputedRef } from 'vue'
import type { Rules } from '../../../../shared/domain/scoring/scheme.ts'
import { useSchemeDraft } from '../scheme-draft.ts'

export function useRule<Name extends keyof Rules>(name: Name): WritableComputedRef<Rules[Name]> {
  const draft = useSchemeDraft()
  return computed({
    get: () => draft.scheme.rules[name],
    set: (to) => draft.edit({ rules: { ...draft.scheme.rules, [name]: to } }),
  })
}
