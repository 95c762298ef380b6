/** Which figure of the form is being typed, and which comes after it. */
import type { Form } from '../../../shared/domain/scoring/form.ts'

export type PointsAt = { readonly subject: string; readonly item: number }

/** One item: the next presenter. Several: this presenter's next item. Null behind the last. */
export function nextAt({ subject, item }: PointsAt, { items }: Form, judged: readonly string[]): PointsAt | null {
  if (items.length > 1) return item + 1 < items.length ? { subject, item: item + 1 } : null
  const next = judged[judged.indexOf(subject) + 1]
  return next === undefined ? null : { subject: next, item }
}
