/** Four words, the same on every screen, from places in the word list that are worked out in the lazy chunk. */
import { ref, watchEffect, type Ref } from 'vue'
import { sealingAtLast, type Sealing } from './load-sealing.ts'

/** Empty until they are there; `places` is asked anew whenever what it reads changes. */
export function useCheckWords(places: (sealing: Sealing) => readonly number[] | null): Ref<string> {
  const words = ref('')
  const sealing = ref<Sealing | null>(null)
  void sealingAtLast().then((loaded) => (sealing.value = loaded))
  watchEffect(async () => {
    const found = sealing.value && places(sealing.value)
    if (!sealing.value || !found) return
    words.value = (await sealing.value.wordsAt(found)).join('\u2002')
  })
  return words
}
