/** What a view is made of: a few named sections, each small and whole. Who gets which, and what of it, is in `view.ts`. */
import type { Instant, Duration } from './time.ts'
import type { Role } from './person.ts'
import type { Acts } from './acts.ts'
import type { AgendaItem, IntervalKind } from './agenda.ts'
import type { ReportMode, TalkPhase } from './slot.ts'
import type { LifeState } from './meeting-life.ts'
import type { Timer } from './timer.ts'
import type { BallotTiming, ProofStage, Round, Secrecy } from './ballot.ts'
import type { BallotKey, TellerRole } from './ballot-key.ts'
import type { Attendee } from './attendees.ts'
import type { CheckInFigures, Presences } from './check-in.ts'
import type { CardKind } from './roster.ts'
import type { Attendance, Quorum } from './attendance.ts'
import type { GivenScores } from './given-scores.ts'
import type { ListedLine, PhoneLines } from './lines.ts'
import type { Notes } from './notes.ts'
import type { PaperDifference } from './paper.ts'
import type { Problems } from './problems.ts'
import type { RecusalRules, Recusals } from './recusal.ts'
import type { Balance, RevealPolicy } from './results.ts'
import type { Form } from './scoring/form.ts'
import type { SheetRule } from './scoring/sheet.ts'
import type { Standing } from './scoring/standing.ts'
import type { Remark } from './remarks.ts'
import type { HeldScene, Screens } from './screens.ts'
import type { Scene } from './scene.ts'
import type { NextStep } from './next-step.ts'
import type { Pace } from './pace.ts'
import type { Rules, Scheme, VoterClass } from './scoring/scheme.ts'
import type { Score } from './scoring/score.ts'
import type { Step } from './undo.ts'

export const audiences = ['console', 'recorder', 'secretary', 'desk', 'teller', 'projector', 'stage', 'phone'] as const
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
  group?: string
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
  secrecy: Secrecy
  /** Secret rounds: what a phone seals to and is bound to, and by which it checks its receipt. */
  config?: string
  publicKey?: string
  receiptKey?: string
  /** Root A, from the close on; root B, once the tellers have opened the box. */
  root?: string
  openedRoot?: string
}

/** A secret round whose box is closed and not counted. */
export type SealedRound = {
  id: string
  number: number
  slot?: string
  subjects: readonly string[]
  /** Since when it waits. */
  closedAt: Instant
  /** Envelopes in the box. */
  sealed: number
  /** Root A. */
  root?: string
  /** Classes that are too small to be opened, as they are counted. The box opens when there are none. */
  small: readonly string[]
  merged: Readonly<Record<string, string>>
  /** Sheets of paper are still to be entered, compared and accepted. */
  awaitsPaper: boolean
  /** Which teller has opened it, and whether the two came to different results. */
  reported: readonly TellerRole[]
  differ: boolean
}

/** How many phones have looked for their ballot, and did or did not find it. */
export type Found = { found: number; missing: number }

/** One presenter's result. Its classes are missing where they would speak of persons. */
export type ResultRow = { presenter: string; score: Score; standing: Standing }

export type RoundResult = ShownRound & {
  submitted: number
  entitled: number
  reason?: string
  revealed?: true
  /** Sheets of paper are still to be entered, compared and accepted. */
  awaitsPaper?: true
  /** The box is sealed and the tellers have not opened it yet. */
  awaitsTellers?: true
  /** Classes counted as a part of another. */
  merged?: Readonly<Record<string, string>>
  /** How many phones did not find their ballot. */
  doubts?: Readonly<Record<ProofStage, number>>
  /** 发出、收回、有效、无效 … and why no result comes out; absent until the box has been counted. */
  balance?: Balance
  /** Absent until the box has been counted, where the figures do not balance, and for a voided round. */
  rows?: readonly ResultRow[]
}

/** One round whose paper sheets are being entered. */
export type PaperRound = {
  id: string
  number: number
  slot?: string
  subjects: readonly string[]
  /** Sheets given out, per class. */
  issued: Readonly<Record<string, number>>
  /** Which sheets each of the two has entered, per class. Never what is on them. */
  entered: Readonly<Record<'teller_a' | 'teller_b', Readonly<Record<string, readonly number[]>>>>
  /** Where the two differ: said once both have entered a sheet. */
  differences: readonly PaperDifference[]
}

/** Somebody on the list, as a desk may know him: without the card, which is nobody's business there. */
export type ListedAttendee = Omit<Attendee, 'card' | 'presenter' | 'note'>

