/** What is being written to the hall: kept on this phone until the hub has taken it. */
import { computed, ref, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { longestText, plainText } from '../../shared/domain/plain-text.ts'
import type { PhoneRemarkKind } from '../../shared/domain/remarks.ts'
import { useMeeting } from '../live/meeting.ts'
import { keep, recall } from '../live/place.ts'
import { useRefusals, type ShownRefusal } from '../live/refusals.ts'

type RemarkDraft = { kind: PhoneRemarkKind; text: string; sending: boolean }

export const useRemarkDraft = defineStore('remark-draft', () => {
  const meeting = useMeeting()
  const refusals = useRefusals()
  const draft = ref<RemarkDraft>(recall('remark') ?? { kind: 'question', text: '', sending: false })
  /** Why the hub did not take it, until the next try. */
  const refused = shallowRef<ShownRefusal | null>(null)
  watch(draft, (now) => keep('remark', now), { deep: true })

  /** In characters as people count them. */
  const length = computed(() => [...draft.value.text].length)
  const excess = computed(() => Math.max(0, length.value - longestText))
  const ready = computed(() => !draft.value.sending && excess.value === 0 && plainText(draft.value.text) !== '')

  async function send(): Promise<void> {
    if (!ready.value) return
    refused.value = null
    draft.value.sending = true
    const { kind, text } = draft.value
    await meeting.ask({ type: 'remark.submit', item: meeting.view.now?.item ?? null, kind, text })
  }

  // The answer is taken from what the hub shows and not from the call, which a reload forgets: the outbox goes on by
  // itself, and the remark is then among this card's, or refused. A phone asks for nothing else.
  const known = new Set(draft.value.sending ? [] : meeting.mine?.remarks.map(({ id }) => id))
  watch(
    () => meeting.mine?.remarks,
    (own = []) => {
      const taken = own.some(({ id, text }) => !known.has(id) && text === plainText(draft.value.text))
      if (draft.value.sending && taken) draft.value = { ...draft.value, text: '', sending: false }
      for (const { id } of own) known.add(id)
    },
    { immediate: true },
  )
  // The session that it was sent by is gone, and with it what waited to be sent: the words are the person's again.
  if (draft.value.sending && meeting.unanswered === 0) draft.value.sending = false
  watch(
    () => refusals.number,
    () => {
      draft.value.sending = false
      refused.value = refusals.last
    },
  )

  return { draft, length, excess, ready, refused, send }
})
