/** Where we are in a presenter's turn. What is not foreseen shows only while it happens. */
import type { BallotTiming } from '../shared/domain/ballot.ts'
import type { ReportMode, SlotPhase } from '../shared/domain/slot.ts'

export type StripPhase = Exclude<SlotPhase, 'queued' | 'done' | 'absent' | 'withdrawn'>

export type StripPlace = { readonly phase: StripPhase; readonly now: boolean }

const afterReport: readonly StripPhase[] = ['questioning', 'answering', 'commenting']

export function phaseStrip(
  phase: string | null,
  { mode, timing }: { mode: ReportMode; timing: BallotTiming },
): readonly StripPlace[] {
  // A written report lies on the table from the start: its turn begins where the others have been heard.
  const report: StripPhase = mode === 'written' ? 'called' : 'reporting'
  const called: readonly StripPhase[] = phase === 'called' && mode === 'oral' ? ['called'] : []
  const pledge: readonly StripPhase[] = phase === 'pledging' ? ['pledging'] : []
  const last: StripPhase = phase === 'closed' || phase === 'reveal' ? phase : 'ballot'
  const ballot: readonly StripPhase[] = timing === 'per_presenter' ? [last] : []
  return [...called, report, ...afterReport, ...pledge, ...ballot].map((place) => ({
    phase: place,
    now: place === phase,
  }))
}
