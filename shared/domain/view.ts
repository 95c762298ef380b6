/**
 * What each audience may know: the only place where something is hidden from someone. A view is a few named
 * sections, each small and whole; a change sends the sections that changed.
 */
import type { Instant, Duration } from './time.ts'
import type { Person, Role } from './person.ts'
import { inOrder, itemOf, slotOf, waiting, type AgendaItem, type IntervalKind } from './agenda.ts'
import { entersFrom, type ReportMode, type TalkPhase } from './slot.ts'
import { movesFrom, type LifeState } from './meeting-life.ts'
import type { Timer } from './timer.ts'
import { openRounds, roundsFor, type BallotTiming, type Round } from './ballot.ts'
import type { VoterClass } from './roster.ts'
import { remarkOf, type Remark } from './remarks.ts'
import type { HeldScene, Screens } from './screens.ts'
import { sceneOf, type Scene } from './scene.ts'
import { nextStep, type NextStep } from './next-step.ts'
import { paceOf, plannedStarts, type Pace } from './pace.ts'
import { score, type ClassResult, type Scheme, type Score } from './scoring/graded-points.ts'
import type { Step } from './undo.ts'
import type { Meeting } from './meeting.ts'

export const audiences = ['console', 'recorder', 'projector', 'stage', 'phone'] as const
/** Who is shown the same. Connecting is subscribing: a person belongs to one audience. */
export type Audience = (typeof audiences)[number]

const audienceOfRole: Readonly<Record<Role, Audience>> = {
  chair: 'console',
  operator: 'console',
  hub: 'console',
  recorder: 'recorder',
  projector: 'projector',
  stage: 'stage',
  voter: 'phone',
  observer: 'phone',
}
export const audienceOf = (person: Person): Audience => audienceOfRole[person.role]

/** An agenda item as planned. What has become of it is in `progress`. */
export type PlannedItem = {
  id: string
  kind: 'slot' | IntervalKind
  /** An interval's own title; empty to use its kind's name. */
  title: string
  start: Instant
  planned: Duration
  /** Slots only, and all of them present there. */
  orderNo?: number
  name?: string
  unit?: string
  post?: string
  mode?: ReportMode
  deputy?: true
}

export type ItemProgress = {
  phase: AgendaItem['phase']
  startedAt?: Instant
  endedAt?: Instant
  limit?: Duration
  reportTook?: Duration
  deferred?: true
  reason?: string
}

export type ShownRound = {
  id: string
  number: number
  slot?: string
  subjects: readonly string[]
  state: Round['state']
}

export type RoundResult = ShownRound & {
  submitted: number
  entitled: number
  reason?: string
  /** Absent until the box has been counted, and for a voided round. */
  scores?: readonly { item: string; score: Score }[]
}

/** Every section by name. Which audience gets which is in `sectionsFor`. */
export type Sections = {
  meeting: {
    title: string
    venue: string
    demo: boolean
    timing: BallotTiming
    startsAt: Instant
  }
  agenda: { items: readonly PlannedItem[] }
  now: {
    life: { state: LifeState; since: Instant; reason?: string; until?: Instant }
    item: string | null
    phase: AgendaItem['phase'] | null
    startedAt?: Instant
    timer: Timer | null
    /** The next two on the agenda. */
    next: readonly string[]
    pace: Pace | null
    /** May phones send questions and comments? */
    remarks: boolean
  }
  progress: Readonly<Record<string, ItemProgress>>
  control: {
    step: number
    main: NextStep | null
    undo: Omit<Step, 'before'> | null
    /** The talk phases that can be entered from here. */
    enters: readonly TalkPhase[]
    moves: readonly LifeState[]
    classes: readonly VoterClass[]
    mayReveal: boolean
  }
  remarks: { open: boolean; waiting: readonly Remark[]; released: readonly Remark[] }
  spotlight: { remark: Pick<Remark, 'id' | 'kind' | 'speaker' | 'text'> | null }
  ballot: { round: ShownRound | null }
  /** How many have submitted, never what. Only the console sees it by class, and how many drafts are unsent. */
  turnout: {
    round: string | null
    submitted: number
    entitled: number
    byClass?: Readonly<Record<string, { submitted: number; entitled: number }>>
    drafts?: number
  }
  results: { rounds: readonly RoundResult[]; scheme: Scheme }
  /** For the projector: the one result that is being shown. */
  revealed: { result: RoundResult | null; scheme: Scheme }
  screen: { scene: Scene; message: string }
  stage: Pick<Screens, 'stageNote' | 'reminder'>
  walls: { held: HeldScene; spotlight: string | null }
  hall: Readonly<Record<Audience, number>>
  storage: { saving: boolean }
  join: { url: string }
}
export type SectionName = keyof Sections

