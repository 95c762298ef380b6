/** The seed of the random stories: told before they begin, so that a day that failed can be told again. */
import type { Parameters } from 'fast-check'

const seed = Number(process.env.SEED ?? Date.now() % 2_147_483_647)
console.info(`random stories with SEED=${seed}`)

/** The same stories each time with the environment's SEED; fast-check prints the seed and path of a failure too. */
export const seeded = (numRuns: number): Parameters<unknown> => ({ seed, numRuns })
