/**
 * Questions, answers and comments as words: typed on a phone and moderated, or typed by the recorder for a speaker.
 * Nothing from a phone is on a wall before a person has released it (rule R2).
 */
import type { Instant } from './time.ts'
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'

export const remarkKinds = ['question', 'answer', 'comment'] as const
export type RemarkKind = (typeof remarkKinds)[number]

/** What can be sent from a phone; an answer is the presenter's and is typed by the recorder. */
export const phoneRemarkKinds = ['question', 'comment'] as const satisfies readonly RemarkKind[]
export type PhoneRemarkKind = (typeof phoneRemarkKinds)[number]

export type Remark = {
  readonly id: string
  /** The agenda item it belongs to; null if it came between two. */
  readonly item: string | null
  readonly kind: RemarkKind
  /** Who speaks, as shown: an identity and unit for a phone, whatever the recorder typed otherwise. */
  readonly speaker: string
  /** The card it came from; absent if typed by the recorder or the chair's table. */
  readonly card?: string
  readonly text: string
  /** waiting 待放行; released 已放行; set_aside 略过. What the recorder types is released from the start. */
  readonly state: 'waiting' | 'released' | 'set_aside'
  readonly at: Instant
  /** The words or the speaker were put right afterwards. */
  readonly corrected?: true
}

export type Remarks = {
  /** May phones send remarks at the moment? */
  readonly open: boolean
  /** In the order in which they came, which is their order on every screen (rule R4). */
  readonly list: readonly Remark[]
}

export const noRemarks: Remarks = { open: true, list: [] }

/** How many remarks of one card may wait at once (rule R5). */
export const mostWaiting = 3

export type RemarkCommand =
  | { type: 'remark.submit'; item: string | null; kind: PhoneRemarkKind; text: string }
  | { type: 'remark.release'; remark: string }
  | { type: 'remark.setAside'; remark: string }
  | { type: 'remark.record'; item: string | null; kind: RemarkKind; speaker: string; text: string; show: boolean }
  | { type: 'remark.correct'; remark: string; speaker: string; text: string }
  | { type: 'remark.allow'; open: boolean }

export type RemarkFact =
  | { type: 'remark.submitted'; remark: Remark }
  | { type: 'remark.released'; remark: string }
  | { type: 'remark.setAside'; remark: string }
  | { type: 'remark.recorded'; remark: Remark }
  | { type: 'remark.corrected'; remark: string; speaker: string; text: string }
  | { type: 'remark.allowed'; open: boolean }

/** Who is speaking, for a remark: the card and how it is shown. */
export type Speaker = { readonly card: string; readonly shown: string }

export function decideRemark(
  remarks: Remarks,
  command: RemarkCommand,
  speaker: Speaker | null,
  now: Instant,
): Decision<RemarkFact> {
  switch (command.type) {
    case 'remark.submit': {
      if (!speaker) return refuse('notAllowed')
      if (!remarks.open) return refuse('remarksClosed')
      const text = plainText(command.text)
      if (!text) return refuse('emptyText')
      const waiting = remarks.list.filter(({ card, state }) => card === speaker.card && state === 'waiting')
      if (waiting.length >= mostWaiting) return refuse('remarksWaiting', mostWaiting)
      const { item, kind } = command
      const remark = { id: nextId(remarks), item, kind, speaker: speaker.shown, card: speaker.card, text, at: now }
      return [{ type: 'remark.submitted', remark: { ...remark, state: 'waiting' } }]
    }
    case 'remark.record': {
      const text = plainText(command.text)
      if (!text) return refuse('emptyText')
      const { item, kind } = command
      const remark = { id: nextId(remarks), item, kind, speaker: plainText(command.speaker), text, at: now }
      return [{ type: 'remark.recorded', remark: { ...remark, state: 'released' } }]
    }
    case 'remark.release':
    case 'remark.setAside': {
      const remark = remarkOf(remarks, command.remark)
      if (!remark || remark.state !== 'waiting') return refuse('noSuchRemark')
      return [{ type: command.type === 'remark.release' ? 'remark.released' : 'remark.setAside', remark: remark.id }]
    }
    case 'remark.correct': {
      const remark = remarkOf(remarks, command.remark)
      if (!remark) return refuse('noSuchRemark')
      // What somebody wrote on a phone is that person's words (rule M4).
      if (remark.card !== undefined) return refuse('notYourWords')
      const text = plainText(command.text)
      if (!text) return refuse('emptyText')
      return [{ type: 'remark.corrected', remark: remark.id, speaker: plainText(command.speaker), text }]
    }
    case 'remark.allow':
      return [{ type: 'remark.allowed', open: command.open }]
  }
}

export function applyRemark(remarks: Remarks, fact: RemarkFact): Remarks {
  switch (fact.type) {
    case 'remark.submitted':
    case 'remark.recorded':
      return { ...remarks, list: [...remarks.list, fact.remark] }
    case 'remark.released':
      return { ...remarks, list: remarks.list.map((r) => (r.id === fact.remark ? { ...r, state: 'released' } : r)) }
    case 'remark.setAside':
      return { ...remarks, list: remarks.list.map((r) => (r.id === fact.remark ? { ...r, state: 'set_aside' } : r)) }
    case 'remark.corrected': {
      const { remark: id, speaker, text } = fact
      return { ...remarks, list: remarks.list.map((r) => (r.id === id ? { ...r, speaker, text, corrected: true } : r)) }
    }
    case 'remark.allowed':
      return { ...remarks, open: fact.open }
  }
}

export const remarkOf = (remarks: Remarks, id: string | null): Remark | undefined =>
  id === null ? undefined : remarks.list.find((remark) => remark.id === id)

const nextId = (remarks: Remarks) => `r${remarks.list.length + 1}`
