/**
 * 签到: who has come, by name. One press at a desk is one fact; what the press said stands with its moment, so that a desk
 * that was off the net for a while catches up without changing what the others have seen (rules Q1 to Q9).
 */
import { instant, type Instant } from './time.ts'
import { refuse, type Decision } from './decision.ts'
import type { Attendance } from './attendance.ts'
import type { Attendee, Attendees } from './attendees.ts'
import type { Box, Round } from './ballot.ts'
import { isSigned, lifeStates, stateBehind } from './meeting-life.ts'
import type { Meeting } from './meeting.ts'
import { plainText } from './plain-text.ts'
import { due, type Card, type Roster } from './roster.ts'

export type Presence = {
  /** present 在场; left 中途退场; excused 请假, and has not come. */
  readonly state: 'present' | 'left' | 'excused'
  /** When the person signed in; of one who is excused, when that was noted. */
  readonly at: Instant
  /** 补签: after the call to order. */
  readonly late?: true
  readonly leftAt?: Instant
  /** 代会人: who came instead, by name. */
  readonly substitute?: string
  /** Which desk, as it calls itself. */
  readonly desk: string
  /** Why the person is excused. */
  readonly excused?: string
}

/** By the attendee's id. Nobody is in it who has neither come nor been excused. */
export type Presences = Readonly<Record<string, Presence>>

export type CheckInCommand =
  /** `at`: the moment at the desk; left out, the hub's own. */
  | { type: 'attendee.arrive'; attendee: string; desk: string; at?: Instant; substitute?: string }
  | { type: 'attendee.leave'; attendee: string; at?: Instant }
  | { type: 'attendee.excuse'; attendee: string; reason: string }
  /** 签错: takes back the last thing that was noted of this person. */
  | { type: 'attendee.undo'; attendee: string; reason: string }
  /** Somebody who is on no list. With `desk` the person stands there and is checked in as well. */
  | {
      type: 'attendee.add'
      name: string
      unit: string
      post: string
      identity: string
      seat: string
      reason: string
      voterClass?: string
      desk?: string
      at?: Instant
    }

export type CheckInFact =
  | { type: 'attendee.arrived'; attendee: string; presence: Presence }
  | { type: 'attendee.left'; attendee: string; at: Instant }
  | { type: 'attendee.excused'; attendee: string; reason: string; at: Instant }
  | { type: 'attendee.undone'; attendee: string; reason: string; at: Instant }
  /** `card`: where cards are named, the new voter's own. */
  | { type: 'attendee.added'; attendee: Attendee; reason: string; card?: Card; at: Instant }

/** How long a name for a desk may be. */
const longestDesk = 24

type Setting = { readonly now: Instant; readonly box: Pick<Box, 'has'> }

/** Decides what a desk asks for. What has been done already is no refusal: then nothing follows from it (rule Q2). */
export function decideCheckIn(meeting: Meeting, command: CheckInCommand, setting: Setting): Decision<CheckInFact> {
  const { life, attendees, presence } = meeting
  if (isSigned(life)) return refuse('noSuchMove')
  if (command.type === 'attendee.add') return decideAdd(meeting, command, setting.now)
  const attendee = Object.hasOwn(attendees, command.attendee) ? attendees[command.attendee] : undefined
  if (!attendee) return refuse('noSuchAttendee')
  const known = presence[attendee.id]
  if (command.type === 'attendee.excuse') return decideExcuse(command, known, setting.now)
  if (!hasOpened(meeting)) return refuse('checkInNotOpen')
  switch (command.type) {
    case 'attendee.arrive':
      return decideArrive(meeting, command, known, setting.now)
    case 'attendee.leave': {
      if (!known || known.state === 'excused') return refuse('notArrived')
      if (known.state === 'left') return []
      const at = instant(Math.max(known.at, atTheDesk(meeting, command.at, setting.now)))
      return [{ type: 'attendee.left', attendee: attendee.id, at }]
    }
    case 'attendee.undo': {
      if (!known) return []
      const reason = plainText(command.reason)
      if (!reason) return refuse('emptyText')
      const { card } = attendee
      // Whoever has voted was there.
      const voted = card !== undefined && Object.keys(meeting.rounds).some((round) => setting.box.has(round, card))
      if (known.state === 'present' && voted) return refuse('ballotsAreIn')
      return [{ type: 'attendee.undone', attendee: attendee.id, reason, at: setting.now }]
    }
  }
}

