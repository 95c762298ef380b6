/** Which of the two lists of remarks the panel shows. What is not seen is not released by its key. */
import { ref } from 'vue'
import { defineStore } from 'pinia'

export const useShownList = defineStore('console-remarks', () => ({ shown: ref<'waiting' | 'released'>('waiting') }))
