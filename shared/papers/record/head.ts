/** The head of the minutes: when, where, who was there and who was not, and what was on the agenda. */
import type { Attendee } from '../../domain/attendees.ts'
import { inOrder, type AgendaItem } from '../../domain/agenda.ts'
import { due } from '../../domain/roster.ts'
import type { Block } from '../document.ts'
import { dayWords, termsOf, timeOf, whoIs, wordsOf, type RecordSource } from './source.ts'

/** Who came, as the check-in knows it. A meeting without one has none. */
type Presence = { readonly state: string; readonly substitute?: string; readonly excused?: string }
const presenceOf = (meeting: object): Readonly<Record<string, Presence>> | undefined =>
  (meeting as { presence?: Readonly<Record<string, Presence>> }).presence

/** Called to order, and adjourned: the first and the last move that still stand. */
export function span({ meeting }: RecordSource): { readonly from?: number; readonly to?: number } {
  const moves = meeting.acts.flatMap((act) => (act.what === 'moved' && !act.undone ? [act] : []))
  const from = moves.find(({ to }) => to === 'in_session')?.at
  const to = moves.findLast((move) => move.to === 'counting')?.at
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

export function headOf(source: RecordSource): Block {
  const { plan } = source.meeting
  const t = wordsOf(source).field
  const rows: readonly (readonly [string, string])[] = [
    [t.name, plan.title],
    [t.time, timeWords(source)],
    [t.place, plan.venue],
    [t.chair, plan.officials.chair],
    [t.recorder, plan.officials.recorder],
    ...peopleRows(source),
    [t.agenda, agendaWords(source)],
  ]
  return { kind: 'fields', rows }
}

function timeWords(source: RecordSource): string {
  const t = wordsOf(source)
  const { from, to } = span(source)
  if (from === undefined) return t.notBegun
  const began = `${dayWords(from, source)} ${timeOf(from, source)}`
  if (to === undefined) return t.notOver(began)
  const sameDay = dayWords(from, source) === dayWords(to, source)
  return t.until(began, sameDay ? timeOf(to, source) : `${dayWords(to, source)} ${timeOf(to, source)}`)
}

/** By name where there is a list and a check-in; by numbers otherwise. */
function peopleRows(source: RecordSource): readonly (readonly [string, string])[] {
  const { meeting } = source
  const presence = presenceOf(meeting)
  const attendees = Object.values(meeting.attendees)
  return presence && attendees.length > 0 ? byName(source, attendees, presence) : byNumber(source)
}

function byNumber(source: RecordSource): readonly (readonly [string, string])[] {
  const { roster, plan, attendance } = source.meeting
  const t = wordsOf(source)
  const classes = plan.scheme.classes
  const entitled = due(roster, classes)
  const all = added(entitled)
  if (!attendance) return [[t.field.present, t.notCounted(all)]]
  const parts = classes.map(({ code, label }) =>
    t.ofClass(label[source.language], entitled[code] ?? 0, attendance[code] ?? 0),
  )
  const missing = all - added(attendance)
  return [
    [t.field.present, t.sentences([t.people(all, added(attendance)), ...parts])],
    [t.field.absent, missing > 0 ? t.missing(missing) : t.nobody],
  ]
}

function byName(
  source: RecordSource,
  attendees: readonly Attendee[],
  presence: Readonly<Record<string, Presence>>,
): readonly (readonly [string, string])[] {
  const t = wordsOf(source)
  const came = (one: Attendee) => ['present', 'left'].includes(presence[one.id]?.state ?? '')
  const nameOf = (one: Attendee) => {
    const by = presence[one.id]?.substitute
    return by ? t.substitute(one.name, by) : one.name
  }
  const group = (label: string, some: readonly Attendee[]) =>
    some.length > 0 ? [t.withNames(label, some.length, t.names(some.map(nameOf)))] : []
  const voters = attendees.filter(({ voterClass }) => voterClass !== undefined)
  const guests = attendees.filter((one) => one.voterClass === undefined && came(one))
  const absent = attendees.filter((one) => !came(one))
  const present = source.meeting.plan.scheme.classes.flatMap(({ code, label }) =>
    group(
      label[source.language],
      voters.filter((one) => one.voterClass === code && came(one)),
    ),
  )
  const why = (one: Attendee) => {
    const reason = presence[one.id]?.excused
    return reason ? t.excused(one.name, reason) : one.name
  }
  const names = (some: readonly string[]) => (some.length > 0 ? t.names(some) : t.nobody)
  return [
    [t.field.present, t.sentences([t.people(voters.length, voters.filter(came).length), ...present])],
    [t.field.nonvoting, names(guests.map(nameOf))],
    [t.field.absent, names(absent.map(why))],
  ]
}

/** Presenters that follow one another are one point of the agenda. */
function agendaWords(source: RecordSource): string {
  const t = wordsOf(source)
  const points: string[] = []
  let run: Extract<AgendaItem, { kind: 'slot' }>[] = []
  const close = () => {
    const [first, last] = [run[0], run.at(-1)]
    if (first && last) {
      const [from, to] = [whoIs(first, source), whoIs(last, source)]
      points.push(run.length === 1 ? t.talk(from) : t.talks(run.length, from, to))
    }
    run = []
  }
  for (const item of inOrder(source.meeting.agenda)) {
    if (item.kind === 'slot') {
      run.push(item)
      continue
    }
    close()
    points.push(item.title || termsOf(source).interval[item.kind])
  }
  close()
  return t.sentences(points.map((point, i) => `${i + 1}. ${point}`))
}

const added = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