/** Rules Q1 to Q3: the first moment stands, wherever it was pressed and in whichever order the desks were heard. */
function decideArrive(
  meeting: Meeting,
  command: Extract<CheckInCommand, { type: 'attendee.arrive' }>,
  known: Presence | undefined,
  now: Instant,
): Decision<CheckInFact> {
  const desk = named(command.desk)
  if (!desk) return refuse('emptyText')
  const at = atTheDesk(meeting, command.at, now)
  const substitute = plainText(command.substitute ?? '')
  const pressed: Presence = {
    state: 'present',
    at,
    ...(isLate(meeting, at) ? { late: true } : {}),
    ...(substitute ? { substitute } : {}),
    desk,
  }
  const arrived = (presence: Presence): Decision<CheckInFact> => [
    { type: 'attendee.arrived', attendee: command.attendee, presence },
  ]
  if (!known || known.state === 'excused') return arrived(pressed)
  const { leftAt, ...back } = known
  // Whoever left and is there again keeps the moment at which he first came.
  if (leftAt !== undefined && at > leftAt) return arrived({ ...back, state: 'present' })
  if (at >= known.at) return []
  const { late: _late, ...first } = known
  return arrived({ ...first, at, desk, ...(pressed.late ? { late: true } : {}) })
}

function decideExcuse(
  command: Extract<CheckInCommand, { type: 'attendee.excuse' }>,
  known: Presence | undefined,
  now: Instant,
): Decision<CheckInFact> {
  const reason = plainText(command.reason)
  if (!reason) return refuse('emptyText')
  if (known && known.state !== 'excused') return refuse('hasArrived')
  if (known?.excused === reason) return []
  return [{ type: 'attendee.excused', attendee: command.attendee, reason, at: now }]
}

function decideAdd(
  meeting: Meeting,
  command: Extract<CheckInCommand, { type: 'attendee.add' }>,
  now: Instant,
): Decision<CheckInFact> {
  const { plan, attendees, roster } = meeting
  const { voterClass } = command
  const name = plainText(command.name)
  const reason = plainText(command.reason)
  if (!name || !reason) return refuse('emptyText')
  if (voterClass !== undefined && !plan.scheme.classes.some(({ code }) => code === voterClass))
    return refuse('badRequest')
  // A first name would make a list of a meeting whose table counts by hand.
  if (!hasList(meeting)) return refuse('noSuchMove')
  const desk = named(command.desk ?? '')
  if (desk && !hasOpened(meeting)) return refuse('checkInNotOpen')
  const texts = {
    unit: plainText(command.unit),
    identity: plainText(command.identity),
    seat: plainText(command.seat),
  }
  const card: Card | undefined =
    voterClass !== undefined && plan.cards === 'named'
      ? { no: nextCard(roster, voterClass), ...texts, voterClass }
      : undefined
  const attendee: Attendee = {
    id: nextId(attendees),
    name,
    post: plainText(command.post),
    ...texts,
    ...(voterClass === undefined ? {} : { voterClass }),
    ...(card ? { card: card.no } : {}),
  }
  const added: CheckInFact = { type: 'attendee.added', attendee, reason, ...(card ? { card } : {}), at: now }
  if (!desk) return [added]
  const at = atTheDesk(meeting, command.at, now)
  const presence: Presence = { state: 'present', at, ...(isLate(meeting, at) ? { late: true } : {}), desk }
  return [added, { type: 'attendee.arrived', attendee: attendee.id, presence }]
}

