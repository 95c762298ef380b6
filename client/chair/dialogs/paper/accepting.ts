/** May the paper of a round be accepted: what the chair's table still waits for, said before anybody presses. */
import type { PaperRound } from '../../../../shared/domain/view.ts'

export type Waits = 'count' | 'tooMany' | 'differ' | 'entries'

/** Null if it may. `returned`: sheets counted in the box, per class; an open number while nobody has counted. Rule B20. */
export function waitsFor(
  { issued, entered, differences }: Pick<PaperRound, 'issued' | 'entered' | 'differences'>,
  returned: Readonly<Record<string, number>>,
): Waits | null {
  const codes = Object.keys(issued)
  const counted = (code: string) => returned[code] ?? Number.NaN
  if (codes.some((code) => !Number.isInteger(counted(code)) || counted(code) < 0)) return 'count'
  if (codes.some((code) => counted(code) > (issued[code] ?? 0))) return 'tooMany'
  if (differences.length > 0) return 'differ'
  const both = Object.values(entered)
  const complete = codes.every((code) => both.every((sheets) => (sheets[code] ?? []).length === counted(code)))
  const same = codes.every((code) => new Set(both.flatMap((sheets) => sheets[code] ?? [])).size === counted(code))
  return complete && same ? null : 'entries'
}
