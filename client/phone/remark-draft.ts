/** What is being written to the hall: kept on this phone until the hub has taken it. */
import { computed, ref, watch } from 'vue'
import { longestText, plainText } from '../../shared/domain/plain-text.ts'
import type { PhoneRemarkKind } from '../../shared/domain/remarks.ts'
import { useMeeting } from '../live/meeting.ts'
import { keep, recall } from '../live/place.ts'
import { useRefusals } from '../live/refusals.ts'

type RemarkDraft = { kind: PhoneRemarkKind; text: string; sending: boolean }

export function useRemarkDraft() {
  const meeting = useMeeting()
  const refusals = useRefusals()
  const draft = ref<RemarkDraft>(recall('remark') ?? { kind: 'question', text: '', sending: false })
  watch(draft, (now) => keep('remark', now), { deep: true })

  /** In characters as people count them. */
  const length = computed(() => [...draft.value.text].length)
  const excess = computed(() => Math.max(0, length.value - longestText))
  const ready = computed(() => !draft.value.sending && excess.value === 0 && plainText(draft.value.text) !== '')

  function taken(): void {
    draft.value = { ...draft.value, text: '', sending: false }
  }

  async function send(): Promise<void> {
    if (!ready.value) return
    draft.value.sending = true
    const { kind, text } = draft.value
    const reply = await meeting.ask({ type: 'remark.submit', item: meeting.view.now?.item ?? null, kind, text })
    if (reply.ok) taken()
    else draft.value.sending = false
  }

  // After a reload the outbox goes on by itself; its answer shows in what the hub has of this card, or as a refusal.
  if (draft.value.sending) {
    const stop = watch([() => meeting.mine?.remarks, () => refusals.number], ([own], [, before]) => {
      if (!draft.value.sending) return stop()
      if (own?.some(({ text }) => text === plainText(draft.value.text))) taken()
      else if (before !== undefined && refusals.number > before) draft.value.sending = false
    })
  }

  return { draft, length, excess, ready, send }
}
