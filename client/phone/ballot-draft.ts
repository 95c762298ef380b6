/**
 * A ballot on its way from this phone to the box: draft → sending → received. Pure: what happened goes in, the next
 * draft comes out. Only the hub's own word makes it received.
 */
import { secrecies, type Secrecy } from '../../shared/domain/ballot.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Mark, Marks } from '../../shared/domain/scoring/form.ts'
import type { ShownRound } from '../../shared/domain/view.ts'
import type { OwnProof } from '../../shared/sealing/own-proof.ts'
import type { BallotReply } from '../../shared/protocol/protocol.ts'

export type BallotDraft = {
  readonly round: string
  /** Made before the first send and never again: the same handle replaces this phone's ballot, and no other. */
  readonly handle: string
  /** As it was when the ballot was begun. What was meant to be sealed never leaves this phone in any other way. */
  readonly secrecy: Secrecy
  /** Only rows in which something was marked. */
  readonly marks: Marks
  /** Sent and not answered. The marks stay as they are until the hub has answered. */
  readonly sending: boolean
  /** Secret rounds: what is on its way, made once for these marks, so that a repeat is the very same envelope. */
  readonly envelope?: Envelope
  /** The hub's last receipt, and what it was for. `at` is null if the hub has it and its answer was lost. */
  readonly receipt: { readonly at: Instant | null; readonly marks: Marks } | null
  /** The round closed while a change was not sent, or not answered. */
  readonly late?: true
}

/** A sealed ballot in hexadecimal digits, by what this phone finds it again, and to what it was sealed. */
export type Envelope = {
  readonly sealed: string
  readonly proof: OwnProof
  readonly config: string
  readonly publicKey: string
}

/** changed: received, and edited since. */
export type BallotState = 'draft' | 'sending' | 'received' | 'changed'

export const newDraft = (round: string, handle: string, secrecy: Secrecy): BallotDraft => ({
  round,
  handle,
  secrecy,
  marks: {},
  sending: false,
  receipt: null,
})

export function stateOf({ sending, receipt, marks, late }: BallotDraft): BallotState {
  if (sending) return 'sending'
  if (!receipt) return 'draft'
  return late || !sameMarks(marks, receipt.marks) ? 'changed' : 'received'
}

/** Some rows filled, or filled anew, or emptied. Nothing changes while the form is on its way. */
export function marked(draft: BallotDraft, rows: Marks): BallotDraft {
  if (draft.sending) return draft
  const marks = Object.entries({ ...draft.marks, ...rows }).filter(([, row]) => row.some((mark) => mark !== ''))
  return { ...draft, marks: Object.fromEntries(marks) }
}

/** On its way with these marks: what is on the form now, and nothing that was kept from before. */
export const sent = (draft: BallotDraft, marks: Marks = draft.marks): BallotDraft => ({
  ...draft,
  marks,
  sending: true,
})

/** On its way in this envelope, which a repeat sends again. */
export const enclosed = (draft: BallotDraft, envelope: Envelope): BallotDraft => ({ ...draft, envelope })

/** Back to what the hub has. */
export const restored = (draft: BallotDraft): BallotDraft =>
  draft.sending || !draft.receipt ? draft : { ...draft, marks: draft.receipt.marks }

/**
 * It could not be sealed before its round was over: nothing of it was sent, nothing will be, and only the receipt of an
 * earlier one stays.
 */
export function missed(draft: BallotDraft): readonly BallotDraft[] {
  const { receipt } = draft
  return receipt ? [{ ...draft, marks: {}, sending: false, receipt: { at: receipt.at, marks: {} }, late: true }] : []
}

/**
 * Does this fit its round as it is open now? An opening that was undone frees its number (rule U4), and what opens under
 * it then may be of the other kind, ask something else, or seal to another key.
 */
export const isFor = ({ secrecy, envelope }: BallotDraft, open: ShownRound): boolean =>
  secrecy === open.secrecy && (!envelope || (envelope.config === open.config && envelope.publicKey === open.publicKey))

