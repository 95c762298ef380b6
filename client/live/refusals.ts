/** The last refusal, for the person to read; `client/parts/RefusalNote.vue` shows it. */
import { ref, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { RefusalCode } from '../../shared/domain/decision.ts'

export type ShownRefusal = { readonly refused: RefusalCode; readonly count?: number }

const SHOWN_FOR = 8_000

export const useRefusals = defineStore('refusals', () => {
  const last = shallowRef<ShownRefusal | null>(null)
  /** Grows with each, so that the same refusal twice is seen to be a second one. */
  const number = ref(0)
  let hide: ReturnType<typeof setTimeout> | undefined

  function show(refusal: ShownRefusal): void {
    last.value = refusal
    number.value += 1
    clearTimeout(hide)
    hide = setTimeout(dismiss, SHOWN_FOR)
  }
  function dismiss(): void {
    last.value = null
  }
  return { last, number, show, dismiss }
})
