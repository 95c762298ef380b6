/** What a meeting is. How a command is decided stands in `decide.ts`, how facts change it in `apply.ts`. */
import type { Duration, Instant } from './time.ts'
import type { Life } from './meeting-life.ts'
import type { Acts } from './acts.ts'
import type { Agenda } from './agenda.ts'
import type { Attendees } from './attendees.ts'
import type { Presences } from './check-in.ts'
import type { SlotPhase } from './slot.ts'
import type { Timer } from './timer.ts'
import type { Lots } from './lots.ts'
import type { Notes } from './notes.ts'
import type { Problems } from './problems.ts'
import type { Roster } from './roster.ts'
import type { Remarks } from './remarks.ts'
import type { Screens } from './screens.ts'
import type { BallotTiming, Rounds, Secrecy } from './ballot.ts'
import type { BallotKey } from './ballot-key.ts'
import type { CardKind } from './roster.ts'
import type { Step } from './undo.ts'
import type { Scheme } from './scoring/scheme.ts'
import type { Attendance, Quorum } from './attendance.ts'
import type { GivenScores } from './given-scores.ts'
import type { RecusalRules, Recusals } from './recusal.ts'
import type { RevealPolicy } from './results.ts'

export type Plan = {
  readonly title: string
  readonly venue: string
  /** A demo's plan is rebased to the moment it is called to order. */
  readonly demo: boolean
  readonly startsAt: Instant
  readonly timing: BallotTiming
  /** fixed: as in the table. lots: the presenters draw their places before witnesses. */
  readonly order: 'fixed' | 'lots'
  readonly officials: Officials
  /** The first so many presenters are balloted together, where each has a ballot; 0 for none (rule B16). */
  readonly firstTogether: number
  readonly secrecy: Secrecy
  /** How voters hold their cards. */
  readonly cards: CardKind
  /** Of a class with fewer ballots than this no sum is made in a secret ballot. */
  readonly floor: number
  /** 异议期: so long after the last ballot the tellers keep the key. */
  readonly objection: Duration
  /** May results be shown on the projector? Off unless the plan says otherwise (domain 2.6). */
  readonly reveal: RevealPolicy
  readonly scheme: Scheme
  readonly recusal: RecusalRules
  /** Null if a ballot may be opened however few have come. */
  readonly quorum: Quorum | null
  /** Soft limits of the phases, and of the notice before the end of a report. */
  readonly limits: Readonly<Record<TimedPhase | 'notice', Duration>>
}

/** Who holds which office, by name, for the papers; empty where nobody has been named. */
export type Officials = {
  /** 主持人, with his post as it is to be printed. */
  readonly chair: string
  readonly recorder: string
  /** 总监票人 */
  readonly chiefScrutineer: string
  /** 监票人 */
  readonly scrutineers: readonly string[]
  /** 计票人 */
  readonly tellers: readonly string[]
  /** 监督员 */
  readonly supervisor: string
}

type TimedPhase = Exclude<SlotPhase, 'queued' | 'reporting' | 'closed' | 'reveal' | 'done' | 'absent' | 'withdrawn'>

export type Meeting = {
  readonly plan: Plan
  readonly roster: Roster
  readonly life: Life
  readonly agenda: Agenda
  readonly lots: Lots
  /** 演练中: nothing of what happens counts. */
  readonly rehearsal: boolean
  /** The timer of the moment: of the slot's phase, of the ballot or of the interval; null when nothing is timed. */
  readonly timer: Timer | null
  readonly attendees: Attendees
  /** Who has come, by the attendee's id. */
  readonly presence: Presences
  /** Per class; with a list of attendees it follows from who is present. */
  readonly attendance: Attendance
  readonly recusals: Recusals
  /** Cards that vote on paper. */
  readonly onPaper: readonly string[]
  /** What the secret ballots are sealed to; null before the tellers have made it. */
  readonly key: BallotKey | null
  /** Cards that were issued anew, and how often. */
  readonly reissued: Readonly<Record<string, number>>
  readonly rounds: Rounds
  readonly given: GivenScores
  readonly remarks: Remarks
  /** What has been done, act by act, and what was typed beside it. */
  readonly acts: Acts
  readonly notes: Notes
  /** 问题清单, and the ledger of what has become of it. */
  readonly problems: Problems
  /** The remark on the projector. */
  readonly spotlight: string | null
  /** The round whose result is on the projector beside the proceedings. */
  readonly wall: string | null
  readonly screens: Screens
  /** The number of the last step taken or undone. */
  readonly step: number
  /** The steps that can be undone, oldest first. */
  readonly history: readonly Step[]
}
