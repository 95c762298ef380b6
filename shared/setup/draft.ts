/**
 * A meeting while it is being prepared: everything that a secretary types, as it was typed. Nothing in it need be whole;
 * `blockers.ts` says what is missing, `meeting-from.ts` makes a meeting of it once nothing is.
 */
import type { IntervalKind } from '../domain/agenda.ts'
import type { Quorum } from '../domain/attendance.ts'
import type { BallotTiming, Secrecy } from '../domain/ballot.ts'
import type { Officials, Plan } from '../domain/meeting.ts'
import type { RecusalRules } from '../domain/recusal.ts'
import type { RevealPolicy } from '../domain/results.ts'
import type { CardKind } from '../domain/roster.ts'
import type { Scheme } from '../domain/scoring/scheme.ts'
import type { ReportMode } from '../domain/slot.ts'

/** A presenter's place in the order. Minutes are null while nothing legible has been typed. */
export type DraftPresenter = {
  readonly kind: 'slot'
  /** `p01`: given once and never again, wherever the row is moved to. */
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly group: string
  readonly mode: ReportMode
  /** 述职时限, minutes. */
  readonly limit: number | null
  /** 预计用时 of the whole slot, minutes. */
  readonly planned: number | null
  readonly commentators: string
  readonly note: string
}

export type DraftInterval = {
  readonly kind: IntervalKind
  readonly id: string
  /** Its own words; empty to use the kind's name. */
  readonly title: string
  readonly planned: number | null
}

export type DraftItem = DraftPresenter | DraftInterval

export type DraftAttendee = {
  /** `v001`: given once and never again. */
  readonly id: string
  /** 编号 as it is to be printed; empty to be given one. */
  readonly no: string
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly identity: string
  /** A class of the scheme; empty for who attends without a vote (列席). */
  readonly voterClass: string
  readonly seat: string
  readonly note: string
}

/** The phases that have a soft limit, and the notice before the end of a report; in seconds here. */
export type LimitName = keyof Plan['limits']

export type MeetingDraft = {
  readonly title: string
  readonly venue: string
  /** As on the wall of the hall: `2026-01-10` and `08:30`, in the hub's time zone; empty until somebody says. */
  readonly date: string
  readonly time: string
  /** IANA name of the hub's time zone, e.g. `Asia/Shanghai`. */
  readonly zone: string
  /** In the order of the day. A presenter's printed number is his place among the presenters. */
  readonly items: readonly DraftItem[]
  readonly order: Plan['order']
  readonly officials: Officials
  readonly attendees: readonly DraftAttendee[]
  readonly cards: CardKind
  /** Drawn cards only: cards beyond those that are due, per class. */
  readonly spares: Readonly<Record<string, number>>
  readonly scheme: Scheme
  readonly timing: BallotTiming
  readonly firstTogether: number
  readonly secrecy: Secrecy
  readonly floor: number
  /** 异议期, minutes. */
  readonly objection: number | null
  readonly recusal: RecusalRules
  readonly quorum: Quorum | null
  readonly reveal: RevealPolicy
  /** May phones send questions and comments from the beginning? */
  readonly remarks: boolean
  /** Seconds. */
  readonly limits: Readonly<Record<LimitName, number | null>>
  /** How many rows of each kind have ever been made, so that no id is given twice. */
  readonly made: { readonly presenters: number; readonly intervals: number; readonly attendees: number }
}

export const isPresenter = (item: DraftItem): item is DraftPresenter => item.kind === 'slot'

/** The presenters, in order. */
export const presentersOf = ({ items }: Pick<MeetingDraft, 'items'>): readonly DraftPresenter[] =>
  items.filter(isPresenter)

/** The columns in which a person is told from another, without what the hub adds. */
export const isBlank = (row: DraftPresenter | DraftAttendee): boolean =>
  [row.name, row.unit, row.post].every((text) => text.trim() === '')
