/** The agenda as planned, what has become of each item, and the lots that were drawn for it. */
import { inOrder, slots, type AgendaItem } from '../agenda.ts'
import { lotsLeft } from '../lots.ts'
import type { Meeting } from '../meeting.ts'
import { plannedStarts } from '../pace.ts'
import type { ItemProgress, PlannedItem, Sections } from '../sections.ts'

export function planned(meeting: Meeting): readonly PlannedItem[] {
  const starts = plannedStarts(meeting)
  return inOrder(meeting.agenda).map((item) => {
    const start = starts[item.id] ?? meeting.plan.startsAt
    const common = { id: item.id, kind: item.kind, start, planned: item.planned }
    if (item.kind !== 'slot') return { ...common, title: item.title }
    const { orderNo, name, unit, post, group, mode, deputy } = item
    return {
      ...common,
      title: '',
      orderNo,
      name,
      unit,
      post,
      ...(group ? { group } : {}),
      mode,
      ...(deputy ? { deputy } : {}),
    }
  })
}

export function progressOf(item: AgendaItem): ItemProgress {
  const { phase, startedAt, endedAt } = item
  const times = { phase, ...(startedAt ? { startedAt } : {}), ...(endedAt ? { endedAt } : {}) }
  if (item.kind !== 'slot') return times
  const { limit, reportTook, deferred, reason } = item
  return {
    ...times,
    limit,
    ...(reportTook === undefined ? {} : { reportTook }),
    ...(deferred ? { deferred } : {}),
    ...(reason ? { reason } : {}),
  }
}

export function lotsOf({ plan, agenda, lots }: Meeting): Sections['lots']['lots'] {
  if (plan.order !== 'lots') return null
  const drawn = slots(agenda).flatMap(({ id, lot }) => (lot === undefined ? [] : [[id, lot] as const]))
  return {
    drawn: Object.fromEntries(drawn),
    left: lotsLeft(agenda).length,
    last: lots.last,
    settled: lots.settledAt !== null,
  }
}
