/** What is under way, handed to `step-label.ts`, and the two names that every console panel asks for. */
import { computed } from 'vue'
import { consoleWords } from '../../shared/i18n/console.ts'
import { terms } from '../../shared/i18n/terms.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'
import { useWords } from '../live/language.ts'
import { useMeeting } from '../live/meeting.ts'
import { itemLine } from '../parts/item-name.ts'
import { formAfter, hasOwnBallot } from './ballot-due.ts'
import { needsHold } from './needs-hold.ts'
import { stepLabel, undoLabel, type Standing } from './step-label.ts'

export function useStepNames() {
  const meeting = useMeeting()
  const t = useWords(consoleWords)
  const shared = useWords(terms)
  const words = computed(() => ({ step: t.value.step, terms: shared.value }))

  const name = (id: string): string => {
    const item = meeting.item(id)
    return item ? itemLine(item, shared.value) : ''
  }
  const standing = computed<Standing>(() => {
    const { now, progress = {}, results } = meeting.view
    return {
      life: now?.life.state ?? 'draft',
      begun: Object.values(progress).some(({ startedAt }) => startedAt !== undefined),
      item: now?.item ?? null,
      phase: now?.phase ?? null,
      timing: meeting.view.meeting?.timing ?? 'per_presenter',
      name,
      limit: (slot) => progress[slot]?.limit,
      written: (slot) => meeting.item(slot)?.mode === 'written',
      ownBallot: now?.item ? hasOwnBallot(meeting.view, now.item) : false,
      formAfter: (slot) => formAfter(meeting.view, slot),
      voided: (slot) =>
        results?.rounds.some((round) => round.state === 'voided' && (round.slot ?? null) === slot) ?? false,
    }
  })

  return {
    name,
    label: (step: NextStep): string => stepLabel(step, words.value, standing.value),
    /** Does this step want a second of holding? */
    isHeld: (step: NextStep): boolean => needsHold(step, standing.value.phase, standing.value.ownBallot),
    undoing: computed(() => {
      const undo = meeting.view.control?.undo
      return undo ? undoLabel(undo, words.value, standing.value) : null
    }),
  }
}
