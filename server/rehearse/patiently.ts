/** Whoever plays a day faster than people do is told by the hub to wait, and waits. */
import type { BallotReply, Reply } from '../../shared/protocol/protocol.ts'

/** After so many rests the hub is not busy but wrong. */
const MOST_RESTS = 100

/** As long as the hub needs to take ten presses more. */
export const aRest = (): Promise<void> => new Promise((rested) => setTimeout(rested, 500))

/**
 * Asks, and asks again after a rest while the hub says that it is told too much. What was too much was never taken, so
 * nothing is done twice.
 */
export async function patiently<Answer extends Reply | BallotReply>(
  ask: () => Promise<Answer>,
  rest: () => Promise<void>,
): Promise<Answer> {
  let answer = await ask()
  for (let n = 0; n < MOST_RESTS && !answer.ok && answer.refused === 'tooMany'; n += 1) {
    await rest()
    answer = await ask()
  }
  return answer
}
