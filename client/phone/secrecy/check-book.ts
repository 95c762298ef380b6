/** What this phone keeps to find its ballots again. How it looks for them is fetched with what seals. */
import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import { keep, recall } from '../../live/place.ts'
import { newCheck, type OwnCheck } from './own-check.ts'

export const useCheckBook = defineStore('check-book', () => {
  const all = shallowRef<readonly OwnCheck[]>(recall<OwnCheck[]>('ballot-checks') ?? [])
  const of = (round: string) => all.value.find((check) => check.round === round)
  function put(next: OwnCheck): void {
    all.value = [...all.value.filter(({ round }) => round !== next.round), next]
    keep('ballot-checks', all.value)
  }
  return {
    all,
    of,
    put,
    /** Nothing of the ballot with this handle was sent before its round was over. */
    missed(round: string, handle: string): void {
      const check = of(round)
      put({ ...(check?.handle === handle ? check : newCheck(round, handle, '')), late: true })
    },
  }
})
