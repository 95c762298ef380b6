/**
 * Notes as they are typed. Every letter is kept on this device at once and sent when the hand rests; what the hub has not
 * confirmed stays a draft, over a reload and over a line that is down.
 */
import { reactive, watch } from 'vue'
import { defineStore } from 'pinia'
import { forget, keep, namesUnder, recall } from '../../live/place.ts'
import { useMeeting } from '../../live/meeting.ts'
import { ofOneEpoch } from '../../live/one-epoch.ts'

/** After the last letter, in milliseconds. */
const REST = 800

/** draft: on this device only. saving: on its way. saved: the hub has exactly this. refused: the hub will not have it. */
export type NoteState = 'draft' | 'saving' | 'saved' | 'refused'
export type NoteDraft = { text: string; state: NoteState }

const kept = (act: string) => `note/${act}`

export const useNoteDrafts = defineStore('note-drafts', () => {
  const meeting = useMeeting()
  const drafts = reactive(new Map<string, NoteDraft>())
  const resting = new Map<string, ReturnType<typeof setTimeout>>()
  /** The act in whose field somebody types. What is saved beside any other is what the hub says, whoever wrote it. */
  let inHand: string | null = null

  for (const name of namesUnder('note/')) {
    const text = recall<string>(name)
    if (typeof text === 'string') drafts.set(name.slice('note/'.length), { text, state: 'draft' })
  }

  const here = (act: string): boolean => (meeting.view.acts?.acts ?? []).some(({ key }) => key === act)

  function type(act: string, text: string): void {
    inHand = act
    drafts.set(act, { text, state: 'draft' })
    keep(kept(act), text)
    clearTimeout(resting.get(act))
    resting.set(
      act,
      setTimeout(() => void send(act), REST),
    )
  }

  async function send(act: string): Promise<void> {
    const draft = drafts.get(act)
    if (draft?.state !== 'draft' || meeting.connection !== 'live' || !here(act)) return
    drafts.set(act, { ...draft, state: 'saving' })
    const reply = await meeting.ask({ type: 'note.write', act, text: draft.text })
    const now = drafts.get(act)
    // Typed on in the meantime: that is another draft and has its own rest.
    if (!now || now.text !== draft.text) return
    if (!reply.ok) {
      // Too old to be sent or too fast: it is sent again as soon as there is a line and a rest.
      const again = reply.refused === 'outOfDate' || reply.refused === 'tooMany' || reply.refused === 'notSaved'
      drafts.set(act, { ...now, state: again ? 'draft' : 'refused' })
      return
    }
    forget(kept(act))
    if (inHand === act) drafts.set(act, { ...now, state: 'saved' })
    else drafts.delete(act)
  }

  /** The hand has left the field: what is saved, now or by an answer to come, is from then on what the hub says. */
  function leave(act: string): void {
    if (inHand === act) inHand = null
    if (drafts.get(act)?.state === 'saved') drafts.delete(act)
    else void send(act)
  }

  function discard(act: string): void {
    clearTimeout(resting.get(act))
    drafts.delete(act)
    forget(kept(act))
  }

  ofOneEpoch('notes', () => [...drafts.keys()].forEach(discard))
  const sendAll = () => [...drafts.keys()].forEach((act) => void send(act))
  watch(() => [meeting.connection, meeting.view.acts], sendAll, { immediate: true })

  return { drafts, type, leave, discard, here }
})
