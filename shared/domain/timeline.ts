/** The day as it is followed and written down: acts and remarks together, in the order of their moments. */
import type { Act } from './acts.ts'
import type { Remark } from './remarks.ts'

type At = { readonly key: string; readonly at: number; readonly item: string | null }
export type Entry =
  (At & { readonly act: Act; readonly remark?: never }) | (At & { readonly remark: Remark; readonly act?: never })

/** Of the same moment the act comes first, for it made the remark possible. */
export function timelineOf(acts: readonly Act[], remarks: readonly Remark[]): readonly Entry[] {
  const entries: Entry[] = [
    ...acts.map((act): Entry => ({ key: act.key, at: act.at, item: act.item, act })),
    ...remarks.map((remark): Entry => ({ key: remark.id, at: remark.at, item: remark.item, remark })),
  ]
  // The sort is stable: what stands first stays first.
  return entries.sort((a, b) => a.at - b.at)
}
