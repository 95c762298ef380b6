/** The voter's form: kept on this phone at every tap, sent until the hub answers, and cleared away after the round. */
import { computed, ref, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { isHalted } from '../../shared/domain/meeting-life.ts'
import type { Marks } from '../../shared/domain/scoring/form.ts'
import { faultOf, unfilled, type SheetFrame } from '../../shared/domain/scoring/sheet.ts'
import type { BallotMessage, Refused } from '../../shared/protocol/protocol.ts'
import { useMeeting } from '../live/meeting.ts'
import { keep, recall } from '../live/place.ts'
import { randomId } from '../live/random-id.ts'
import * as ballot from './ballot-draft.ts'
import { fitting } from './form/row-marks.ts'
import { useCheckBook } from './secrecy/check-book.ts'
import { loadSealing, sealingAtLast } from './secrecy/load-sealing.ts'

const TRY_AGAIN = 2_000
const LOOK_FOR_LINE = 250
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export const useBallotDesk = defineStore('ballot-desk', () => {
  const meeting = useMeeting()
  const checks = useCheckBook()
  const drafts = shallowRef(ballot.readDrafts(recall('ballots')))
  const editing = ref(false)
  /** Why the hub did not take the form, until the next try or the next tap. */
  const refused = shallowRef<Refused | null>(null)

  /** What the ballot is held against; null as long as the hub has not said what is asked. */
  const frame = computed<SheetFrame | null>(() => {
    const { form: asked, ballot: shown } = meeting.view
    if (!asked || !shown?.round) return null
    return { ...asked, subjects: shown.round.subjects, recused: meeting.mine?.recused ?? [] }
  })
  /** The round that this person votes in; null without one, and for those who attend without a vote. */
  const round = computed(() => (meeting.mine?.voterClass && frame.value ? (meeting.view.ballot?.round ?? null) : null))
  const find = (id: string) => drafts.value.find((draft) => draft.round === id) ?? null
  const inBox = (id: string) => meeting.mine?.submitted.includes(id) ?? false
  const draft = computed(() => (round.value ? find(round.value.id) : null))
  /** The presenters on the form whom this voter may judge. */
  const judged = computed(
    () => frame.value?.subjects.filter((subject) => !frame.value?.recused.includes(subject)) ?? [],
  )
  const marks = computed<Marks>(() => (frame.value && draft.value ? fitting(draft.value.marks, frame.value) : {}))
  const missing = computed(() => (frame.value ? unfilled(frame.value, marks.value) : []))
  /** The rule of the form that a filled ballot breaks: it is not sent before that is mended. */
  const fault = computed(() => (frame.value && missing.value.length === 0 ? faultOf(marks.value, frame.value) : null))
  const barred = computed<'paper' | 'recused' | undefined>(() => {
    if (meeting.mine?.onPaper) return 'paper'
    return judged.value.length === 0 ? 'recused' : undefined
  })
  const stage = computed(() => {
    const now = round.value
    const situation = { inBox: inBox(now?.id ?? ''), editing: editing.value, barred: barred.value }
    return now && ballot.stageOf(now, draft.value, situation)
  })
  const state = computed(() => draft.value && ballot.stateOf(draft.value))
  /** In a recess the form can be filled and not sent. */
  const halted = computed(() => meeting.view.now !== undefined && isHalted(meeting.view.now.life))

  function keepAll(next: readonly ballot.BallotDraft[]): void {
    drafts.value = next
    keep('ballots', next)
  }
  const put = (next: ballot.BallotDraft) => keepAll([...drafts.value.filter(({ round }) => round !== next.round), next])

  /** Puts some presenters' rows in place of what was marked for them. */
  function mark(rows: Marks): void {
    if (round.value?.state !== 'open') return
    refused.value = null
    put(ballot.marked(draft.value ?? ballot.newDraft(round.value.id, randomId(), round.value.secrecy), rows))
  }

  function submit(): void {
    if (!draft.value || missing.value.length > 0 || fault.value || halted.value) return
    refused.value = null
    put(ballot.sent(draft.value, marks.value))
    void deliver(draft.value.round)
  }

  function giveUpChanges(): void {
    if (draft.value) put(ballot.restored(draft.value))
    editing.value = false
  }

  /**
   * Sends the same form with the same handle until there is an answer. `unanswered`: a try of it may have got there
   * without one, as before a reload.
   */
  async function deliver(id: string, unanswered = false): Promise<void> {
    for (let form = find(id); form?.sending; form = find(id)) {
      if (meeting.view.ballot === undefined) {
        // The hub has not said yet which round there is, and that decides what may be sent.
        await pause(LOOK_FOR_LINE)
        continue
      }
      const message = await enclosing(form)
      const live = meeting.connection === 'live'
      if (!message && live && !mayStillGo(form)) return
      const reply = message && live ? await meeting.sendBallot(message) : null
      if (!reply) {
        unanswered ||= message !== null && live
        await pause(message && !live ? LOOK_FOR_LINE : TRY_AGAIN)
        continue
      }
      const envelope = find(id)?.envelope
      if (envelope) {
        const perhaps = unanswered && inBox(id)
        void sealingAtLast().then((part) => part.useOwnChecks().answered(id, envelope.proof, reply, perhaps))
      }
      put(ballot.answered(form, reply, inBox(id)))
      refused.value = reply.ok ? null : reply
      editing.value = false
    }
  }

  /** The round of this id as it is open now. */
  const openNow = (id: string) => {
    const shown = meeting.view.ballot?.round
    return shown?.id === id && shown.state === 'open' ? shown : null
  }

  /** What does not fit the round that is open now, or was not sealed in time, is given up, and nothing of it is sent. */
  function mayStillGo(form: ballot.BallotDraft): boolean {
    const { round: id, handle } = form
    const open = openNow(id)
    if (open && ballot.isFor(form, open)) return true
    if (open) {
      const refusal: Refused = { ok: false, refused: 'outOfDate' }
      const proof = form.envelope?.proof
      if (proof) void sealingAtLast().then((part) => part.useOwnChecks().answered(id, proof, refusal, inBox(id)))
      put(ballot.withdrawn(form))
      refused.value = refusal
      return false
    }
    keepAll([...drafts.value.filter(({ round }) => round !== id), ...ballot.missed(form)])
    if (!inBox(id)) checks.missed(id, handle)
    editing.value = false
    return false
  }

  /**
   * What is sent: the marks of a round that was recorded when they were made; of any other its envelope, which is made
   * at once, whether the line is up or not. Null as long as it cannot be made, and for what does not fit the round that
   * is open now.
   */
  async function enclosing(form: ballot.BallotDraft): Promise<BallotMessage | null> {
    const { round: id, handle, marks } = form
    const open = openNow(id)
    if (open && !ballot.isFor(form, open)) return null
    if (form.secrecy === 'recorded') return { round: id, handle, marks }
    if (form.envelope) return { round: id, handle, sealed: form.envelope.sealed }
    const sealing = await loadSealing()
    // Read once it is there: the meeting may have gone on meanwhile.
    const [now, asked, voterClass] = [round.value, frame.value, meeting.mine?.voterClass]
    if (now?.id !== id || now.secrecy !== 'secret' || !asked || !voterClass) return null
    const { config, publicKey } = now
    if (!sealing || !config || !publicKey) return null
    const random = crypto.getRandomValues(new Uint8Array(48))
    const made = sealing.sealedBallot(marks, asked, { round: id, config, voterClass }, publicKey, random)
    sealing.useOwnChecks().sending(id, handle, made.proof, now.receiptKey ?? '')
    put(ballot.enclosed(form, { ...made, config, publicKey }))
    return { round: id, handle, sealed: made.sealed }
  }
  // Long before it is needed, while the line is up; and for what is still to be looked for.
  watch(
    () => meeting.view.meeting?.secrecy === 'secret' || checks.all.length > 0,
    (needed) => needed && void sealingAtLast().then((sealing) => sealing.useOwnChecks()),
    { immediate: true },
  )
  for (const { round, sending } of drafts.value) if (sending) void deliver(round, true)

  watch([round, state], ([now]) => keepAll(ballot.kept(drafts.value, now)), { immediate: true })
  watch(
    () => round.value?.id,
    () => {
      editing.value = false
      refused.value = null
    },
  )
  // The chair is told how many forms were begun and not sent, before a ballot is closed over them.
  const unsent = computed(() => draft.value !== null && ballot.isUnsent(draft.value) && !barred.value)
  watch(
    [unsent, () => round.value?.state, () => meeting.connection],
    ([begun, state, connection]) => {
      // A phone that has begun nothing has nothing to say: a hundred of them would say it at once.
      if (draft.value && state === 'open' && connection === 'live') {
        meeting.sayDraft({ round: draft.value.round, unsent: begun })
      }
    },
    { immediate: true },
  )

  return {
    frame,
    round,
    judged,
    draft,
    marks,
    missing,
    fault,
    stage,
    state,
    halted,
    refused,
    editing,
    mark,
    submit,
    giveUpChanges,
  }
})
