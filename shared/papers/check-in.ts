/** Document 2, 签到表: everybody on the list in its order, with what the desks noted, and a space to sign by hand. */
import { checkInFigures, type CheckInCounts, type Presence } from '../domain/check-in.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Instant } from '../domain/time.ts'
import { checkInPaper } from '../i18n/check-in-paper.ts'
import type { Language } from '../i18n/language.ts'
import type { Cell, Column, Document } from './document.ts'

/** What this document needs of the papers' source. */
export type CheckInSource = {
  readonly meeting: Pick<Meeting, 'attendees' | 'presence'> & {
    readonly plan: Pick<Meeting['plan'], 'title' | 'venue' | 'startsAt' | 'scheme'>
  }
  readonly language: Language
  readonly stamp: Document['stamp']
  /** Minutes east of UTC, for times of day on paper. The time of China unless it is said. */
  readonly zone?: number
}

/** One sheet; none for a meeting without a list of names. Pure: no clock and no zone of the machine. */
export function checkInSheet({ meeting, language, stamp, zone = 480 }: CheckInSource): readonly Document[] {
  const t = checkInPaper[language]
  const { plan, attendees, presence } = meeting
  const figures = checkInFigures(meeting)
  if (!figures) return []
  const local = (at: Instant) => new Date(at + zone * 60_000)
  const time = (at: Instant) => local(at).toISOString().slice(11, 16)
  const date = local(plan.startsAt)
  const day = t.date(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())

  const columns: readonly Column[] = [
    { label: t.number, width: 4, align: 'center' },
    { label: t.name, width: 8 },
    { label: t.unitAndPost, width: 18 },
    { label: t.identity, width: 9 },
    { label: t.voterClass, width: 6, align: 'center' },
    { label: t.seat, width: 8, align: 'center' },
    { label: t.arrived, width: 7, align: 'center' },
    { label: t.late, width: 5, align: 'center' },
    { label: t.left, width: 7, align: 'center' },
    { label: t.note, width: 13 },
    { label: t.signature, width: 11 },
  ]
  const rows = Object.values(attendees).map((attendee, i): readonly Cell[] => {
    const known: Presence | undefined = presence[attendee.id]
    const came = known && known.state !== 'excused' ? known : undefined
    return [
      i + 1,
      attendee.name,
      [attendee.unit, attendee.post].filter(Boolean).join(' '),
      attendee.identity,
      attendee.voterClass === undefined ? t.nonvoting : t.ofClass(attendee.voterClass),
      attendee.seat,
      came ? time(came.at) : '',
      came?.late ? t.yes : '',
      came?.leftAt === undefined ? '' : time(came.leftAt),
      [
        known?.state === 'excused' ? t.excusedFor(known.excused ?? '') : '',
        came?.substitute ? t.cameInstead(came.substitute) : '',
      ]
        .filter(Boolean)
        .join(t.between),
      '',
    ]
  })
  const foot = [t.foot(shown(figures.voting)), t.footNonvoting(shown(figures.nonvoting))]
  const sheet: Document = {
    id: 'check_in',
    title: t.title,
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [t.meeting, plan.title],
          [t.day, day],
          [t.venue, plan.venue],
        ],
      },
      { kind: 'table', name: t.title, columns, rows, foot },
      { kind: 'signatures', roles: [t.deskSigns] },
    ],
    stamp,
  }
  return [sheet]
}

/** On paper 实到 is who came at all: whoever left early is among them, and named as such. */
const shown = (counts: CheckInCounts) => ({ ...counts, came: counts.present + counts.left })