const named = (desk: string) => [...plainText(desk)].slice(0, longestDesk).join('')

/** Rule Q4: from the opening of the check-in until the result is signed. */
const hasOpened = ({ life }: Pick<Meeting, 'life'>) =>
  lifeStates.indexOf(stateBehind(life)) >= lifeStates.indexOf('check_in')

/** A desk's own moment, which is neither before the check-in was opened nor in the future. */
function atTheDesk({ life }: Pick<Meeting, 'life'>, at: Instant | undefined, now: Instant): Instant {
  return at === undefined ? now : instant(Math.min(now, Math.max(at, life.opened ?? at)))
}

const isLate = ({ life }: Pick<Meeting, 'life'>, at: Instant) => life.called !== undefined && at >= life.called

/** The next of `v001`, `v002` …, after the highest that was ever given. */
function nextId(attendees: Attendees): string {
  const highest = Object.keys(attendees).reduce((most, id) => Math.max(most, Number(/^v(\d+)$/.exec(id)?.[1] ?? 0)), 0)
  return `v${String(highest + 1).padStart(3, '0')}`
}

/** The next number of a class: `C096` after `C095`. */
function nextCard({ cards }: Roster, code: string): string {
  const highest = Object.keys(cards).reduce(
    (most, no) => (no.startsWith(code) ? Math.max(most, Number(/^\d+$/.exec(no.slice(code.length))?.[0] ?? 0)) : most),
    0,
  )
  return `${code}${String(highest + 1).padStart(3, '0')}`
}

/** The meeting after something happened at a desk; how many of each class are there follows from it. */
export function applyCheckIn(meeting: Meeting, fact: CheckInFact): Meeting {
  if (fact.type === 'attendee.added') {
    const { attendee, card } = fact
    const roster = card ? { cards: { ...meeting.roster.cards, [card.no]: card } } : meeting.roster
    return withAttendance({ ...meeting, roster, attendees: { ...meeting.attendees, [attendee.id]: attendee } })
  }
  return withAttendance({ ...meeting, presence: applyPresence(meeting.presence, fact) })
}

function applyPresence(presence: Presences, fact: Exclude<CheckInFact, { type: 'attendee.added' }>): Presences {
  const { attendee: id } = fact
  const known = presence[id]
  switch (fact.type) {
    case 'attendee.arrived':
      return { ...presence, [id]: fact.presence }
    case 'attendee.left':
      return known ? { ...presence, [id]: { ...known, state: 'left', leftAt: fact.at } } : presence
    case 'attendee.excused':
      return { ...presence, [id]: { state: 'excused', at: fact.at, desk: '', excused: fact.reason } }
    case 'attendee.undone': {
      const { [id]: _undone, ...others } = presence
      if (known?.state !== 'left') return others
      const { leftAt: _leftAt, ...back } = known
      return { ...others, [id]: { ...back, state: 'present' } }
    }
  }
}

/** Is there a list of names? Otherwise the table counts by hand. */
export const hasList = ({ attendees }: Pick<Meeting, 'attendees'>): boolean => Object.keys(attendees).length > 0

/** 应到, per class: by the list where there is one, since spare cards are nobody's; else by the cards. */
export function dueOf({ attendees, roster, plan }: Pick<Meeting, 'attendees' | 'roster' | 'plan'>) {
  const { classes } = plan.scheme
  if (!hasList({ attendees })) return due(roster, classes)
  const counts: Record<string, number> = Object.fromEntries(classes.map(({ code }) => [code, 0]))
  for (const { voterClass } of Object.values(attendees))
    if (voterClass !== undefined) counts[voterClass] = (counts[voterClass] ?? 0) + 1
  return counts
}

/** Rule Q5: with a list, those present of each class are counted from it. For every change of the list or the classes. */
export const withAttendance = (meeting: Meeting): Meeting =>
  hasList(meeting) ? { ...meeting, attendance: countedPresent(meeting, ({ state }) => state === 'present') } : meeting

