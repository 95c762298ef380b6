/** The set-up as this page knows it: how the hub stands, the draft with its history, and where the person is. */
import { computed, ref, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { SetupBeginning, SetupRefusal, SetupState } from '../../shared/setup/answers.ts'
import { blockersOf, setupSteps, type Blocker, type SetupStep } from '../../shared/setup/blockers.ts'
import type { MeetingDraft } from '../../shared/setup/draft.ts'
import { begin, change, redo, undo, type History } from '../../shared/setup/history.ts'
import { keep, recall } from '../live/place.ts'
import { askBegin, askDiscard, askFreeze, askState } from './hub-calls.ts'
import { openSaving } from './saving.ts'

export const useSetup = defineStore('setup', () => {
  const state = shallowRef<SetupState | null>(null)
  /** Why there is nothing to see. */
  const away = ref<SetupRefusal | null>(null)
  const history = shallowRef<History<MeetingDraft> | null>(null)
  const kept = recall<SetupStep>('step')
  const step = ref<SetupStep>(setupSteps.find((each) => each === kept) ?? 'when')
  /** A field that somebody wants to go to; the number grows with each wish. */
  const target = shallowRef<{ readonly field: string; readonly wish: number } | null>(null)

  const draft = computed(() => history.value?.now ?? null)
  const blockers = computed<readonly Blocker[]>(() => (draft.value ? blockersOf(draft.value) : []))
  const saving = openSaving(() => draft.value)

  async function look(): Promise<void> {
    const found = await askState()
    away.value = found.ok ? null : found.refused
    if (!found.ok) return
    state.value = found
    saving.follow(found.revision, found.savedAt)
    history.value = found.draft ? begin(found.draft) : null
  }

  /** Changes the draft. `typing`: the field, for what a person types. */
  function edit(make: (now: MeetingDraft) => MeetingDraft, typing: string | null = null): void {
    if (!history.value) return
    take(change(history.value, make(history.value.now), typing))
  }
  function take(next: History<MeetingDraft>): void {
    if (next === history.value) return
    history.value = next
    saving.soon()
  }
  const goBack = () => history.value && take(undo(history.value))
  const goOn = () => history.value && take(redo(history.value))

  function show(next: SetupStep): void {
    step.value = next
    keep('step', next)
  }
  /** To the field where something is put right. */
  function go({ step: where, field }: Pick<Blocker, 'step' | 'field'>): void {
    show(where)
    target.value = { field, wish: (target.value?.wish ?? 0) + 1 }
  }

  async function start(from: SetupBeginning): Promise<SetupRefusal | null> {
    const answer = await askBegin(from, saving.revision())
    if (answer.ok) show('when')
    await look()
    return answer.ok ? null : answer.refused
  }
  /** A draft from a file takes the place of nothing. */
  async function startWith(next: MeetingDraft): Promise<void> {
    history.value = begin(next)
    show('when')
    await saving.now()
  }
  async function discard(): Promise<void> {
    await saving.settled()
    await askDiscard(saving.revision())
    await look()
  }
  async function freeze(reason: string): Promise<{ refused: SetupRefusal; count?: number } | null> {
    await saving.now()
    const answer = await askFreeze(saving.revision(), reason)
    if (!answer.ok) return answer
    await look()
    return null
  }
  /** Somebody else has saved: theirs, or mine in place of it. */
  async function settle(whose: 'theirs' | 'mine'): Promise<void> {
    if (whose === 'theirs') return look()
    const found = await askState()
    if (!found.ok) return
    saving.follow(found.revision, found.savedAt)
    await saving.now()
  }

  return {
    state,
    away,
    draft,
    blockers,
    step,
    target,
    status: saving.status,
    savedAt: saving.savedAt,
    canUndo: computed(() => (history.value?.past.length ?? 0) > 0),
    canRedo: computed(() => (history.value?.future.length ?? 0) > 0),
    look,
    edit,
    goBack,
    goOn,
    show,
    go,
    start,
    startWith,
    discard,
    freeze,
    settle,
  }
})
