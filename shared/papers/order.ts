/** 述职顺序表: who reports when, by the plan; changes of order are noted and never renumber anybody (rule A3). */
import { slotOf, slots } from '../domain/agenda.ts'
import { plannedStarts } from '../domain/pace.ts'
import type { Slot } from '../domain/slot.ts'
import type { Document } from './document.ts'
import { meetingFields, note, paper, signatures, unitAndPost } from './frame.ts'
import { factsOf, type FactOf } from './journal.ts'
import { clockTime } from './moments.ts'
import type { PapersSource } from './source.ts'
import { terms, words } from './words.ts'

export function order(source: PapersSource): readonly Document[] {
  const { meeting } = source
  const t = words(source)
  const starts = plannedStarts(meeting)
  const all = slots(meeting.agenda)
  const written = all.filter(({ mode }) => mode === 'written').length
  const swaps = factsOf(source.journal, 'agenda.swapped').map(({ fact }) => fact)
  const rows = all.map((slot) => [
    slot.orderNo,
    slot.name,
    unitAndPost(slot),
    terms(source).mode[slot.mode],
    isGone(slot) ? '' : clockTime(starts[slot.id] ?? meeting.plan.startsAt, source),
    slot.mode === 'written' ? '' : t.order.minutes(Math.round(slot.limit / 60_000)),
    slot.commentators ?? '',
    t.notes(notesOn(slot, swaps, source)),
  ])
  return [
    paper(source, 'order', {
      landscape: true,
      blocks: [
        meetingFields(source),
        {
          kind: 'table',
          name: t.number,
          columns: [
            { label: t.number, width: 5 },
            { label: t.name, width: 10 },
            { label: t.unitAndPost, width: 24, align: 'start' },
            { label: t.order.mode, width: 9 },
            { label: t.order.start, width: 8 },
            { label: t.order.limit, width: 8 },
            { label: t.order.commentators, width: 16, align: 'start' },
            { label: t.note, width: 20, align: 'start' },
          ],
          rows,
          foot: [t.order.sum(all.length, all.length - written, written)],
        },
        note(t.order.estimated),
        signatures(source, meeting.plan.order === 'lots' ? ['witness', 'clerk'] : ['clerk', 'approver']),
      ],
    }),
  ]
}

const isGone = ({ phase }: Slot): boolean => phase === 'absent' || phase === 'withdrawn'

/** 备注: the lot, changes of order, and what has become of a presenter, each with its reason. */
function notesOn(slot: Slot, swapped: readonly FactOf<'agenda.swapped'>[], source: PapersSource): readonly string[] {
  const t = words(source)
  const mark = terms(source).mark
  const swaps = swapped.flatMap((fact) => {
    const other = fact.a === slot.id ? fact.b : fact.b === slot.id ? fact.a : null
    const number = slotOf(source.meeting.agenda, other)?.orderNo
    return number === undefined ? [] : [t.order.swapped(terms(source).orderNo(number), fact.reason)]
  })
  const marks = [
    ...(slot.deferred ? [mark.deferred] : []),
    ...(slot.deputy ? [mark.deputy] : []),
    ...(slot.phase === 'absent' || slot.phase === 'withdrawn' ? [mark[slot.phase]] : []),
  ]
  const why = slot.reason ?? ''
  const told = marks.length === 0 && why ? [why] : marks.map((each) => t.order.because(each, why))
  return [...(slot.lot === undefined ? [] : [t.order.lot(slot.lot)]), ...swaps, ...told]
}