/** Who had a form in hand: with a list, those who were there while the round was open, also if they have left since. */
export function attendanceIn(meeting: Meeting, round: Round | undefined): Attendance {
  if (!round || !hasList(meeting)) return meeting.attendance
  return countedPresent(
    meeting,
    ({ state, leftAt }) => state === 'present' || (leftAt !== undefined && leftAt >= round.openedAt),
  )
}

function countedPresent(
  { attendees, presence, plan }: Meeting,
  counts: (presence: Presence) => boolean,
): Readonly<Record<string, number>> {
  const there: Record<string, number> = Object.fromEntries(plan.scheme.classes.map(({ code }) => [code, 0]))
  for (const { id, voterClass } of Object.values(attendees)) {
    const known = presence[id]
    if (voterClass !== undefined && known && counts(known)) there[voterClass] = (there[voterClass] ?? 0) + 1
  }
  return there
}

/** Whose card it is; a list is never changed but replaced, and asked for its holder with every ballot. */
const holders = new WeakMap<Attendees, ReadonlyMap<string, Attendee>>()

function holderOf(attendees: Attendees, card: string): Attendee | undefined {
  const known =
    holders.get(attendees) ??
    new Map(Object.values(attendees).flatMap((each) => (each.card === undefined ? [] : [[each.card, each]])))
  holders.set(attendees, known)
  return known.get(card)
}

/** Rule Q6: a card that belongs to somebody who is not there (GB 50799-2012, 12.2). A card of nobody is never kept out. */
export function isKeptOut({ attendees, presence }: Pick<Meeting, 'attendees' | 'presence'>, card: string): boolean {
  const holder = holderOf(attendees, card)
  return holder !== undefined && presence[holder.id]?.state !== 'present'
}

/** Of some people: `due` = `present` + `left` + `absent`, and whoever is excused is absent. */
export type CheckInCounts = {
  /** 应到 */
  readonly due: number
  /** 实到: there now. */
  readonly present: number
  /** 中途退场 */
  readonly left: number
  /** 缺席: has not come, with leave or without. */
  readonly absent: number
  /** 请假 */
  readonly excused: number
  /** 补签 */
  readonly late: number
  /** 代会 */
  readonly substitutes: number
}

export type CheckInFigures = {
  /** Who has a vote. */
  readonly voting: CheckInCounts
  /** 列席: who attends without one. */
  readonly nonvoting: CheckInCounts
  /** Who has a vote, per class. */
  readonly classes: Readonly<Record<string, CheckInCounts>>
}

/** 应到、实到、缺席、列席 by the list; null where there is none. */
export function checkInFigures(
  meeting: Pick<Meeting, 'attendees' | 'presence'> & {
    readonly plan: { readonly scheme: { readonly classes: readonly { readonly code: string }[] } }
  },
): CheckInFigures | null {
  const { attendees, presence, plan } = meeting
  if (!hasList(meeting)) return null
  const all = Object.values(attendees)
  const of = (chosen: readonly Attendee[]): CheckInCounts => {
    const known = chosen.flatMap(({ id }) => presence[id] ?? [])
    const many = (holds: (presence: Presence) => unknown) => known.filter(holds).length
    const present = many(({ state }) => state === 'present')
    const left = many(({ state }) => state === 'left')
    return {
      due: chosen.length,
      present,
      left,
      absent: chosen.length - present - left,
      excused: many(({ state }) => state === 'excused'),
      late: many(({ late }) => late),
      substitutes: many(({ substitute }) => substitute),
    }
  }
  return {
    voting: of(all.filter(({ voterClass }) => voterClass !== undefined)),
    nonvoting: of(all.filter(({ voterClass }) => voterClass === undefined)),
    classes: Object.fromEntries(
      plan.scheme.classes.map(({ code }) => [code, of(all.filter(({ voterClass }) => voterClass === code))]),
    ),
  }
}
