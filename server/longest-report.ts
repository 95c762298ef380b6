/** How long the tellers' report of a box may be: no more is read than a box of this meeting can come to. */
import { isForTellers } from '../shared/domain/ballot.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { columnsOf } from '../shared/sealing/commitments.ts'

/** Bytes of a report of a box without ballots, with room to spare. */
const FRAME = 16 * 1024
/** Bytes of a column's name, and of its counts: every class with every mark that a form offers by name. */
const OF_COLUMN = 16 * 1024
/** Bytes of one ballot in one column: 35 for its commitment, the rest for a number that nobody else has given. */
const OF_CELL = 64

/** Bytes, of the largest box that was closed. Of one that has been counted since it is refused with a reason, and so read. */
export function longestReport({ rounds, plan }: Pick<Meeting, 'rounds' | 'plan'>): number {
  const closed = Object.values(rounds).filter((round) => round.state !== 'open' && isForTellers(round))
  const lengths = closed.map(({ sealed = {}, subjects }) => {
    const ballots = Object.values(sealed).reduce((sum, n) => sum + n, 0)
    return columnsOf(plan.scheme.form, subjects).length * (OF_COLUMN + ballots * OF_CELL)
  })
  return FRAME + Math.max(0, ...lengths)
}
