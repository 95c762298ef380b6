/** What a view is made of: a few named sections, each small and whole. Who gets which, and what of it, is in `view.ts`. */
import type { Instant, Duration } from './time.ts'
import type { Role } from './person.ts'
import type { AgendaItem, IntervalKind } from './agenda.ts'
import type { ReportMode, TalkPhase } from './slot.ts'
import type { LifeState } from './meeting-life.ts'
import type { Timer } from './timer.ts'
import type { BallotTiming, Round } from './ballot.ts'
import type { VoterClass } from './roster.ts'
import type { Remark } from './remarks.ts'
import type { HeldScene, Screens } from './screens.ts'
import type { Scene } from './scene.ts'
import type { NextStep } from './next-step.ts'
import type { Pace } from './pace.ts'
import type { Scheme, Score } from './scoring/graded-points.ts'
import type { Step } from './undo.ts'

export const audiences = ['console', 'recorder', 'projector', 'stage', 'phone'] as const
/** Who is shown the same. Connecting is subscribing: a person belongs to one audience. */
export type Audience = (typeof audiences)[number]

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
