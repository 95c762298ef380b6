/** What a phone keeps in sight of its ballots once their round is not the one on the page any more. */
import { isAlarming, isUnsent, type OwnCheck } from './own-check.ts'

/**
 * Every ballot that was missed or came too late, and the last one that was received until it was found among what was opened. An older
 * one that nobody ever opens was voided: a phone is not told of that, and does not wait for it for ever.
 */
export const behindOf = (all: readonly OwnCheck[], inSight: string | undefined): readonly OwnCheck[] => {
  const last = all.filter(({ receipt }) => receipt !== null).at(-1)
  return all.filter(
    (check) =>
      isAlarming(check) ||
      isUnsent(check) ||
      (check === last && check.opened === null && !check.voided && check.round !== inSight),
  )
}
