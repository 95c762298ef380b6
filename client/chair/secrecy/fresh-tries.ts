/** Which tries of a card on a second device the chair's table has not yet looked into. */
import { computed, ref, watch } from 'vue'

/** `tried`: the cards as the hub lists them now; it forgets the try of a card once that card is issued anew. */
export function useFreshTries(tried: () => readonly string[]) {
  const seen = ref<readonly string[]>([])
  // What the hub has forgotten is forgotten here: if that card is tried once more, nobody has looked into it yet.
  watch(tried, (listed) => (seen.value = seen.value.filter((card) => listed.includes(card))), { flush: 'sync' })
  return {
    fresh: computed(() => tried().filter((card) => !seen.value.includes(card))),
    dismiss: () => void (seen.value = tried()),
  }
}
