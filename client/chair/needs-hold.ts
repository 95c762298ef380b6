/** Which steps are dangerous: they lose something, show something or cannot be undone, so they want a second of holding. */
import type { NextStep } from '../../shared/domain/next-step.ts'
import type { LifeState } from '../../shared/domain/meeting-life.ts'
import type { Sections } from '../../shared/domain/view.ts'

const graveMoves: readonly LifeState[] = ['counting', 'signed', 'published', 'sealed', 'archived']

/** `ownBallot`: has the presenter on stage a ballot to himself? */
export function needsHold(step: NextStep, phase: Sections['now']['phase'], ownBallot: boolean): boolean {
  switch (step.type) {
    case 'ballot.close':
    case 'ballot.void':
    case 'ballot.reveal':
    case 'lots.settle':
      return true
    case 'meeting.move':
      return graveMoves.includes(step.to)
    case 'slot.finish':
      // He would go without it.
      return ownBallot && phase !== 'closed' && phase !== 'reveal'
    default:
      return false
  }
}
