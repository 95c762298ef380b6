/**
 * Counts that would speak of persons are not shown (domain 2.6). If one class may not be shown none is: what is left
 * over could be worked out from the score and the others.
 */
import { votes } from './counts.ts'
import type { Score } from './score.ts'
import type { Rules } from './scheme.ts'

/** Is a class, or a mark in it, so rare that one could guess who gave what? An empty class gives nothing away. */
export function speaksOfPersons({ classes }: Pick<Score, 'classes'>, { of, fewest }: Rules['smallCells']): boolean {
  const counts = classes.flatMap(({ items }) =>
    of === 'class' ? items.map(votes) : items.flatMap((histogram) => Object.values(histogram)),
  )
  return counts.some((n) => n > 0 && n < fewest)
}

/** The score without its classes and without the formula that has their numbers. */
export const withoutClasses = (score: Score): Score => ({ ...score, classes: [], working: [] })

/** The classes in which everybody gave the same: their counts say what each of them gave (reliability R28). */
export const unanimous = ({ classes }: Pick<Score, 'classes'>): readonly string[] =>
  classes
    .filter(({ items }) => items.some((histogram) => votes(histogram) > 1 && Object.keys(histogram).length === 1))
    .map(({ code }) => code)
