/**
 * Root A of each box as this teller's browser first saw it, at the close. Kept on the device by key and round: a round
 * of another meeting has another key.
 */
import type { SealedRound, ShownRound } from '../../../shared/domain/view.ts'

/** By public key and round. */
export type ShownRoots = Readonly<Record<string, string>>
/** A long day has fewer rounds. */
const MOST = 200

const nameOf = (publicKey: string, round: string): string => `${publicKey}/${round}`

/** With what is shown of the round of the moment and of the boxes that wait; what was seen first stays. */
export function withShown(
  seen: ShownRoots,
  round: ShownRound | null,
  { waiting, publicKey }: { waiting: readonly SealedRound[]; publicKey: string | null },
): ShownRoots {
  const shown = [
    ...(round?.root && round.publicKey ? [[nameOf(round.publicKey, round.id), round.root] as const] : []),
    ...waiting.flatMap(({ id, root }) => (root && publicKey ? [[nameOf(publicKey, id), root] as const] : [])),
  ]
  const fresh = shown.filter(([name], i) => !(name in seen) && shown.findIndex((one) => one[0] === name) === i)
  if (fresh.length === 0) return seen
  return Object.fromEntries([...Object.entries(seen), ...fresh].slice(-MOST))
}

/** Is this the root that was shown at the close, and is no other said now? Without any there is nothing to go by. */
export function isAsShown(
  root: string,
  seen: ShownRoots,
  { id, publicKey, said }: { id: string; publicKey: string; said: readonly (string | undefined)[] },
): boolean {
  const all = [seen[nameOf(publicKey, id)], ...said].filter((one) => one !== undefined)
  return all.length > 0 && all.every((one) => one === root)
}
