/** What one row of the day's order says: its sign, how far off it began and by how much its report ran over. */
import { between, duration, type Duration } from '../../../shared/domain/time.ts'
import { wholeMinutes } from '../../../shared/domain/pace.ts'
import { slotMarks, type SlotMark } from '../../../shared/domain/slot.ts'
import type { ItemProgress, PlannedItem, View } from '../../../shared/domain/view.ts'

export type OrderState = 'waiting' | 'now' | 'done' | 'skipped' | 'missing'

export const signs: Readonly<Record<OrderState, string>> = {
  waiting: '○',
  now: '▶',
  done: '✓',
  skipped: '↷',
  missing: '×',
}

export type OrderRow = {
  readonly state: OrderState
  /** Whole minutes by which it began behind (positive) or ahead of the plan; absent if it has not begun. */
  readonly off?: number
  readonly overtime?: Duration
  readonly marks: readonly SlotMark[]
}

export function orderRow(item: PlannedItem, progress: ItemProgress | undefined, current: string | null): OrderRow {
  const state = stateOf(item, progress, current)
  const over = (progress?.reportTook ?? 0) - (progress?.limit ?? 0)
  const marked: Readonly<Record<SlotMark, boolean>> = {
    written: item.mode === 'written',
    deputy: item.deputy === true,
    deferred: progress?.deferred === true,
    absent: progress?.phase === 'absent',
    withdrawn: progress?.phase === 'withdrawn',
  }
  return {
    state,
    marks: slotMarks.filter((mark) => marked[mark]),
    ...(progress?.startedAt ? { off: wholeMinutes(between(item.start, progress.startedAt)) } : {}),
    ...(progress?.reportTook !== undefined && over >= 1_000 ? { overtime: duration(over) } : {}),
  }
}

/** How many presenters have not been called yet, so that whoever ends the session knows whom it leaves out. */
export const unheardIn = ({ agenda, progress = {} }: View): number =>
  (agenda?.items ?? []).filter(({ id, kind }) => kind === 'slot' && progress[id]?.phase === 'queued').length

function stateOf(item: PlannedItem, progress: ItemProgress | undefined, current: string | null): OrderState {
  if (item.id === current) return 'now'
  switch (progress?.phase) {
    case 'queued':
    case undefined:
      return 'waiting'
    case 'skipped':
      return 'skipped'
    case 'absent':
    case 'withdrawn':
      return 'missing'
    default:
      return 'done'
  }
}
