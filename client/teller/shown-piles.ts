/** The round whose piles are shown, and its piles. */
import { computed } from 'vue'
import { useDesk } from './desk.ts'
import { pilesOf } from './piles.ts'

export function usePiles() {
  const desk = useDesk()
  const round = computed(() => desk.round ?? desk.rounds[0])
  return { round, piles: computed(() => (round.value ? pilesOf(round.value, desk.classes, desk.me) : [])) }
}
