/**
 * A remark being typed, kept on the device. It stays with the item for which it was begun, so that it does not go to
 * the next presenter when the chair moves on in mid-sentence.
 */
import { computed, reactive, watch } from 'vue'
import type { RemarkKind } from '../../shared/domain/remarks.ts'
import type { Sections } from '../../shared/domain/view.ts'
import { keep, recall } from '../live/place.ts'
import { useMeeting } from '../live/meeting.ts'

type Draft = { item: string | null; kind: RemarkKind; speaker: string; text: string; show: boolean }

const KEPT = 'remark'

/** What is most likely being said in this part of the meeting. */
function likelyKind(phase: Sections['now']['phase'] | undefined): RemarkKind {
  if (phase === 'questioning') return 'question'
  return phase === 'answering' || phase === 'pledging' ? 'answer' : 'comment'
}

export function useRemarkDraft() {
  const meeting = useMeeting()
  const current = computed(() => meeting.view.now?.item ?? null)
  const fresh = (speaker: string): Draft => ({
    item: current.value,
    kind: likelyKind(meeting.view.now?.phase),
    speaker,
    text: '',
    show: false,
  })
  const draft = reactive<Draft>(recall<Draft>(KEPT) ?? fresh(''))

  watch(draft, () => keep(KEPT, draft))
  watch(
    () => [current.value, meeting.view.now?.phase] as const,
    () => {
      if (draft.text.trim() === '') Object.assign(draft, fresh(''))
    },
    { immediate: true },
  )

  return {
    draft,
    current,
    /** Begun for an item that is not under way any more. */
    left: computed(() => draft.text.trim() !== '' && draft.item !== current.value),
    /** Empty for the next one, by the same speaker. */
    startAgain: () => void Object.assign(draft, fresh(draft.speaker)),
  }
}
