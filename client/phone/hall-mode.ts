/** The dark page for a dark hall; kept on this phone. */
import { ref, watchEffect } from 'vue'
import { keep, recall } from '../live/place.ts'

export function useHallMode() {
  const dark = ref(recall<boolean>('dark') ?? false)
  watchEffect(() => document.body.classList.toggle('hall', dark.value))
  return {
    dark,
    switchHallMode(): void {
      dark.value = !dark.value
      keep('dark', dark.value)
    },
  }
}
