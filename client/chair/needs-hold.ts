/** Which steps are dangerous: they lose something, show something or cannot be undone, so they want a second of holding. */
import type { NextStep } from '../../shared/domain/next-step.ts'
import type { LifeState } from '../../shared/domain/meeting-life.ts'
import type { Sections } from '../../shared/domain/view.ts'
import type { BallotTiming } from '../../shared/domain/ballot.ts'

const graveMoves: readonly LifeState[] = ['counting', 'signed', 'published', 'sealed', 'archived']

export function needsHold(step: NextStep, phase: Sections['now']['phase'], timing: BallotTiming): boolean {
  switch (step.type) {
    case 'ballot.close':
    case 'ballot.void':
    case 'ballot.reveal':
      return true
    case 'meeting.move':
      return graveMoves.includes(step.to)
    case 'slot.finish':
      // A presenter would go without a ballot, where each has one.
      return timing === 'per_presenter' && phase !== 'closed' && phase !== 'reveal'
    default:
      return false
  }
}
