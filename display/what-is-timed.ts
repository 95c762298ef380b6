/** The timer that a wall shows, and what it times in a word. */
import { computed } from 'vue'
import type { SlotPhase } from '../shared/domain/slot.ts'
import type { PlannedItem } from '../shared/domain/view.ts'
import { terms } from '../shared/i18n/terms.ts'
import { useWords } from '../client/live/language.ts'
import { useMeeting } from '../client/live/meeting.ts'

type Terms = (typeof terms)['zh-CN']

/** A written report is on the table when its turn is called, so its turn is called by that name. */
export const phaseWord = (item: PlannedItem | undefined, phase: SlotPhase | 'running' | 'skipped', t: Terms): string =>
  phase === 'called' && item?.mode === 'written' ? t.mode.written : t.phase[phase]

export function useWhatIsTimed() {
  const meeting = useMeeting()
  const t = useWords(terms)
  const item = computed(() => meeting.item(meeting.view.now?.item))
  const phase = computed(() => meeting.view.now?.phase ?? null)
  return {
    item,
    /** Null as well while a presenter walks up: that grace is for the chair's table, not for the hall to watch. */
    timer: computed(() => (phase.value === 'called' ? null : (meeting.view.now?.timer ?? null))),
    what: computed(() => (phase.value ? phaseWord(item.value, phase.value, t.value) : '')),
  }
}
