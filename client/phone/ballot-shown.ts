/** Whether the voter looks at the ballot or at the hall. A presenter's ballot comes up by itself, as it lasts a minute. */
import { computed, ref, watch } from 'vue'
import { keep, recall } from '../live/place.ts'
import { useBallotDesk } from './ballot-desk.ts'

export function useBallotShown() {
  const desk = useBallotDesk()
  const chosen = ref(recall<string>('ballot-shown'))

  function show(round: string | null): void {
    chosen.value = round
    keep('ballot-shown', round)
  }
  watch(
    () => desk.round?.id,
    () => {
      if (desk.round?.state === 'open' && desk.round.slot && chosen.value !== desk.round.id) show(desk.round.id)
    },
    { immediate: true },
  )
  return {
    shown: computed(() => desk.round !== null && chosen.value === desk.round.id),
    showBallot: () => show(desk.round?.id ?? null),
    showHall: () => show(null),
  }
}
