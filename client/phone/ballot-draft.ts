/**
 * A ballot on its way from this phone to the box: draft → sending → received. Pure: what happened goes in, the next
 * draft comes out. Only the hub's own word makes it received.
 */
import type { Instant } from '../../shared/domain/time.ts'
import type { Mark } from '../../shared/domain/scoring/grades.ts'
import type { ShownRound } from '../../shared/domain/view.ts'
import type { BallotReply } from '../../shared/protocol/protocol.ts'

export type Marks = Readonly<Record<string, Mark>>

export type BallotDraft = {
  readonly round: string
  /** Made before the first send and never again: the same handle replaces this phone's ballot, and no other. */
  readonly handle: string
  readonly marks: Marks
  /** Sent and not answered. The marks stay as they are until the hub has answered. */
  readonly sending: boolean
  /** The hub's last receipt, and what it was for. `at` is null if the hub has it and its answer was lost. */
  readonly receipt: { readonly at: Instant | null; readonly marks: Marks } | null
  /** The round closed while a change was not sent, or not answered. */
  readonly late?: true
}

/** changed: received, and edited since. */
export type BallotState = 'draft' | 'sending' | 'received' | 'changed'

export const newDraft = (round: string, handle: string): BallotDraft => ({
  round,
  handle,
  marks: {},
  sending: false,
  receipt: null,
})

export function stateOf({ sending, receipt, marks, late }: BallotDraft): BallotState {
  if (sending) return 'sending'
  if (!receipt) return 'draft'
  return late || !sameMarks(marks, receipt.marks) ? 'changed' : 'received'
}

/** One row filled, or filled anew. Nothing changes while the form is on its way. */
export const marked = (draft: BallotDraft, subject: string, mark: Mark): BallotDraft =>
  draft.sending ? draft : { ...draft, marks: { ...draft.marks, [subject]: mark } }

export const sent = (draft: BallotDraft): BallotDraft => ({ ...draft, sending: true })

/** Back to what the hub has. */
export const restored = (draft: BallotDraft): BallotDraft =>
  draft.sending || !draft.receipt ? draft : { ...draft, marks: draft.receipt.marks }

/**
 * The hub has answered. `inBox`: it has a ballot of this card. If the answer to the first send was lost and the round
 * has closed since, that ballot is this one, received at a moment that this phone was never told.
 */
export function answered(draft: BallotDraft, reply: BallotReply, inBox: boolean): BallotDraft {
  const rest = { ...draft, sending: false }
  if (reply.ok) return { ...rest, receipt: { at: reply.at, marks: draft.marks } }
  if (reply.refused !== 'noOpenRound' || !inBox) return rest
  return draft.receipt ? { ...rest, late: true } : { ...rest, receipt: { at: null, marks: draft.marks } }
}

/** The rows that have no mark yet, in the order of the form. */
export const missing = (subjects: readonly string[], marks: Marks): readonly string[] =>
  subjects.filter((subject) => marks[subject] === undefined)

/** Does this phone hold something that was begun and not sent? */
export const isUnsent = (draft: BallotDraft): boolean =>
  Object.keys(draft.marks).length > 0 && stateOf(draft) !== 'received'

/**
 * What this phone goes on keeping. Once a round is no longer open only its receipt stays, without what was marked;
 * once a newer one is open, nothing of the older ones. A form on its way stays until it is answered.
 */
export function kept(drafts: readonly BallotDraft[], round: ShownRound | null): readonly BallotDraft[] {
  if (!round) return drafts
  return drafts.flatMap((draft) => {
    if (draft.sending) return [draft]
    if (draft.round !== round.id) return round.state === 'open' ? [] : [draft]
    if (round.state === 'open') return [draft]
    if (!draft.receipt) return []
    const late = stateOf(draft) === 'changed'
    return [{ ...draft, marks: {}, receipt: { at: draft.receipt.at, marks: {} }, ...(late ? { late } : {}) }]
  })
}

/** What a voter is shown of a round. elsewhere: another phone sent this card's ballot. missed: closed without one. */
export type BallotStage = 'form' | 'sending' | 'receipt' | 'elsewhere' | 'missed' | 'voided'

export function stageOf(
  round: ShownRound,
  draft: BallotDraft | null,
  { inBox, editing }: { inBox: boolean; editing: boolean },
): BallotStage {
  if (round.state === 'voided') return 'voided'
  if (draft?.sending) return 'sending'
  if (draft?.receipt) {
    const reopened = editing || stateOf(draft) === 'changed'
    return round.state === 'open' && reopened ? 'form' : 'receipt'
  }
  if (inBox) return 'elsewhere'
  return round.state === 'open' ? 'form' : 'missed'
}

function sameMarks(a: Marks, b: Marks): boolean {
  const subjects = Object.keys({ ...a, ...b })
  return subjects.every((subject) => a[subject] === b[subject])
}
