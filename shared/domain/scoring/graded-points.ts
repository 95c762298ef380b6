/**
 * 等次赋分·分类加权 (domain 2.2, scheme 2): each grade is worth points, each class has its mean, and the score is
 * the sum of the means by weight: S = Σ_k w_k · (Σ_g p_g · c_{k,g} / n_k).
 */
import { decimal, dividedBy, ratio, times, total, whole, type Exact } from './exact.ts'
import { grades, type Grade } from './grades.ts'
import type { MarkCounts } from './counts.ts'
import type { VoterClass } from '../roster.ts'

export type Scheme = {
  readonly family: 'graded_points'
  /** Whole points per grade. */
  readonly points: Readonly<Record<Grade, number>>
  /** What to do if a class has no valid ballot: refuse to compute, or share its weight among the others (2.3, rule 5). */
  readonly emptyClass: 'error' | 'renormalise'
  /** Decimals of the printed score. */
  readonly decimals: number
}

export type ClassResult = {
  readonly code: string
  readonly weight: number
  readonly counts: MarkCounts
  /** n_k: ballots with a grade; 弃权 is not in the denominator (2.3, rule 2). */
  readonly valid: number
  /** The class mean as printed; absent for an empty class. */
  readonly mean?: string
}

export type Score =
  | { readonly score: string; readonly classes: readonly ClassResult[]; readonly renormalised: readonly string[] }
  /** No score: these classes have no valid ballot. */
  | { readonly score: null; readonly classes: readonly ClassResult[]; readonly empty: readonly string[] }

/** The 现场测评得分 of one presenter: an input to the final grade, never the grade itself (domain 1.8). */
export function score(
  scheme: Scheme,
  classes: readonly VoterClass[],
  counts: Readonly<Record<string, MarkCounts>>,
): Score {
  const rows = classes.map((voterClass) => classRow(scheme, voterClass, counts[voterClass.code]))
  const results = rows.map(({ result }) => result)
  const empty = rows.filter(({ mean }) => mean === undefined).map(({ result }) => result.code)
  const filled = rows.filter((row): row is typeof row & { mean: Exact } => row.mean !== undefined)
  if (filled.length === 0 || (empty.length > 0 && scheme.emptyClass === 'error')) {
    return { score: null, classes: results, empty }
  }
  const weighted = total(filled.map(({ result, mean }) => times(whole(result.weight), mean)))
  const weights = total(filled.map(({ result }) => whole(result.weight)))
  return { score: decimal(dividedBy(weighted, weights), scheme.decimals), classes: results, renormalised: empty }
}

function classRow(scheme: Scheme, { code, weight }: VoterClass, counts: MarkCounts | undefined) {
  const cells = counts ?? { good: 0, fairly_good: 0, average: 0, poor: 0, abstain: 0 }
  const valid = grades.reduce((n, grade) => n + cells[grade], 0)
  const points = grades.reduce((n, grade) => n + scheme.points[grade] * cells[grade], 0)
  const mean = valid === 0 ? undefined : ratio(points, valid)
  const result: ClassResult = {
    code,
    weight,
    counts: cells,
    valid,
    ...(mean ? { mean: decimal(mean, scheme.decimals) } : {}),
  }
  return { result, mean }
}