/** What a view is made from: the meeting, and what the hub knows beside it. */
export type Surroundings = {
  readonly meeting: Meeting
  /** Ballots in the box of a round, per class. */
  readonly submitted: (round: string) => Readonly<Record<string, number>>
  readonly drafts: (round: string) => number
  /** Connected now, per audience. */
  readonly hall: Readonly<Record<Audience, number>>
  /** False while the disk refuses: nothing is acknowledged until it takes again. */
  readonly saving: boolean
  /** Where a phone goes to join, without any secret. */
  readonly joinUrl: string
}

/** The sections of each audience. Nothing outside its row ever reaches it (rule V1). */
export const sectionsFor: Readonly<Record<Audience, readonly SectionName[]>> = {
  console: [
    'meeting',
    'agenda',
    'now',
    'progress',
    'control',
    'remarks',
    'spotlight',
    'ballot',
    'turnout',
    'results',
    'screen',
    'stage',
    'walls',
    'hall',
    'storage',
    'join',
  ],
  recorder: ['meeting', 'agenda', 'now', 'progress', 'remarks', 'spotlight', 'ballot'],
  projector: ['meeting', 'agenda', 'now', 'spotlight', 'ballot', 'turnout', 'revealed', 'screen', 'join'],
  stage: ['meeting', 'agenda', 'now', 'spotlight', 'ballot', 'stage'],
  phone: ['meeting', 'agenda', 'now', 'spotlight', 'ballot'],
}

export type View = Partial<Sections>

/** How many released remarks the console and the recorder keep in sight. */
const mostReleased = 40

/** One section as one audience may see it. */
export function section<S extends SectionName>(name: S, from: Surroundings, audience: Audience): Sections[S] {
  return makers[name](from, audience)
}

/** Everything an audience may see. */
export function viewFor(from: Surroundings, audience: Audience): View {
  return Object.fromEntries(sectionsFor[audience].map((name) => [name, section(name, from, audience)]))
}

const makers: { readonly [S in SectionName]: (from: Surroundings, audience: Audience) => Sections[S] } = {
  meeting: ({ meeting: { plan } }) => ({
    title: plan.title,
    venue: plan.venue,
    demo: plan.demo,
    timing: plan.timing,
    startsAt: plan.startsAt,
  }),
  agenda: ({ meeting }) => ({ items: planned(meeting) }),
  now: ({ meeting }) => nowOf(meeting),
  progress: ({ meeting }) => Object.fromEntries(inOrder(meeting.agenda).map((item) => [item.id, progressOf(item)])),
  control: ({ meeting }) => controlOf(meeting),
  remarks: ({ meeting: { remarks } }) => ({
    open: remarks.open,
    waiting: remarks.list.filter(({ state }) => state === 'waiting'),
    released: remarks.list.filter(({ state }) => state === 'released').slice(-mostReleased),
  }),
  spotlight: ({ meeting }) => {
    const remark = remarkOf(meeting.remarks, meeting.spotlight)
    if (!remark) return { remark: null }
    const { id, kind, speaker, text } = remark
    return { remark: { id, kind, speaker, text } }
  },
  ballot: ({ meeting }) => {
    const round = roundOfTheMoment(meeting)
    return { round: round ? shown(round) : null }
  },
  turnout: ({ meeting, submitted, drafts }, audience) => {
    const round = roundOfTheMoment(meeting)
    if (!round) return { round: null, submitted: 0, entitled: 0 }
    const counts = submitted(round.id)
    const totals = { round: round.id, submitted: added(counts), entitled: added(round.entitled) }
    if (audience !== 'console') return totals
    const byClass = Object.entries(round.entitled).map(([code, entitled]) => [
      code,
      { submitted: counts[code] ?? 0, entitled },
    ])
    return { ...totals, byClass: Object.fromEntries(byClass), drafts: drafts(round.id) }
  },
  results: ({ meeting }) => ({
    rounds: Object.values(meeting.rounds)
      .filter(({ state }) => state !== 'open')
      .map((round) => resultOf(meeting, round)),
    scheme: meeting.plan.scheme,
  }),
  revealed: ({ meeting }) => {
    const slot = slotOf(meeting.agenda, meeting.agenda.current)
    const round = slot?.phase === 'reveal' ? roundOfTheMoment(meeting) : undefined
    return { result: round?.revealed ? onTheWall(meeting, round) : null, scheme: meeting.plan.scheme }
  },
  screen: ({ meeting }) => ({ scene: sceneOf(meeting), message: meeting.screens.message }),
  stage: ({ meeting: { screens } }) => ({ stageNote: screens.stageNote, reminder: screens.reminder }),
  walls: ({ meeting: { screens, spotlight } }) => ({ held: screens.scene, spotlight }),
  hall: ({ hall }) => hall,
  storage: ({ saving }) => ({ saving }),
  join: ({ joinUrl }) => ({ url: joinUrl }),
}

function planned(meeting: Meeting): readonly PlannedItem[] {
  const starts = plannedStarts(meeting)
  return inOrder(meeting.agenda).map((item) => {
    const start = starts[item.id] ?? meeting.plan.startsAt
    const common = { id: item.id, kind: item.kind, start, planned: item.planned }
    if (item.kind !== 'slot') return { ...common, title: item.title }
    const { orderNo, name, unit, post, mode, deputy } = item
    return { ...common, title: '', orderNo, name, unit, post, mode, ...(deputy ? { deputy } : {}) }
  })
}

