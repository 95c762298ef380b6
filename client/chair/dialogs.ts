/** Which dialog of the console is open. One at a time. */
import { ref, shallowRef } from 'vue'
import { defineStore } from 'pinia'

export type OpenDialog =
  | { name: 'adjust'; slot: string | null }
  | { name: 'void' | 'correct' | 'small'; round: string }
  | { name: 'unsent'; round: string; told: number }
  | { name: 'pause' | 'recess' | 'suspend' | 'join' | 'keys' | 'results' | 'record' | 'lots' | 'clear' | 'lines' }
  | { name: 'setup' | 'scheme' | 'attendance' | 'recusal' | 'paper' | 'paperForms' | 'given' | 'secrecy' | 'cards' }

export const useDialogs = defineStore('console-dialogs', () => {
  const open = shallowRef<OpenDialog | null>(null)
  /** The dialog that was wanted last did not come from the hub. */
  const missed = ref(false)
  function set(dialog: OpenDialog | null, isMissed = false): void {
    open.value = dialog
    missed.value = isMissed
  }
  return {
    open,
    missed,
    show: (dialog: OpenDialog) => set(dialog),
    close: () => set(null),
    miss: () => set(null, true),
  }
})
