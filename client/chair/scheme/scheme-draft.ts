/**
 * The scheme being edited. It is kept when the dialog is closed by a slip, and dropped when it has been saved, when
 * somebody says so, or when a ballot has been opened and nothing can be changed any more.
 */
import { computed, ref, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import { isOpenToChange } from '../../../shared/domain/meeting-life.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { presets } from '../../../shared/domain/scoring/presets/index.ts'
import { useMeeting } from '../../live/meeting.ts'
import { draftFaults, isAt, sectionOf, type Section } from '../../parts/scheme-editor/draft-faults.ts'

export const useConsoleScheme = defineStore('scheme-draft', () => {
  const meeting = useMeeting()
  const edited = shallowRef<Scheme | null>(null)
  /** What was there before a template took its place. */
  const before = shallowRef<Scheme | null>(null)
  const reason = ref('')
  const section = ref<Section>('form')

  /** Why nothing can be changed, if so. */
  const locked = computed<'fixed' | 'over' | null>(() => {
    if (meeting.view.scheme?.fixed) return 'fixed'
    const life = meeting.view.now?.life
    return life && !isOpenToChange(life) ? 'over' : null
  })
  const inForce = computed<Scheme>(() => meeting.view.scheme?.scheme ?? presets.P1.scheme)
  const scheme = computed<Scheme>(() => (locked.value ? null : edited.value) ?? inForce.value)
  const changed = computed(() => JSON.stringify(scheme.value) !== JSON.stringify(inForce.value))
  /** How many cards there are of each class that has a vote. */
  const cards = computed<Readonly<Record<string, number>>>(() => {
    const counts: Record<string, number> = {}
    for (const { voterClass } of meeting.view.roll?.cards ?? []) counts[voterClass] = (counts[voterClass] ?? 0) + 1
    return counts
  })
  const faults = computed(() => {
    const { timing = 'collective', firstTogether = 0 } = meeting.view.scheme ?? {}
    return draftFaults({ scheme: scheme.value, timing, firstTogether }, Object.keys(cards.value))
  })
  const reasonNeeded = computed(() => meeting.view.now?.life.state !== 'draft')

  function edit(change: Partial<Scheme>): void {
    edited.value = { ...scheme.value, ...change }
  }
  function replace(next: Scheme): void {
    before.value = scheme.value
    edited.value = next
  }
  function back(): void {
    edited.value = before.value
    before.value = null
  }
  function drop(): void {
    edited.value = before.value = null
    reason.value = ''
  }
  async function save(): Promise<boolean> {
    const reply = await meeting.take({ type: 'scheme.change', scheme: scheme.value, reason: reason.value })
    if (reply.ok) drop()
    return reply.ok
  }

  return {
    scheme,
    inForce,
    cards,
    faults,
    locked,
    changed,
    before,
    reason,
    reasonNeeded,
    section,
    edit,
    replace,
    back,
    drop,
    save,
    /** The faults of a field and of its parts. */
    faultsAt: (field: string) => faults.value.filter((fault) => isAt(fault, field)),
    faultsIn: (page: Section) => faults.value.filter(({ field }) => sectionOf(field) === page).length,
  }
})
