/**
 * Boxes that wait for the tellers while the meeting goes on. The panel shows the round of the moment by itself; what lies
 * sealed behind it must not be forgotten for that.
 */
import type { RoundResult, SealedRound, View } from '../../../shared/domain/view.ts'

/** A box and for how many whole minutes it has been waiting. */
export type WaitingBox = { readonly box: SealedRound; readonly minutes: number }

/** Of every round but the one that the panel shows itself. `now`: in the hub's time. */
export function waitingBoxes({ opening, ballot }: View, now: number): readonly WaitingBox[] {
  return (opening?.rounds ?? [])
    .filter(({ id }) => id !== ballot?.round?.id)
    .map((box) => ({ box, minutes: Math.max(0, Math.floor((now - box.closedAt) / 60_000)) }))
}

/** Of the rounds that waited behind the one in sight, those that have a result now: nobody was looking when it came. */
export function openedLate(waited: readonly string[], { results, ballot }: View): readonly RoundResult[] {
  return (results?.rounds ?? []).filter(
    ({ id, state, balance }) =>
      waited.includes(id) && id !== ballot?.round?.id && state === 'closed' && balance !== undefined,
  )
}
