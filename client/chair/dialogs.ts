/** Which dialog of the console is open. One at a time. */
import { shallowRef } from 'vue'
import { defineStore } from 'pinia'

export type OpenDialog =
  | { name: 'adjust'; slot: string | null }
  | { name: 'void' | 'correct' | 'small'; round: string }
  | { name: 'unsent'; round: string; told: number }
  | { name: 'pause' | 'recess' | 'suspend' | 'join' | 'keys' | 'results' | 'record' | 'lots' | 'clear' | 'lines' }
  | { name: 'setup' | 'scheme' | 'attendance' | 'recusal' | 'paper' | 'paperForms' | 'given' | 'secrecy' | 'cards' }

export const useDialogs = defineStore('console-dialogs', () => {
  const open = shallowRef<OpenDialog | null>(null)
  return {
    open,
    show: (dialog: OpenDialog) => void (open.value = dialog),
    close: () => void (open.value = null),
  }
})