function nowOf(meeting: Meeting): Sections['now'] {
  const { life, agenda, timer } = meeting
  const current = itemOf(agenda, agenda.current)
  const { state, since, reason, until } = life
  return {
    life: { state, since, ...(reason ? { reason } : {}), ...(until ? { until } : {}) },
    item: agenda.current,
    phase: current?.phase ?? null,
    ...(current?.startedAt ? { startedAt: current.startedAt } : {}),
    timer,
    next: waiting(agenda)
      .slice(0, 2)
      .map(({ id }) => id),
    pace: paceOf(meeting),
    remarks: meeting.remarks.open,
  }
}

function progressOf(item: AgendaItem): ItemProgress {
  const { phase, startedAt, endedAt } = item
  const times = { phase, ...(startedAt ? { startedAt } : {}), ...(endedAt ? { endedAt } : {}) }
  if (item.kind !== 'slot') return times
  const { limit, reportTook, deferred, reason } = item
  return {
    ...times,
    limit,
    ...(reportTook === undefined ? {} : { reportTook }),
    ...(deferred ? { deferred } : {}),
    ...(reason ? { reason } : {}),
  }
}

function controlOf(meeting: Meeting): Sections['control'] {
  const last = meeting.history.at(-1)
  const slot = slotOf(meeting.agenda, meeting.agenda.current)
  return {
    step: meeting.step,
    main: nextStep(meeting),
    undo: last ? withoutBefore(last) : null,
    enters: slot && meeting.life.state === 'in_session' ? entersFrom(slot) : [],
    moves: movesFrom(meeting.life),
    classes: meeting.roster.classes,
    mayReveal: meeting.plan.reveal,
  }
}

const withoutBefore = ({ before: _before, ...step }: Step) => step

/** The round that matters now: an open one, else the last of the slot under way. */
function roundOfTheMoment({ rounds, agenda, plan }: Meeting): Round | undefined {
  const ofSlot = agenda.current === null ? undefined : roundsFor(rounds, agenda.current).at(-1)
  return openRounds(rounds)[0] ?? (plan.timing === 'open_all_day' ? roundsFor(rounds, null).at(-1) : ofSlot)
}

function shown({ id, number, slot, subjects, state }: Round): ShownRound {
  return { id, number, ...(slot ? { slot } : {}), subjects, state }
}

/** A voided round keeps its turnout and its reason, and shows no score: it does not count. */
function resultOf({ plan, roster }: Meeting, round: Round): RoundResult {
  const { counts } = round
  const scores = round.subjects.map((item) => ({
    item,
    score: score(plan.scheme, roster.classes, counts?.[item] ?? {}),
  }))
  return {
    ...shown(round),
    submitted: round.submitted ?? 0,
    entitled: added(round.entitled),
    ...(round.reason ? { reason: round.reason } : {}),
    ...(counts && round.state === 'closed' ? { scores } : {}),
  }
}

/** The fewest valid ballots of a class whose counts may be on a wall: of fewer, one could guess who gave what. */
const fewestShown = 5

/** A result without its classes if one of them is so small that its counts would speak of persons (rule V5). */
function onTheWall(meeting: Meeting, round: Round): RoundResult {
  const { scores, ...result } = resultOf(meeting, round)
  if (!scores) return result
  const speaksOfPersons = ({ valid }: ClassResult) => valid > 0 && valid < fewestShown
  // In a demo nobody has voted: there the scene is shown whole to whoever tries it with two phones.
  const kept = (score: Score): Score =>
    !meeting.plan.demo && score.classes.some(speaksOfPersons) ? { ...score, classes: [] } : score
  return { ...result, scores: scores.map(({ item, score }) => ({ item, score: kept(score) })) }
}

const added = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)

/** What only one person may know. */
export type Mine = {
  role: Role
  id: string
  /** Card holders only. */
  identity?: string
  seat?: string
  voterClass?: string
  /** The rounds for which the hub has a ballot of this person: whether, never what. */
  submitted: readonly string[]
  /** What became of this person's last remarks. */
  remarks: readonly Pick<Remark, 'id' | 'kind' | 'text' | 'state'>[]
}

export function mineFor(meeting: Meeting, person: Person, submitted: readonly string[]): Mine {
  const card = meeting.roster.cards[person.id]
  const own = card ? meeting.remarks.list.filter((remark) => remark.card === card.no).slice(-5) : []
  return {
    role: person.role,
    id: person.id,
    ...(card ? { identity: card.identity, seat: card.seat } : {}),
    ...(card?.voterClass ? { voterClass: card.voterClass } : {}),
    submitted,
    remarks: own.map(({ id, kind, text, state }) => ({ id, kind, text, state })),
  }
}
