/** A score with its formula written out in numbers, so that anybody in the hall can check it. */
import type { ClassResult, Score } from '../../../shared/domain/scoring/graded-points.ts'

const term = ({ weight, mean }: ClassResult) => `${weight}%×${mean}`

/**
 * `40%×92.31 + 30%×91.00 + 30%×91.33 = 91.62`. If an empty class shared its weight among the others, the sum is
 * divided by the weights that are left: `(40%×92.31 + 30%×91.33) ÷ 70% = 91.89`. Null if there is no score.
 */
export function formula(score: Score): string | null {
  if (score.score === null) return null
  const filled = score.classes.filter(({ mean }) => mean !== undefined)
  const sum = filled.map(term).join(' + ')
  const weight = filled.reduce((total, row) => total + row.weight, 0)
  return score.renormalised.length > 0 ? `(${sum}) ÷ ${weight}% = ${score.score}` : `${sum} = ${score.score}`
}
