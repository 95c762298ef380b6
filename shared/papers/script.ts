/** 主持词: the agenda as the chair reads it aloud, with the blanks filled as far as they are known, and the operator's cues. */
import { slots } from '../domain/agenda.ts'
import { quorumRefusal } from '../domain/attendance.ts'
import { due } from '../domain/roster.ts'
import type { Block, Document } from './document.ts'
import { heading, note, officials, paper } from './frame.ts'
import { publishedRounds } from './rounds.ts'
import { reportsAndBreaks } from './script-day.ts'
import { cue, read } from './script-lines.ts'
import type { PapersSource } from './source.ts'
import { sumsOf } from './tally-ballots.ts'
import { scriptSays, terms, words } from './words.ts'

export function script(source: PapersSource): readonly Document[] {
  const { meeting } = source
  const t = scriptSays(source)
  return [
    paper(source, 'script', {
      blocks: [
        note(t.chair(meeting.plan.officials.chair)),
        note(t.explain),
        ...opening(source),
        ...offices(source),
        ...requirements(source),
        ...reportsAndBreaks(source),
        ...ballot(source),
        heading(t.closing),
        read(t.summing),
        read(t.end),
        cue(t.endCue, source),
      ],
    }),
  ]
}

const added = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)

function opening(source: PapersSource): readonly Block[] {
  const { plan, roster, attendance, attendees, agenda } = source.meeting
  const t = scriptSays(source)
  const entitled = due(roster, plan.scheme.classes)
  const expected = Object.values(attendees)
  const voters = expected.filter(({ voterClass }) => voterClass !== undefined).length
  const all = expected.length > 0 ? voters : added(entitled)
  const { presence } = source.meeting
  const observers = expected.filter(
    ({ id, voterClass }) => voterClass === undefined && presence[id]?.state === 'present',
  ).length
  const quorum = plan.quorum && attendance ? quorumRefusal(plan.quorum, attendance, entitled) : undefined
  const items = [...agenda.order].flatMap((id) => agenda.items[id] ?? [])
  const heard = slots(agenda)
  const written = heard.filter(({ mode }) => mode === 'written').length
  const later = items.flatMap((item) =>
    item.kind === 'observer_comment' || item.kind === 'summing_up'
      ? [item.title || terms(source).interval[item.kind]]
      : [],
  )
  const order = [t.reports(heard.length - written, written), t.ballotItem, ...later]
  return [
    heading(t.beginning),
    cue(t.beginCue, source),
    read(t.greeting),
    read(t.open(plan.title)),
    read(
      [
        t.present(String(all), attendance ? String(added(attendance)) : t.blank),
        observers > 0 ? t.attending(observers) : '',
        quorum === undefined ? '' : quorum === null ? t.quorumMet : t.quorumMissing,
      ].join(''),
    ),
    read(t.agendaIs(t.joined(order))),
    read(t.phones),
  ]
}

function offices(source: PapersSource): readonly Block[] {
  const { meeting } = source
  const t = scriptSays(source)
  const { names } = words(source)
  const named = officials(meeting)
  const who = (office: 'chiefScrutineer' | 'scrutineers' | 'tellers') =>
    named[office]?.length ? names(named[office]) : t.blank
  const classes = meeting.plan.scheme.classes.map(({ code }) => terms(source).voterClass(code))
  return [
    heading(t.officials),
    read(
      [
        t.officialsSay(who('chiefScrutineer'), who('scrutineers'), who('tellers')),
        meeting.plan.officials.supervisor ? t.supervisor(meeting.plan.officials.supervisor) : '',
      ].join(''),
    ),
    read(t.cards(names(classes))),
    cue(t.cardsCue, source),
  ]
}

function requirements(source: PapersSource): readonly Block[] {
  const { plan, agenda } = source.meeting
  const t = scriptSays(source)
  const limits = slots(agenda).filter(({ mode }) => mode === 'oral')
  const longest = Math.max(0, ...limits.map(({ limit }) => limit))
  const minutes = (ms: number) => Math.round(ms / 60_000)
  return [
    heading(t.rules),
    read(
      [
        longest > 0 ? t.limit(minutes(longest)) : '',
        plan.limits.notice >= 60_000 ? t.bell(minutes(plan.limits.notice)) : '',
        t.talk,
      ].join(''),
    ),
  ]
}

/** The ballot of everybody, where there is one; and what is read of the count, of every round together. */
function ballot(source: PapersSource): readonly Block[] {
  const { plan } = source.meeting
  const t = scriptSays(source)
  const { language } = source
  const sums = publishedRounds(source).flatMap((round) =>
    round.result.state === 'closed' ? (sumsOf(round, null) ?? []) : [],
  )
  const figure = (of: 'issued' | 'returned' | 'valid' | 'invalid') =>
    sums.length === 0 ? t.blank : String(sums.reduce((n, each) => n + each[of], 0))
  const notes = plan.scheme.form.notes.map((each) => each[language])
  const held =
    plan.timing === 'collective' ? [read(t.ballotStart)] : plan.timing === 'open_all_day' ? [read(t.allDay)] : []
  return [
    heading(t.ballot),
    ...held,
    read(t[plan.secrecy]),
    ...(notes.length > 0 ? [read(t.formNotes + t.together(notes))] : []),
    cue(t.ballotCue, source),
    cue(t.countCue, source),
    read(t.counted(figure('issued'), figure('returned'), figure('valid'), figure('invalid')) + t.equal),
    read(plan.reveal === 'off' ? t.revealOff : t.revealOn),
    ...(plan.reveal === 'off' ? [] : [cue(t.revealCue, source)]),
  ]
}
