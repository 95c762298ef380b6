/** A draft made of a meeting: the present one, to be changed before it begins, or a former one, to be held again. */
import { inOrder } from '../domain/agenda.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Duration } from '../domain/time.ts'
import type { DraftAttendee, DraftItem, LimitName, MeetingDraft } from './draft.ts'
import { wallOf } from './wall-time.ts'

const inMinutes = (length: Duration): number => Math.round(length / 60_000)

/**
 * `zone`: the hub's time zone. `again`: for another day, so without the date and with whatever happened to anybody
 * forgotten; otherwise the same meeting comes of it (rule F5).
 */
export function draftFromMeeting(meeting: Meeting, zone: string, again: boolean): MeetingDraft {
  const { plan } = meeting
  const items = inOrder(meeting.agenda).map((item): DraftItem => {
    const planned = inMinutes(item.planned)
    if (item.kind !== 'slot') return { kind: item.kind, id: item.id, title: item.title, planned }
    const { kind, id, name, unit, post, group, mode, commentators = '', limit } = item
    return { kind, id, name, unit, post, group, mode, commentators, limit: inMinutes(limit), planned, note: '' }
  })
  const attendees = attendeesOf(meeting)
  const wall = wallOf(plan.startsAt, zone)
  return {
    title: plan.title,
    venue: plan.venue,
    date: again ? '' : wall.date,
    time: wall.time,
    zone,
    items,
    order: plan.order,
    officials: plan.officials,
    attendees,
    cards: plan.cards,
    spares: sparesOf(meeting),
    scheme: plan.scheme,
    timing: plan.timing,
    firstTogether: plan.firstTogether,
    secrecy: plan.secrecy,
    floor: plan.floor,
    objection: inMinutes(plan.objection),
    recusal: plan.recusal,
    quorum: plan.quorum,
    reveal: plan.reveal,
    remarks: meeting.remarks.open,
    limits: Object.fromEntries(
      Object.entries(plan.limits).map(([name, length]) => [name, Math.round(length / 1_000)]),
    ) as Record<LimitName, number>,
    made: {
      presenters: highest(items, 'p'),
      intervals: highest(items, 'i'),
      attendees: highest(attendees, 'v'),
    },
  }
}

/** The list of those expected; where nobody made one, the holders of the cards, as far as the cards speak of them. */
function attendeesOf({ attendees, roster }: Meeting): readonly DraftAttendee[] {
  const listed = Object.values(attendees)
  if (listed.length > 0) {
    return listed.map(({ id, name, unit, post, identity, seat, voterClass = '', card = '', note = '' }) => ({
      id,
      no: card,
      name,
      unit,
      post,
      identity,
      voterClass,
      seat,
      note,
    }))
  }
  return Object.values(roster.cards)
    .filter(({ spare }) => !spare)
    .map(({ no, identity, unit, seat, voterClass = '' }, i) => ({
      id: `v${String(i + 1).padStart(3, '0')}`,
      no,
      name: '',
      unit,
      post: '',
      identity,
      voterClass,
      seat,
      note: '',
    }))
}

function sparesOf({ roster }: Meeting): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { spare, voterClass } of Object.values(roster.cards))
    if (spare && voterClass) counts[voterClass] = (counts[voterClass] ?? 0) + 1
  return counts
}

/** The highest number that stands behind a letter in the ids of some rows. */
const highest = (rows: readonly { readonly id: string }[], letter: string): number =>
  rows.reduce((most, { id }) => Math.max(most, Number(new RegExp(`^${letter}(\\d+)$`).exec(id)?.[1] ?? 0)), 0)
