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

/**
 * With a whole new list of presenters, in its order. Who was there before, by name, unit and post, keeps his id; what
 * stands between the presenters keeps its place.
 */
export function withPresenterList(
  draft: MeetingDraft,
  rows: readonly Omit<DraftPresenter, 'kind' | 'id'>[],
): MeetingDraft {
  const { kept, fresh } = matched(presentersOf(draft), rows, ({ name, unit, post }) => `${name}\n${unit}\n${post}`)
  const made = withPresenters({ ...draft, items: [] }, fresh)
  let next = 0
  const list = kept.map((row): DraftItem | undefined => row ?? made.items[next++])
  const places = draft.items.map((item) => (isPresenter(item) ? list.shift() : item))
  const items = places.flatMap((item) => item ?? [])
  const more = list.flatMap((item) => item ?? [])
  const behind = items.reduce((last, item, i) => (isPresenter(item) || item.kind === 'opening' ? i + 1 : last), 0)
  return { ...made, items: [...items.slice(0, behind), ...more, ...items.slice(behind)] }
}

/** With a whole new list of attendees; who was there before, by 编号 or else by name and unit, keeps his id. */
export function withAttendeeList(draft: MeetingDraft, rows: readonly Omit<DraftAttendee, 'id'>[]): MeetingDraft {
  const { kept, fresh } = matched(draft.attendees, rows, ({ no, name, unit }) => no || `${name}\n${unit}`)
  const made = withAttendees({ ...draft, attendees: [] }, fresh)
  let next = 0
  const attendees = kept.flatMap((row) => row ?? made.attendees[next++] ?? [])
  return { ...made, attendees }
}

/** Each new row with the id of the old one that is meant by it, or null for a fresh one; and the fresh ones. */
function matched<Old extends { readonly id: string }, New extends object>(
  old: readonly Old[],
  rows: readonly New[],
  who: (row: Old | New) => string,
): { readonly kept: readonly ((New & Pick<Old, 'id'> & Old) | null)[]; readonly fresh: readonly New[] } {
  const left = new Map<string, Old[]>()
  for (const row of old) left.set(who(row), [...(left.get(who(row)) ?? []), row])
  const kept = rows.map((row) => {
    const before = left.get(who(row))?.shift()
    return before ? { ...before, ...row } : null
  })
  return { kept, fresh: rows.filter((_, i) => kept[i] === null) }
}
