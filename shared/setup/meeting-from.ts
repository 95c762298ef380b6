/** Freezing: a meeting made of a draft in which nothing is missing any more. */
import type { Agenda, AgendaItem } from '../domain/agenda.ts'
import type { Attendee, Attendees } from '../domain/attendees.ts'
import type { Meeting, Officials, Plan } from '../domain/meeting.ts'
import { begun } from '../domain/new-meeting.ts'
import { noRemarks } from '../domain/remarks.ts'
import type { Card, Roster } from '../domain/roster.ts'
import { minutes, seconds, type Duration, type Instant } from '../domain/time.ts'
import { isPresenter, presentersOf, type DraftAttendee, type DraftPresenter, type MeetingDraft } from './draft.ts'
import { drawnNumbers, numbersOf, votersPerClass } from './numbers.ts'
import { momentOf } from './wall-time.ts'

/** The meeting, ready and not begun, as of the moment `at` (rule F2). What `blockersOf` finds must have been put right. */
export function meetingFrom(draft: MeetingDraft, at: Instant): Meeting {
  const { roster, attendees } = peopleOf(draft)
  return begun({
    plan: planOf(draft, at),
    roster,
    attendees,
    agenda: agendaOf(draft),
    remarks: { ...noRemarks, open: draft.remarks },
    life: { state: 'ready', since: at },
  })
}

function planOf(draft: MeetingDraft, at: Instant): Plan {
  const { order, officials, timing, firstTogether, secrecy, cards, floor, reveal, scheme, recusal, quorum } = draft
  return {
    title: draft.title.trim(),
    venue: draft.venue.trim(),
    demo: false,
    startsAt: momentOf(draft.date, draft.time, draft.zone) ?? at,
    order,
    officials: officialsFrom(officials),
    timing,
    firstTogether,
    secrecy,
    cards,
    floor,
    objection: minutes(draft.objection ?? 0),
    reveal,
    scheme,
    recusal,
    quorum,
    limits: Object.fromEntries(
      Object.entries(draft.limits).map(([name, length]): [string, Duration] => [name, seconds(length ?? 0)]),
    ) as Plan['limits'],
  }
}

function officialsFrom({ scrutineers, tellers, ...single }: Officials): Officials {
  const names = (list: readonly string[]) => list.flatMap((name) => name.trim() || [])
  const { chair, recorder, chiefScrutineer, supervisor } = single
  return {
    chair: chair.trim(),
    recorder: recorder.trim(),
    chiefScrutineer: chiefScrutineer.trim(),
    supervisor: supervisor.trim(),
    scrutineers: names(scrutineers),
    tellers: names(tellers),
  }
}

function agendaOf(draft: MeetingDraft): Agenda {
  const numbers = new Map(presentersOf(draft).map(({ id }, i) => [id, i + 1]))
  const items = draft.items.map((item): AgendaItem => {
    if (isPresenter(item)) return slotFrom(item, numbers.get(item.id) ?? 0)
    const { kind, id, title, planned } = item
    return { kind, id, title: title.trim(), planned: minutes(planned ?? 0), phase: 'queued' }
  })
  return {
    items: Object.fromEntries(items.map((item) => [item.id, item])),
    order: items.map(({ id }) => id),
    current: null,
  }
}

const slotFrom = (presenter: DraftPresenter, orderNo: number): AgendaItem => ({
  kind: 'slot',
  id: presenter.id,
  orderNo,
  name: presenter.name.trim(),
  unit: presenter.unit.trim(),
  post: presenter.post.trim(),
  group: presenter.group.trim(),
  mode: presenter.mode,
  ...(presenter.commentators.trim() ? { commentators: presenter.commentators.trim() } : {}),
  limit: minutes(presenter.limit ?? 0),
  planned: minutes(presenter.planned ?? 0),
  phase: 'queued',
})

/** Everybody who is expected, and the cards. Only named cards are tied to somebody who votes (rule F3). */
function peopleOf(draft: MeetingDraft): { readonly roster: Roster; readonly attendees: Attendees } {
  const drawn = draft.cards === 'drawn'
  const pile = drawn ? drawnCards(draft) : []
  const numbers = numbersOf(
    // Whoever draws a card has no number of his own in common with it.
    drawn ? { ...draft, attendees: draft.attendees.filter(({ voterClass }) => !voterClass) } : draft,
    pile.map(({ no }) => no),
  )
  const presenters = presentersAmong(draft)
  const people = draft.attendees.map((row) => attendeeFrom(row, numbers.get(row.id), presenters.get(row.id)))
  const held = people.flatMap((person) => cardOf(person) ?? [])
  const cards = [...pile, ...held]
  return {
    roster: { cards: Object.fromEntries(cards.map((card) => [card.no, card])) },
    attendees: Object.fromEntries(people.map((person) => [person.id, person])),
  }
}

const drawnCards = (draft: MeetingDraft): readonly Card[] =>
  Object.entries(votersPerClass(draft)).flatMap(([voterClass, due]) =>
    drawnNumbers(voterClass, due + (draft.spares[voterClass] ?? 0)).map((no, i): Card => {
      const card = { no, identity: '', unit: '', seat: '', voterClass }
      return i < due ? card : { ...card, spare: true }
    }),
  )

/** The card of an attendee who has one of his own. */
const cardOf = ({ card, identity, unit, seat, voterClass, presenter }: Attendee): Card | null =>
  card === undefined
    ? null
    : {
        no: card,
        identity,
        unit,
        seat,
        ...(voterClass ? { voterClass } : {}),
        ...(presenter ? { presenter } : {}),
      }

function attendeeFrom(row: DraftAttendee, card: string | undefined, presenter: string | undefined): Attendee {
  const text = (key: 'name' | 'unit' | 'post' | 'identity' | 'seat') => row[key].trim()
  return {
    id: row.id,
    name: text('name'),
    unit: text('unit'),
    post: text('post'),
    identity: text('identity'),
    seat: text('seat'),
    ...(row.voterClass ? { voterClass: row.voterClass } : {}),
    ...(card ? { card } : {}),
    ...(presenter ? { presenter } : {}),
    ...(row.note.trim() ? { note: row.note.trim() } : {}),
  }
}

/** Which attendees are presenters: of the same name and the same unit (rule F4). By the attendee's id. */
export function presentersAmong(draft: Pick<MeetingDraft, 'items' | 'attendees'>): ReadonlyMap<string, string> {
  const who = ({ name, unit }: { readonly name: string; readonly unit: string }) =>
    name.trim() ? `${name.trim()}\n${unit.trim()}` : null
  const known = new Map(presentersOf(draft).map((presenter) => [who(presenter), presenter.id]))
  return new Map(
    draft.attendees.flatMap((row): [string, string][] => {
      const found = who(row) === null ? undefined : known.get(who(row))
      return found === undefined ? [] : [[row.id, found]]
    }),
  )
}
