/** The whole language of the meeting on one page: what can be asked for, and what can have happened. */
import type { AgendaCommand, AgendaFact } from './agenda.ts'
import type { AmendCommand, AmendFact } from './amend.ts'
import type { AttendanceCommand, AttendanceFact } from './attendance.ts'
import type {
  BallotCommand,
  BallotFact,
  BallotTiming,
  CorrectCommand,
  CountCommand,
  DoubtCommand,
  Secrecy,
} from './ballot.ts'
import type { CheckInCommand, CheckInFact } from './check-in.ts'
import type { DestroyCommand, KeyCommand, KeyFact } from './ballot-key.ts'
import type { CardCommand, CardFact } from './reissue.ts'
import type { MergeCommand } from './small-class.ts'
import type { GivenCommand, GivenFact } from './given-scores.ts'
import type { LifeCommand, LifeFact } from './meeting-life.ts'
import type { LotsCommand, LotsFact } from './lots.ts'
import type { NoteCommand, NoteFact } from './notes.ts'
import type { PaperCommand, PaperFact } from './paper.ts'
import type { ProblemCommand, ProblemFact } from './problems.ts'
import type { RecusalCommand, RecusalFact } from './recusal.ts'
import type { ClearedCommand, RehearsalCommand, RehearsalFact } from './rehearsal.ts'
import type { RemarkCommand, RemarkFact } from './remarks.ts'
import type { Scheme } from './scoring/scheme.ts'
import type { ScreenCommand, ScreenFact } from './screens.ts'
import type { SlotCommand, SlotFact } from './slot.ts'
import type { TimerCommand, TimerFact } from './timer.ts'
import type { TrialCommand } from './trial.ts'
import type { StepFact, UndoCommand } from './undo.ts'
import type { Instant } from './time.ts'

/** Changes what the plan laid down, with a reason for the minutes. */
export type PlanCommand =
  | { type: 'plan.change'; step: number; timing: BallotTiming; firstTogether: number; reason: string }
  | { type: 'scheme.change'; step: number; scheme: Scheme; reason: string }
  | { type: 'secrecy.change'; step: number; secrecy: Secrecy; floor: number; reason: string }
export type PlanFact =
  | { type: 'plan.changed'; timing: BallotTiming; firstTogether: number; reason: string }
  | { type: 'scheme.changed'; scheme: Scheme; reason: string }
  | { type: 'secrecy.changed'; secrecy: Secrecy; floor: number; reason: string }
  /** A demo's day begins when it is called to order, at whatever hour that is. */
  | { type: 'plan.rebased'; startsAt: Instant }

/**
 * Steps are what moves the meeting. Each carries the number of the step that its sender saw last, so that of two
 * presses at once the second is refused, and a late one never hits the wrong thing (rules C3, C4).
 */
export type StepCommand =
  | LifeCommand
  | AgendaCommand
  | SlotCommand
  | TimerCommand
  | BallotCommand
  | PlanCommand
  | LotsCommand
  | RehearsalCommand
  | TrialCommand
  | UndoCommand
export type StepCommandType = StepCommand['type']

/** What may happen beside the steps without disturbing them. */
export type SideCommand =
  | RemarkCommand
  | NoteCommand
  | ProblemCommand
  | ScreenCommand
  | AttendanceCommand
  | CheckInCommand
  | RecusalCommand
  | PaperCommand
  | GivenCommand
  | CorrectCommand
  | MergeCommand
  | DestroyCommand
  | CardCommand

/** Everything that can come in over the wire. */
export type Command = StepCommand | SideCommand

/** What does not come in over the line: what the hub itself reports, and a plan that comes from the set-up's own door. */
export type HubCommand =
  | AmendCommand
  | CountCommand
  | DoubtCommand
  | KeyCommand
  | ClearedCommand
  /** The machine was restarted: `lastSeen` is the last moment at which the hub is known to have run. */
  | { type: 'clock.interrupted'; lastSeen: Instant }

export type Fact =
  | LifeFact
  | AgendaFact
  | SlotFact
  | TimerFact
  | BallotFact
  | PlanFact
  | AmendFact
  | AttendanceFact
  | CheckInFact
  | RecusalFact
  | PaperFact
  | KeyFact
  | CardFact
  | GivenFact
  | LotsFact
  | RehearsalFact
  | RemarkFact
  | NoteFact
  | ProblemFact
  | ScreenFact
  | StepFact
  | { type: 'clock.interrupted'; lastSeen: Instant; at: Instant }

export type CommandType = Command['type']

/** Is this a step? By the presence of the number that every step carries. */
export const isStep = (command: Command | HubCommand): command is StepCommand => 'step' in command