/** Every section by name. Which audience gets which is in `sectionsFor`. */
export type Sections = {
  meeting: {
    title: string
    venue: string
    demo: boolean
    /** 演练: said on every screen. */
    rehearsal: boolean
    timing: BallotTiming
    secrecy: Secrecy
    cards: CardKind
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
  /** Drawing lots for the order: the number of each slot that has one. Null where the order is fixed. */
  lots: {
    lots: { drawn: Readonly<Record<string, number>>; left: number; last: string | null; settled: boolean } | null
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
    /** The rounds whose result may be put on the projector now. */
    mayReveal: readonly string[]
  }
  /** 测评办法, and whether it can still be changed. `fixed`: a round has been opened. */
  scheme: { scheme: Scheme; timing: BallotTiming; firstTogether: number; reveal: RevealPolicy; fixed: boolean }
  /** What a voter is asked, and what would make a ballot void. */
  form: { form: Form; invalid: readonly SheetRule[] }
  /** Who is there and who votes how: for the chair's table alone. */
  roll: {
    due: Readonly<Record<string, number>>
    attendance: Attendance
    quorum: Quorum | null
    /** Null if a ballot may be opened. */
    shortOf: { refused: 'attendanceUnknown' } | { refused: 'noQuorum'; count: number } | null
    onPaper: readonly string[]
    recusal: RecusalRules
    recusals: Recusals
    given: GivenScores
    cards: readonly { no: string; voterClass: string; identity: string; unit: string }[]
  }
  /** 应到、实到、缺席、列席; null where there is no list of names. */
  checkIn: { figures: CheckInFigures | null }
  /** For the desks alone: who is expected, by name, and what the classes are called. */
  attendees: { list: readonly ListedAttendee[]; classes: readonly Pick<VoterClass, 'code' | 'label'>[] }
  /** For the desks alone: who has come, by the attendee's id. */
  presence: Presences
  /** `blankRow`: what a line left empty means. */
  paper: { rounds: readonly PaperRound[]; classes: readonly VoterClass[]; blankRow: Rules['blankRow'] }
  /**
   * The tellers' key, and what a secret ballot asks of a class. `objection`: how long the key is kept. `shredding`: the
   * envelopes have been deleted, and the file still holds old pages of them.
   */
  key: {
    key: BallotKey | null
    secrecy: Secrecy
    floor: number
    objection: Duration
    demo: boolean
    shredding: boolean
  }
  /** Boxes that wait for the tellers, oldest first. */
  opening: { rounds: readonly SealedRound[] }
  /** What the phones found of the round of the moment. */
  proofs: { round: string | null; box: Found; opened: Found }
  /** Cards that were issued anew, and those that were tried on a second device since the hub runs. */
  cards: { kind: CardKind; reissued: Readonly<Record<string, number>>; tried: readonly string[] }
  remarks: { open: boolean; waiting: readonly Remark[]; released: readonly Remark[] }
  /** What has been done, act by act. `turnout`: what the rounds among them came to, once they are closed. */
  acts: {
    acts: Acts
    turnout: Readonly<Record<string, { number: number; submitted: number; entitled: number }>>
  }
  /** What was typed beside the acts. */
  notes: Notes
  problems: { list: Problems }
  spotlight: { remark: Pick<Remark, 'id' | 'kind' | 'speaker' | 'text'> | null }
  ballot: { round: ShownRound | null }
  /** How many have submitted, never what. Only the console sees it by class, and how many drafts are unsent. */
  turnout: {
    round: string | null
    submitted: number
    entitled: number
    byClass?: Readonly<Record<string, { submitted: number; entitled: number; onPaper: number }>>
    drafts?: number
  }
  /** `day`: everybody's result so far, in printed order, from the rounds that count. */
  results: { rounds: readonly RoundResult[]; day: readonly ResultRow[] }
  /** For the projector: the one result that is being shown. */
  revealed: { result: RoundResult | null; scheme: Scheme }
  screen: { scene: Scene; message: string }
  stage: Pick<Screens, 'stageNote' | 'reminder'>
  walls: { held: HeldScene; spotlight: string | null; result: string | null }
  hall: Readonly<Record<Audience, number>>
  /** The lines of screens and consoles in the order in which they came, how many more there are, and all phones in one. */
  lines: { list: readonly ListedLine[]; more: number; phones: PhoneLines }
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
  /** The presenters whom this card may not judge. */
  recused: readonly string[]
  /** This card votes on paper. */
  onPaper: boolean
  /** The rounds for which the hub has a ballot of this person: whether, never what. */
  submitted: readonly string[]
  /** What became of this person's last remarks. */
  remarks: readonly Pick<Remark, 'id' | 'kind' | 'text' | 'state'>[]
}
