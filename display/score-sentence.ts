/** How a score came about, in the signs of arithmetic that need no translation. */
import type { ClassResult, Score } from '../shared/domain/scoring/graded-points.ts'

/** The weighted sum over the classes that counted: `A票平均 × 40% + …`, or over what their weights add up to. */
export function weightedSum(score: Score, nameOf: (result: ClassResult) => string): string {
  if (score.score === null || score.renormalised.length === 0) {
    return score.classes.map((result) => `${nameOf(result)} × ${result.weight}%`).join(' + ')
  }
  const counted = score.classes.filter(({ code }) => !score.renormalised.includes(code))
  const sum = counted.map((result) => `${nameOf(result)} × ${result.weight}`).join(' + ')
  return `(${sum}) ÷ ${counted.reduce((total, { weight }) => total + weight, 0)}`
}
