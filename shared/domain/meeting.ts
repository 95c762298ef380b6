/** What a meeting is. How a command is decided stands in `decide.ts`, how facts change it in `apply.ts`. */
import type { Duration, Instant } from './time.ts'
import type { Life } from './meeting-life.ts'
import type { Agenda } from './agenda.ts'
import type { SlotPhase } from './slot.ts'
import type { Timer } from './timer.ts'
import type { Roster } from './roster.ts'
import type { Remarks } from './remarks.ts'
import type { Screens } from './screens.ts'
import type { BallotTiming, Rounds } from './ballot.ts'
import type { Step } from './undo.ts'
import type { Scheme } from './scoring/graded-points.ts'

export type Plan = {
  readonly title: string
  readonly venue: string
  /** A demo's plan is rebased to the moment it is called to order. */
  readonly demo: boolean
  readonly startsAt: Instant
  readonly timing: BallotTiming
  /** May results be shown on the projector? Off unless the plan says otherwise (domain 2.6). */
  readonly reveal: boolean
  readonly scheme: Scheme
  /** Soft limits of the phases, and of the notice before the end of a report. */
  readonly limits: Readonly<Record<TimedPhase | 'notice', Duration>>
}

type TimedPhase = Exclude<SlotPhase, 'queued' | 'reporting' | 'closed' | 'reveal' | 'done' | 'absent' | 'withdrawn'>

export type Meeting = {
  readonly plan: Plan
  readonly roster: Roster
  readonly life: Life
  readonly agenda: Agenda
  /** The timer of the moment: of the slot's phase, of the ballot or of the interval; null when nothing is timed. */
  readonly timer: Timer | null
  readonly rounds: Rounds
  readonly remarks: Remarks
  /** The remark on the projector. */
  readonly spotlight: string | null
  readonly screens: Screens
  /** The number of the last step taken or undone. */
  readonly step: number
  /** The steps that can be undone, oldest first. */
  readonly history: readonly Step[]
}
