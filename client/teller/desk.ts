/**
 * The sheet on the desk. What is typed stays on the page until the hub has taken it, also while the line is down or
 * another sheet is looked up; nothing is kept on the device.
 */
import { computed, ref, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { PaperSheet, VoidReason } from '../../shared/domain/paper.ts'
import type { PaperRound } from '../../shared/domain/view.ts'
import type { Refused } from '../../shared/protocol/protocol.ts'
import { useMeeting } from '../live/meeting.ts'
import { emptyFilling, fillingOf, marksOf, moved, type Filling, type SheetFrame } from './filling.ts'
import { differingSheets, nextFree, samePlace, type DifferingSheet, type SheetPlace, type Teller } from './piles.ts'

type Begun = { readonly filling: Filling; readonly voided: VoidReason | null }
/** Why a sheet is not saved, or cannot be shown: the hub said so, or did not answer. */
export type Trouble = Pick<Refused, 'refused' | 'count'> | 'noAnswer'

const nameOf = ({ round, voterClass, sheet }: SheetPlace) => `${round}/${voterClass}/${sheet}`

export const useDesk = defineStore('teller-desk', () => {
  const meeting = useMeeting()
  const place = shallowRef<SheetPlace | null>(null)
  const filling = shallowRef<Filling | null>(null)
  const voided = ref<VoidReason | null>(null)
  /** The reasons are shown, to choose why the sheet is void. */
  const choosing = ref(false)
  const sending = ref(false)
  const trouble = shallowRef<Trouble | null>(null)
  const saved = shallowRef<SheetPlace | null>(null)
  /** Opened to be corrected, because the two entries differ. */
  const correcting = ref(false)
  /** What the hub has of the sheet on the desk, as text; what differs from it is not saved. */
  let known = ''
  /** Sheets that were begun and put aside. */
  const aside = shallowRef<ReadonlyMap<string, Begun>>(new Map())

  const me = computed<Teller>(() => (meeting.mine?.role === 'teller_b' ? 'teller_b' : 'teller_a'))
  /** Sheets that have been accepted are not touched again, though their round may wait for its box to be opened. */
  const rounds = computed<readonly PaperRound[]>(() => {
    const accepted = (meeting.view.opening?.rounds ?? []).filter(({ awaitsPaper }) => !awaitsPaper)
    return (meeting.view.paper?.rounds ?? []).filter(({ id }) => accepted.every((round) => round.id !== id))
  })
  const classes = computed(() => (meeting.view.paper?.classes ?? []).map(({ code }) => code))
  const round = computed(() => rounds.value.find(({ id }) => id === place.value?.round))
  const frame = computed<SheetFrame | null>(() => {
    const form = meeting.view.form?.form
    return form && round.value ? { form, subjects: round.value.subjects } : null
  })

  const contentOf = (at: SheetFrame, { filling: cells, voided: why }: Begun): PaperSheet['content'] =>
    why ? { void: why } : { marks: marksOf(at, cells) }
  const content = (): PaperSheet['content'] | null =>
    frame.value && filling.value ? contentOf(frame.value, { filling: filling.value, voided: voided.value }) : null
  const unsaved = (): boolean => filling.value !== null && JSON.stringify(content()) !== known

  function putAside(): void {
    if (!place.value || !filling.value) return
    const kept = new Map(aside.value)
    if (unsaved()) kept.set(nameOf(place.value), { filling: filling.value, voided: voided.value })
    else kept.delete(nameOf(place.value))
    aside.value = kept
  }

  /** Lays a sheet on the desk: what was begun of it, or what the hub has, or an empty one. `subject`: where to begin. */
  async function open(
    { round: id, voterClass, sheet }: SheetPlace,
    { subject, toCorrect = false }: { subject?: string; toCorrect?: boolean } = {},
  ) {
    // The place alone: it goes to the hub as it stands.
    const which: SheetPlace = { round: id, voterClass, sheet }
    putAside()
    place.value = which
    trouble.value = null
    filling.value = null
    voided.value = null
    choosing.value = false
    correcting.value = toCorrect
    const reply = isMine(which) ? await meeting.askSheet(which) : ({ ok: true, content: null } as const)
    const at = frame.value
    // Another sheet was opened while the hub was asked, or this one once more, or the round is over.
    if (place.value !== which || !at) return
    if (!reply?.ok) return void (trouble.value = reply ?? 'noAnswer')
    const has = begunFrom(at, reply.content)
    known = JSON.stringify(contentOf(at, has))
    const begun = aside.value.get(nameOf(which)) ?? has
    const row = subject === undefined ? -1 : at.subjects.indexOf(subject)
    filling.value = row < 0 ? begun.filling : moved(at, begun.filling, row * at.form.items.length)
    voidAs(begun.voided)
  }

  function voidAs(reason: VoidReason | null): void {
    voided.value = reason
    choosing.value = reason !== null
  }

  const begunFrom = (at: SheetFrame, before: PaperSheet['content'] | null): Begun => {
    if (before && 'void' in before) return { filling: emptyFilling(at), voided: before.void }
    return { filling: before ? fillingOf(at, before.marks) : emptyFilling(at), voided: null }
  }

  /** Has the hub an entry of mine? The view may not show yet what was saved a moment ago. */
  const isMine = (which: SheetPlace): boolean => {
    const at = rounds.value.find(({ id }) => id === which.round)
    return samePlace(saved.value, which) || (at?.entered[me.value][which.voterClass]?.includes(which.sheet) ?? false)
  }

  /** Says to the hub what is on a sheet, null for nothing. Answers whether it has that now; if not, `trouble` says why. */
  async function say(which: SheetPlace, content: PaperSheet['content'] | null): Promise<boolean> {
    const { epoch } = meeting
    sending.value = true
    trouble.value = null
    const reply = await meeting.sendPaper({ ...which, content })
    // The rehearsal in which it was said has been cleared, and by now something of the day may be on its way.
    if (meeting.epoch !== epoch) return false
    sending.value = false
    if (reply?.ok) return true
    trouble.value = reply ?? 'noAnswer'
    return false
  }

  /** Sends the sheet. Only the hub's word lets it go from the desk. */
  async function submit(): Promise<void> {
    const which = place.value
    const said = content()
    if (!which || !said || sending.value || !(await say(which, said))) return
    known = JSON.stringify(said)
    saved.value = which
    await goOn(which)
  }

  /** Takes the entry back: the sheet does not exist, or lies in another pile. */
  async function withdraw(): Promise<void> {
    const which = place.value
    if (!which || sending.value || !(await say(which, null))) return
    if (samePlace(saved.value, which)) saved.value = null
    known = ''
    if (frame.value) filling.value = emptyFilling(frame.value)
    voidAs(null)
    known = JSON.stringify(content())
  }

  /** After a correction the next difference, otherwise the next sheet of the pile, or of the next pile. */
  async function goOn(from: SheetPlace): Promise<void> {
    const at = rounds.value.find(({ id }) => id === from.round)
    const difference = at && correcting.value ? differenceAfter(differingSheets(at, classes.value), from) : undefined
    if (difference) return open(difference, { ...firstOf(difference.presenters), toCorrect: true })
    const next = at ? freeFrom(at, from) : null
    if (next) return open(next)
    putAside()
    place.value = null
    filling.value = null
  }

  /** Not back to an earlier one: whether that still differs is for the other to say. */
  const differenceAfter = (all: readonly DifferingSheet[], from: SheetPlace) => {
    const order = ({ voterClass, sheet }: SheetPlace) => classes.value.indexOf(voterClass) * 100_000 + sheet
    return all.find((one) => order(one) > order(from))
  }

  const firstOf = (presenters: readonly string[]) => (presenters[0] === undefined ? {} : { subject: presenters[0] })

  function freeFrom(at: PaperRound, from: SheetPlace | null): SheetPlace | null {
    const start = Math.max(0, classes.value.indexOf(from?.voterClass ?? ''))
    const inTurn = [...classes.value.slice(start), ...classes.value.slice(0, start)]
    const free = inTurn.flatMap(
      (code) => nextFree(at, code, me.value, from?.voterClass === code ? from.sheet : undefined) ?? [],
    )
    return free[0] ?? null
  }

  /** To another round: its next sheet, or its first one if all are entered. */
  function turnTo(at: PaperRound): void {
    const [first] = classes.value.filter((code) => (at.issued[code] ?? 0) > 0)
    const next = freeFrom(at, null) ?? (first === undefined ? null : { round: at.id, voterClass: first, sheet: 1 })
    if (next) void open(next)
  }

  /** The first thing a teller sees is the next sheet of the first round that waits. */
  function layFirst(): void {
    const [next] = rounds.value.flatMap((at) => freeFrom(at, null) ?? [])
    if (!place.value && next) void open(next)
  }
  watch(
    () => rounds.value.map(({ id }) => id).join(' '),
    () => {
      if (place.value && !round.value) [place.value, filling.value, trouble.value] = [null, null, null]
      layFirst()
    },
    { immediate: true },
  )
  // After a rehearsal the rounds have the names that they had in it, and no sheet of it is one of the day's.
  watch(
    () => meeting.epoch,
    (_now, before) => {
      if (before === null) return
      ;[place.value, filling.value, trouble.value, saved.value] = [null, null, null, null]
      ;[sending.value, correcting.value, aside.value] = [false, false, new Map()]
      voidAs(null)
      layFirst()
    },
  )
  // A sheet that could not be looked up while the line was down is looked up when it is back.
  watch(
    () => meeting.connection,
    (state) => {
      if (state === 'live' && place.value && !filling.value && trouble.value) void open(place.value)
    },
  )

  return {
    place,
    filling,
    voided,
    choosing,
    sending,
    trouble,
    saved,
    aside,
    correcting,
    me,
    rounds,
    classes,
    round,
    frame,
    open,
    submit,
    withdraw,
    /** Has the hub an entry of this sheet? */
    isEntered: computed(() => place.value !== null && isMine(place.value)),
    voidAs,
    turnTo,
    unsaved,
    isBegun: (which: SheetPlace) => aside.value.has(nameOf(which)),
  }
})
