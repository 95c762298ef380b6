/** Ballots as a story casts them. */
import type { CountedBallot } from '../../shared/domain/scoring/counts.ts'
import type { Marks } from '../../shared/domain/scoring/form.ts'

/** `n` ballots of a class that say the same. A mark by itself is a row of one item. */
export const cast = (
  voterClass: string,
  n: number,
  given: Readonly<Record<string, string | readonly string[]>>,
): readonly CountedBallot[] => {
  const marks: Marks = Object.fromEntries(
    Object.entries(given).map(([presenter, row]) => [presenter, typeof row === 'string' ? [row] : row]),
  )
  return Array.from({ length: n }, () => ({ voterClass, marks }))
}
