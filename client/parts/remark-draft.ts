/**
 * A remark being typed, kept on the device. It stays with the item for which it was begun, so that it does not go to
 * the next presenter when the chair moves on in mid-sentence, and in the field until the hub has it.
 */
import { computed, reactive, ref, watch } from 'vue'
import { defineStore } from 'pinia'
import { plainText } from '../../shared/domain/plain-text.ts'
import type { RemarkKind } from '../../shared/domain/remarks.ts'
import type { Sections } from '../../shared/domain/view.ts'
import { keep, recall } from '../live/place.ts'
import { useMeeting } from '../live/meeting.ts'
import { ofOneEpoch } from '../live/one-epoch.ts'

type Words = { item: string | null; kind: RemarkKind; speaker: string; text: string; show: boolean }
/** `newest`: the last remark of the record that said the same when these words were sent; null for none. */
type Sent = Words & { readonly newest: string | null }
/** `sent`: what is on its way to the hub; null if nothing is. */
type Draft = Words & { sent: Sent | null }

const KEPT = 'remark'

/** What is most likely being said in this part of the meeting. */
function likelyKind(phase: Sections['now']['phase'] | undefined): RemarkKind {
  if (phase === 'questioning') return 'question'
  return phase === 'answering' || phase === 'pledging' ? 'answer' : 'comment'
}

export const useRemarkDraft = defineStore('remark-entry', () => {
  const meeting = useMeeting()
  const current = computed(() => meeting.view.now?.item ?? null)
  const fresh = (speaker: string): Words => ({
    item: current.value,
    kind: likelyKind(meeting.view.now?.phase),
    speaker,
    text: '',
    show: false,
  })
  const draft = reactive<Draft>({ ...fresh(''), sent: null, ...recall<Draft>(KEPT) })
  const sending = computed(() => draft.sent !== null)
  const ready = computed(() => !sending.value && draft.text.trim() !== '')

  watch(draft, () => keep(KEPT, draft))
  ofOneEpoch('remark', () => void Object.assign(draft, fresh(''), { sent: null }))
  watch(
    () => [current.value, meeting.view.now?.phase] as const,
    () => {
      if (draft.text.trim() === '') Object.assign(draft, fresh(''))
    },
    { immediate: true },
  )

  /** The last remark of the record that says the same. */
  function newestLike({ item, kind, speaker, text }: Words): string | null {
    const [who, said] = [plainText(speaker), plainText(text)]
    const like = meeting.view.remarks?.released.findLast(
      (one) => one.item === item && one.kind === kind && one.speaker === who && one.text === said,
    )
    return like?.id ?? null
  }

  /** A sign is being put together in the field: a browser tells of it only once it is there, so the field is let alone. */
  const composing = ref(false)
  async function composed(): Promise<void> {
    if (composing.value) await new Promise<void>((done) => watch(composing, () => done(), { once: true }))
  }

  /** The answer is awaited here, and not only by the outbox. */
  let awaited = false
  /** Records what is typed. Answers whether the hub took it; a refusal is shown to the person by itself. */
  async function record(): Promise<boolean> {
    if (!ready.value) return false
    const { item, kind, speaker, text, show } = draft
    const words: Words = { item, kind, speaker, text, show }
    draft.sent = { ...words, newest: newestLike(words) }
    awaited = true
    const reply = await meeting.ask({ type: 'remark.record', ...words })
    await composed()
    awaited = false
    settle(reply.ok)
    return reply.ok
  }

  /** The form as if the answer had come at once: what was typed on or chosen since is for the next one. */
  function settle(taken: boolean): void {
    const { sent } = draft
    draft.sent = null
    // Words that were changed in their middle are not the ones in the record, and stay as they are.
    if (!taken || !sent || !draft.text.startsWith(sent.text)) return
    const { kind, show, text } = draft
    const next = fresh(draft.speaker)
    if (kind !== sent.kind) next.kind = kind
    if (show !== sent.show) next.show = show
    Object.assign(draft, next, { text: text.slice(sent.text.length).trimStart() })
  }

  // A reload forgets who awaited the answer, and the outbox goes on by itself. Once nothing waits in it any more the
  // record tells whether the hub took it; if not, or if the session went and the outbox with it, it is the person's again.
  watch(
    () =>
      draft.sent !== null &&
      !awaited &&
      !composing.value &&
      meeting.view.remarks !== undefined &&
      meeting.waiting.every(({ command }) => command.type !== 'remark.record'),
    (answered) => {
      if (!answered || !draft.sent) return
      const newest = newestLike(draft.sent)
      settle(newest !== null && newest !== draft.sent.newest)
    },
    { immediate: true },
  )

  return {
    draft,
    current,
    sending,
    ready,
    composing,
    record,
    /** Begun for an item that is not under way any more. */
    left: computed(() => draft.text.trim() !== '' && draft.item !== current.value),
  }
})
