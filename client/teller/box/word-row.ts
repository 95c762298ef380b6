/** Four words for places in a list, the same on every screen; empty until the list is there. */
import { shallowRef, watchEffect, type ShallowRef } from 'vue'
import { wordsAt } from '../../../shared/sealing/word-lists.ts'

export function useWordRow(indexes: () => readonly number[] | null): ShallowRef<readonly string[]> {
  const row = shallowRef<readonly string[]>([])
  let asked = 0
  watchEffect(async () => {
    const [places, turn] = [indexes(), ++asked]
    const said = places ? await wordsAt(places).catch(() => []) : []
    if (turn === asked) row.value = said
  })
  return row
}
