/** The most that a score can be without bonus points: where its bar would be full. */
import type { Scheme } from '../../shared/domain/scoring/scheme.ts'

export function fullMarks({ method, form, composite }: Scheme): number {
  if (composite) return 100
  switch (method.family) {
    case 'graded_points':
    case 'items_by_class':
      return Math.max(...Object.values(method.points))
    case 'points_by_class':
    case 'trimmed_mean':
      return form.items.reduce((sum, { points }) => sum + (points?.most ?? 0), 0)
    case 'approval':
      return method.worth
    case 'banded':
      return Math.max(...method.steps.map(({ points }) => points))
    case 'grade_share':
    case 'weighted_items':
    case 'majority':
    case 'ranking':
      return 100
  }
}

/** How full a bar is, from 0 to 1. */
export const filled = (figure: string, full: number): number =>
  full > 0 ? Math.min(1, Math.max(0, Number(figure) / full)) : 0
