/**
 * What an import brings: one row for each presenter or attendee, as the set-up keeps them while a meeting is prepared.
 * Every text is cleaned: trimmed, one line, letters and digits half-width (rule I3).
 */
import type { ReportMode } from '../domain/slot.ts'

export type PresenterRow = {
  /** 序号, the printed number. */
  readonly orderNo: number | null
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly mode: ReportMode
  /** 时限, in minutes. */
  readonly limit: number | null
  /** 预计用时, in minutes. */
  readonly planned: number | null
  /** 点评人, several divided by 、 */
  readonly commentators: string
  readonly group: string
  readonly note: string
}

export type AttendeeRow = {
  /** 编号 as printed; may be empty. */
  readonly no: string
  readonly name: string
  readonly unit: string
  readonly post: string
  /** 身份, e.g. 党代表. */
  readonly identity: string
  /** 票类; empty for those who attend without a vote (列席). */
  readonly voterClass: string
  readonly seat: string
  readonly note: string
}

export const rowKinds = ['presenters', 'attendees'] as const
export type RowKind = (typeof rowKinds)[number]
export type RowOf = { readonly presenters: PresenterRow; readonly attendees: AttendeeRow }
export type Row = RowOf[RowKind]

/** In the order in which they are shown and exported. */
export const fieldsOf = {
  presenters: [
    'orderNo',
    'name',
    'unit',
    'post',
    'mode',
    'limit',
    'planned',
    'commentators',
    'group',
    'note',
  ] satisfies readonly (keyof PresenterRow)[],
  attendees: [
    'no',
    'name',
    'unit',
    'post',
    'identity',
    'voterClass',
    'seat',
    'note',
  ] satisfies readonly (keyof AttendeeRow)[],
} as const
export type Field = keyof PresenterRow | keyof AttendeeRow

/** A row by the names of its fields, for what treats both kinds alike. */
export type Values = Readonly<Partial<Record<Field, string | number | null>>>

export const valuesOf = (row: Row): Values => row

/** A row of `kind` from values that have all its fields: the one place where values become a row again. */
export const rowFrom = <Kind extends RowKind>(kind: Kind, values: Values): RowOf[Kind] => {
  const empty: Values = kind === 'presenters' ? emptyPresenter : emptyAttendee
  return { ...empty, ...values } as unknown as RowOf[Kind]
}

const emptyPresenter: PresenterRow = {
  orderNo: null,
  name: '',
  unit: '',
  post: '',
  mode: 'oral',
  limit: null,
  planned: null,
  commentators: '',
  group: '',
  note: '',
}
const emptyAttendee: AttendeeRow = {
  no: '',
  name: '',
  unit: '',
  post: '',
  identity: '',
  voterClass: '',
  seat: '',
  note: '',
}

/** The number that is printed for a row: 序号 or 编号. */
export const numberField = { presenters: 'orderNo', attendees: 'no' } as const
