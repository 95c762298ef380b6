/** A box that waits for the tellers. */
import type { Round } from '../ballot.ts'
import { added } from '../result-view.ts'
import type { SealedRound } from '../sections.ts'
import { tooFewBallots } from '../small-class.ts'

export function sealedRound(
  round: Round,
  floor: number,
  tellers: Pick<SealedRound, 'reported' | 'differ'>,
): SealedRound {
  const {
    id,
    number,
    slot,
    subjects,
    closedAt,
    openedAt,
    sealed = {},
    root,
    merged = {},
    onPaper,
    paperReturned,
  } = round
  return {
    id,
    number,
    ...(slot ? { slot } : {}),
    subjects,
    closedAt: closedAt ?? openedAt,
    sealed: added(sealed),
    ...(root ? { root } : {}),
    small: tooFewBallots(round, floor),
    merged,
    awaitsPaper: onPaper !== undefined && paperReturned === undefined,
    ...tellers,
  }
}
