/**
 * 演练: the whole day played before it is held. Every screen says so, and one act of the hub clears it: the journal then
 * goes back to where the rehearsal began, and nothing that was tried counts.
 */
import { refuse, type Decision } from './decision.ts'
import type { Life } from './meeting-life.ts'
import type { Instant } from './time.ts'

export type RehearsalCommand = { type: 'rehearsal.begin'; step: number }
/** What only the hub reports, after it has cleared everything that was tried. */
export type ClearedCommand = { type: 'rehearsal.clear' }

export type RehearsalFact = { type: 'rehearsal.begun'; at: Instant } | { type: 'rehearsal.cleared'; at: Instant }

type Setting = { readonly rehearsal: boolean; readonly life: Life; readonly now: Instant }

/** Rules Y1 and Y2: from a meeting that is ready and in which nothing has happened yet. */
export function decideRehearsal(
  command: RehearsalCommand | ClearedCommand,
  { rehearsal, life, now }: Setting,
): Decision<RehearsalFact> {
  if (command.type === 'rehearsal.clear') {
    return [{ type: 'rehearsal.cleared', at: now }]
  }
  if (rehearsal || life.state !== 'ready') return refuse('noSuchMove')
  return [{ type: 'rehearsal.begun', at: now }]
}

/** What a day that was played with simulated people came to. */
export type DayOutcome = {
  readonly steps: number
  /** Checked in at the desk, by name. */
  readonly arrived: number
  readonly joined: number
  readonly sent: number
  /** Ballots that were refused, by why. */
  readonly refused: Readonly<Record<string, number>>
  readonly remarks: number
  readonly rounds: readonly { readonly id: string; readonly submitted: number; readonly entitled: number }[]
  /** Frames that a screen missed. None, or the hub has lost something. */
  readonly gaps: number
  /** Did it come to the result of the day? */
  readonly finished: boolean
}