/** Not sent any more: its marks are on the form again, and its envelope is never used. */
export const withdrawn = ({ envelope: _envelope, ...draft }: BallotDraft): BallotDraft => ({ ...draft, sending: false })

/**
 * The hub has answered. `inBox`: it has a ballot of this card. If the answer to the first send was lost and the round
 * has closed since, that ballot is this one, received at a moment that this phone was never told.
 */
export function answered(draft: BallotDraft, reply: BallotReply, inBox: boolean): BallotDraft {
  const rest = withdrawn(draft)
  if (reply.ok) return { ...rest, receipt: { at: reply.at, marks: draft.marks } }
  if (reply.refused !== 'noOpenRound' || !inBox) return rest
  return draft.receipt ? { ...rest, late: true } : { ...rest, receipt: { at: null, marks: draft.marks } }
}

/** Does this phone hold something that was begun and not sent? */
export const isUnsent = (draft: BallotDraft): boolean =>
  Object.keys(draft.marks).length > 0 && stateOf(draft) !== 'received'

/**
 * What this phone goes on keeping. Once a round is no longer open only its receipt stays, without what was marked;
 * once a newer one is open, nothing of the older ones, nor of one that was opened again as the other kind: it begins anew,
 * so that nothing is sent in another way than its voter saw. A form on its way stays until it is answered.
 */
export function kept(drafts: readonly BallotDraft[], round: ShownRound | null): readonly BallotDraft[] {
  if (!round) return drafts
  return drafts.flatMap((draft) => {
    if (draft.sending) return [draft]
    if (draft.round !== round.id) return round.state === 'open' ? [] : [draft]
    if (round.state === 'open') return draft.receipt || isFor(draft, round) ? [draft] : []
    if (!draft.receipt) return []
    const late = stateOf(draft) === 'changed'
    return [{ ...draft, marks: {}, receipt: { at: draft.receipt.at, marks: {} }, ...(late ? { late } : {}) }]
  })
}

/**
 * What a voter is shown of a round. elsewhere: another phone sent this card's ballot. missed: closed without one.
 * paper: this card votes on paper. recused: it may judge nobody who is on the form.
 */
export type BallotStage = 'form' | 'sending' | 'receipt' | 'elsewhere' | 'missed' | 'voided' | 'paper' | 'recused'

export function stageOf(
  round: ShownRound,
  draft: BallotDraft | null,
  { inBox, editing, barred }: { inBox: boolean; editing: boolean; barred?: 'paper' | 'recused' | undefined },
): BallotStage {
  if (round.state === 'voided') return 'voided'
  if (draft?.sending) return 'sending'
  if (draft?.receipt) {
    const reopened = editing || stateOf(draft) === 'changed'
    return round.state === 'open' && reopened ? 'form' : 'receipt'
  }
  if (inBox) return 'elsewhere'
  if (barred) return barred
  return round.state === 'open' ? 'form' : 'missed'
}

/** What was kept on this phone, as far as it can still be read: another version may have left it, or a person edited it. */
export const readDrafts = (stored: unknown): readonly BallotDraft[] =>
  Array.isArray(stored) ? stored.filter(isDraft) : []

function isDraft(value: unknown): value is BallotDraft {
  if (!isRecord(value)) return false
  const { round, handle, secrecy, marks, sending, receipt } = value
  return (
    typeof round === 'string' &&
    typeof handle === 'string' &&
    secrecies.some((kind) => kind === secrecy) &&
    typeof sending === 'boolean' &&
    areMarks(marks) &&
    (receipt === null || (isRecord(receipt) && areMarks(receipt['marks'])))
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isRow = (row: unknown): row is readonly Mark[] =>
  Array.isArray(row) && row.every((mark) => typeof mark === 'string')
const areMarks = (marks: unknown): marks is Marks => isRecord(marks) && Object.values(marks).every(isRow)

function sameMarks(a: Marks, b: Marks): boolean {
  const subjects = Object.keys({ ...a, ...b })
  return subjects.every((subject) => sameRow(a[subject] ?? [], b[subject] ?? []))
}

const sameRow = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, i) => mark === b[i])
