/** What is pasted or imported, laid into the tables: cells from a cell on, or a whole list in place of the old (rule F9). */
import {
  isPresenter,
  presentersOf,
  type DraftAttendee,
  type DraftItem,
  type DraftPresenter,
  type MeetingDraft,
} from './draft.ts'
import { minutesIn, nameIn } from './paste.ts'
import { changed, withAttendees, withPresenters, type NewAttendee, type NewPresenter } from './rows.ts'

/** The columns of the tables, from left to right. */
export const presenterColumns = ['name', 'unit', 'post', 'mode', 'limit', 'planned', 'commentators', 'group'] as const
export type PresenterColumn = (typeof presenterColumns)[number]
export const attendeeColumns = ['no', 'name', 'unit', 'post', 'identity', 'voterClass', 'seat', 'note'] as const
export type AttendeeColumn = (typeof attendeeColumns)[number]

type Cells = readonly (readonly string[])[]

/** The words for a written report, in Chinese (shu mian) and English. */
const written = /\u4e66\u9762|written/i

/** What a text says in a column of the presenters. */
export function presenterCell(column: PresenterColumn, text: string): NewPresenter {
  switch (column) {
    case 'mode':
      return { mode: written.test(text) ? 'written' : 'oral' }
    case 'limit':
    case 'planned':
      return { [column]: minutesIn(text) }
    case 'name':
      return { name: nameIn(text) }
    default:
      return { [column]: text }
  }
}

/** What a text says in a column of the attendees; a class goes by its code, by its label, or by the code with lei or piao. */
export function attendeeCell(column: AttendeeColumn, text: string, { classes }: MeetingDraft['scheme']): NewAttendee {
  if (column === 'name') return { name: nameIn(text) }
  if (column !== 'voterClass') return { [column]: text }
  const bare = text.replace(/[\u7c7b\u7968]+$/u, '').trim()
  const found = classes.find(
    ({ code, label }) => code.toLowerCase() === bare.toLowerCase() || label['zh-CN'] === text || label.en === text,
  )
  // lie xi: attends without a vote.
  return { voterClass: found?.code ?? (/^(\u5217\u5e2d|observer|-)$/i.test(text) ? '' : bare) }
}

const laid = <Column extends string, Row extends object>(
  columns: readonly Column[],
  from: Column,
  cells: readonly string[],
  read: (column: Column, text: string) => Row,
): Row =>
  Object.assign(
    {},
    ...columns
      .slice(columns.indexOf(from))
      .flatMap((column, i) => (cells[i] === undefined ? [] : [read(column, cells[i])])),
  ) as Row

/** With cells pasted from a presenter's cell on, downwards over the presenters; what is over makes new ones. */
export function pastePresenters(draft: MeetingDraft, id: string, from: PresenterColumn, cells: Cells): MeetingDraft {
  const rows = cells.map((line) => laid(presenterColumns, from, line, presenterCell))
  const start = presentersOf(draft).findIndex((row) => row.id === id)
  const there = start < 0 ? [] : presentersOf(draft).slice(start, start + rows.length)
  const items = there.reduce<readonly DraftItem[]>(
    (all, row, i) => changed(all, row.id, rows[i] as Partial<DraftPresenter>),
    draft.items,
  )
  return withPresenters({ ...draft, items }, rows.slice(there.length))
}

/** With cells pasted from an attendee's cell on, downwards over those `shown`; what is over makes new ones. */
export function pasteAttendees(
  draft: MeetingDraft,
  { id, from, shown }: { readonly id: string; readonly from: AttendeeColumn; readonly shown: readonly DraftAttendee[] },
  cells: Cells,
): MeetingDraft {
  const read = (column: AttendeeColumn, text: string) => attendeeCell(column, text, draft.scheme)
  const rows = cells.map((line) => laid(attendeeColumns, from, line, read))
  const start = shown.findIndex((row) => row.id === id)
  const there = start < 0 ? [] : shown.slice(start, start + rows.length)
  const change = new Map(there.map((row, i) => [row.id, rows[i]]))
  const attendees = draft.attendees.map((row) => ({ ...row, ...change.get(row.id) }))
  return withAttendees({ ...draft, attendees }, rows.slice(there.length))
}

/** Where each row of a new list stood among the old ones; null if it is new. */
export type Origins = readonly (number | null)[]

/** With a whole new list of presenters; who was there keeps his id, and what stands between them its place. */
export function withPresenterList(
  draft: MeetingDraft,
  rows: readonly Omit<DraftPresenter, 'kind' | 'id'>[],
  origins: Origins,
): MeetingDraft {
  const fresh = rows.filter((_, i) => known(origins, i) === null)
  const made = withPresenters({ ...draft, items: [] }, fresh)
  const old = presentersOf(draft)
  const list = laidOver(rows, origins, old, made.items)
  const places = draft.items.map((item) => (isPresenter(item) ? list.shift() : item))
  const items = places.flatMap((item) => item ?? [])
  const behind = items.reduce((last, item, i) => (isPresenter(item) || item.kind === 'opening' ? i + 1 : last), 0)
  return { ...made, items: [...items.slice(0, behind), ...list, ...items.slice(behind)] }
}

/** With a whole new list of attendees; who was there keeps his id. */
export function withAttendeeList(
  draft: MeetingDraft,
  rows: readonly Omit<DraftAttendee, 'id'>[],
  origins: Origins,
): MeetingDraft {
  const fresh = rows.filter((_, i) => known(origins, i) === null)
  const made = withAttendees({ ...draft, attendees: [] }, fresh)
  return { ...made, attendees: laidOver(rows, origins, draft.attendees, made.attendees) }
}

const known = (origins: Origins, i: number): number | null => origins[i] ?? null

/** The new rows in their order: what was there with its id, else the next of those that were made. */
function laidOver<Row extends object>(
  rows: readonly object[],
  origins: Origins,
  old: readonly Row[],
  made: readonly Row[],
): Row[] {
  let next = 0
  return rows.flatMap((row, i) => {
    const before = old[known(origins, i) ?? -1]
    return before ? { ...before, ...row } : (made[next++] ?? [])
  })
}
