/** Several presenters one below the other: in what order, and what stands in each line. */
import type { ResultRow } from '../../shared/domain/view.ts'
import type { Scheme } from '../../shared/domain/scoring/scheme.ts'
import type { Column } from '../../shared/i18n/scheme-text/figures.ts'
import { filled, fullMarks } from './full-marks.ts'

/** By rank where everybody is ranked together; else in the order in which they are printed. */
export const inShownOrder = ({ rules }: Scheme, rows: readonly ResultRow[]): readonly ResultRow[] =>
  rules.rank === 'all' ? [...rows].sort((a, b) => (a.standing.rank ?? Infinity) - (b.standing.rank ?? Infinity)) : rows

/** What is said of a presenter: the share of the best grade stands for all of them, several items stand beside each other. */
export function figureOf({ method }: Scheme, columns: readonly Column[], { score }: ResultRow): string {
  const shown = method.family === 'grade_share' ? columns.slice(0, 1) : columns
  return shown
    .map(({ of }) => of(score))
    .filter(Boolean)
    .join(method.family === 'approval' ? ' ' : ' / ')
}

/** How full the bar is; null where no one number stands for the presenter. */
export function barOf(scheme: Scheme, { score }: ResultRow): number | null {
  if (scheme.method.family === 'grade_share') return filled(Object.values(score.shares ?? {})[0] ?? '0', 100)
  if (scheme.method.family === 'majority') return null
  if (scheme.method.family === 'points_by_class' && scheme.method.separate) return null
  return filled(score.score ?? '0', fullMarks(scheme))
}
