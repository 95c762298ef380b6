/** Saves the draft by itself, a moment after the last change, one save at a time, and says how that goes. */
import { ref } from 'vue'
import type { MeetingDraft } from '../../shared/setup/draft.ts'
import { askSave } from './hub-calls.ts'

export type SavingStatus = 'saved' | 'saving' | 'unsaved' | 'refused' | 'tooLarge' | 'stale'

const AFTER = 500
const AGAIN = 3_000

export function openSaving(draft: () => MeetingDraft | null) {
  const status = ref<SavingStatus>('saved')
  const savedAt = ref<number | null>(null)
  let revision = 0
  /** What the hub has. */
  let there: MeetingDraft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  async function save(): Promise<void> {
    const mine = draft()
    if (!mine || mine === there) return
    status.value = 'saving'
    const answer = await askSave(mine, revision)
    if (answer.ok) {
      revision = answer.revision
      savedAt.value = answer.savedAt
      there = mine
      status.value = 'saved'
      // What was changed meanwhile comes after it.
      if (draft() !== mine) soon()
      return
    }
    if (answer.refused === 'staleDraft' || answer.refused === 'draftFrozen') status.value = 'stale'
    else if (answer.refused === 'draftTooLarge') status.value = 'tooLarge'
    else if (answer.refused === 'badRequest') status.value = 'refused'
    else {
      status.value = 'unsaved'
      timer = setTimeout(() => void now(), AGAIN)
    }
  }

  function soon(): void {
    if (status.value === 'stale') return
    status.value = 'saving'
    clearTimeout(timer)
    timer = setTimeout(() => void now(), AFTER)
  }
  async function now(): Promise<void> {
    clearTimeout(timer)
    if (running) await running
    running = save()
    await running
    running = null
  }

  // Nobody leaves unsaved work behind without being asked.
  addEventListener('beforeunload', (event) => {
    if (draft() && draft() !== there && status.value !== 'saved') event.preventDefault()
  })

  return {
    status,
    savedAt,
    revision: () => revision,
    /** The hub's draft is the one on this page, under this number. */
    follow(number: number, at: number | null): void {
      clearTimeout(timer)
      revision = number
      savedAt.value = at
      there = null
      status.value = 'saved'
    },
    soon,
    now,
    /** When nothing is on its way. */
    settled: async (): Promise<void> => {
      clearTimeout(timer)
      if (running) await running
    },
  }
}
