/** Changes to the rows of a draft's tables: new ones with an id of their own, moved, taken out, put in order. */
import type { IntervalKind } from '../domain/agenda.ts'
import { USUAL_REPORT, USUAL_SLOT } from './beginnings.ts'
import { isPresenter, type DraftAttendee, type DraftItem, type DraftPresenter, type MeetingDraft } from './draft.ts'

export type NewPresenter = Partial<Omit<DraftPresenter, 'kind' | 'id'>>
export type NewAttendee = Partial<Omit<DraftAttendee, 'id'>>

const idOf = (letter: string, n: number, digits: number) => `${letter}${String(n).padStart(digits, '0')}`

const inserted = <Row>(rows: readonly Row[], at: number, more: readonly Row[]): readonly Row[] => [
  ...rows.slice(0, at),
  ...more,
  ...rows.slice(at),
]
const lastIndex = <Row>(rows: readonly Row[], fits: (row: Row) => boolean): number =>
  rows.reduce((last, row, i) => (fits(row) ? i : last), -1)

/** Where a new presenter goes: behind the last one, else behind the opening, else at the beginning. */
export function placeForPresenter(items: readonly DraftItem[]): number {
  const last = lastIndex(items, isPresenter)
  return (last >= 0 ? last : lastIndex(items, ({ kind }) => kind === 'opening')) + 1
}

/** With these presenters behind the others, or at a place. */
export function withPresenters(
  draft: MeetingDraft,
  rows: readonly NewPresenter[],
  at = placeForPresenter(draft.items),
): MeetingDraft {
  const made = rows.map((row, i): DraftPresenter => ({
    kind: 'slot',
    id: idOf('p', draft.made.presenters + i + 1, 2),
    name: '',
    unit: '',
    post: '',
    group: '',
    mode: 'oral',
    commentators: '',
    note: '',
    ...row,
    limit: row.limit ?? USUAL_REPORT,
    planned: row.planned ?? USUAL_SLOT,
  }))
  return {
    ...draft,
    items: inserted(draft.items, at, made),
    made: { ...draft.made, presenters: draft.made.presenters + made.length },
  }
}

/** With a break, an opening or the like at a place. */
export function withInterval(draft: MeetingDraft, kind: IntervalKind, planned: number, at: number): MeetingDraft {
  const id = idOf('i', draft.made.intervals + 1, 2)
  return {
    ...draft,
    items: inserted(draft.items, at, [{ kind, id, title: '', planned }]),
    made: { ...draft.made, intervals: draft.made.intervals + 1 },
  }
}

/** With these attendees behind the others. */
export function withAttendees(draft: MeetingDraft, rows: readonly NewAttendee[]): MeetingDraft {
  const made = rows.map((row, i): DraftAttendee => ({
    id: idOf('v', draft.made.attendees + i + 1, 3),
    no: '',
    name: '',
    unit: '',
    post: '',
    identity: '',
    voterClass: '',
    seat: '',
    note: '',
    ...row,
  }))
  return {
    ...draft,
    attendees: [...draft.attendees, ...made],
    made: { ...draft.made, attendees: draft.made.attendees + made.length },
  }
}

/** One row changed, found by its id. */
export const changed = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  change: Partial<Row>,
): readonly Row[] => rows.map((row) => (row.id === id ? { ...row, ...change } : row))

export const without = <Row extends { readonly id: string }>(rows: readonly Row[], ids: readonly string[]) =>
  rows.filter(({ id }) => !ids.includes(id))

/** The row at `from` taken out and put at `to`, counted without it. */
export function moved<Row>(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from]
  return row === undefined ? rows : inserted([...rows.slice(0, from), ...rows.slice(from + 1)], to, [row])
}

/** By a column, as people read it: 2 before 10, Chinese by pronunciation. Equal rows stay as they are. */
export function sorted<Row>(rows: readonly Row[], textOf: (row: Row) => string, down = false): readonly Row[] {
  const order = new Intl.Collator('zh-CN', { numeric: true })
  const signed = down ? -1 : 1
  return [...rows].sort((a, b) => signed * order.compare(textOf(a), textOf(b)))
}

/** The presenters by a column; what stands between them keeps its place in the day. */
export function presentersSorted(
  items: readonly DraftItem[],
  textOf: (row: DraftPresenter) => string,
  down = false,
): readonly DraftItem[] {
  const order = sorted(items.filter(isPresenter), textOf, down)
  let next = 0
  return items.map((item) => (isPresenter(item) ? (order[next++] ?? item) : item))
}
