/** 计时记录表: what each presenter took, over time, and every pause with its reason. */
import { duration } from '../domain/time.ts'
import { overtime, type Slot } from '../domain/slot.ts'
import type { Cell, Document } from './document.ts'
import { meetingFields, note, paper, presenters, signatures, unitAndPost } from './frame.ts'
import { exactTime, length, lengthOrNone, none } from './moments.ts'
import type { PapersSource } from './source.ts'
import { turnsOf, type Turn } from './times.ts'
import { terms, words } from './words.ts'

const talks = ['questioning', 'answering', 'commenting', 'pledging'] as const

export function timing(source: PapersSource): readonly Document[] {
  const t = words(source)
  const { timing: w } = t
  const turns = turnsOf(source.journal)
  const group = w.talk
  return [
    paper(source, 'timing', {
      landscape: true,
      blocks: [
        meetingFields(source),
        {
          kind: 'table',
          name: w.report,
          columns: [
            { label: t.number, width: 5 },
            { label: t.name, width: 9 },
            { label: t.unit, width: 14 },
            { label: w.start, width: 9, group: w.report },
            { label: w.end, width: 9, group: w.report },
            { label: w.limit, width: 7, group: w.report },
            { label: w.took, width: 7, group: w.report },
            { label: w.over, width: 7, group: w.report },
            ...talks.map((phase) => ({ label: terms(source).phase[phase], width: 7.5, group })),
            { label: w.pauses, width: 17, align: 'start' },
          ],
          rows: presenters(source.meeting).map((slot) => lineOf(slot, turns[slot.id], source)),
        },
        note(w.explain),
        signatures(source, ['timekeeper', 'recorder']),
      ],
    }),
  ]
}

function lineOf(slot: Slot, turn: Turn | undefined, source: PapersSource): readonly Cell[] {
  const t = words(source)
  const said = slot.mode === 'written' || !turn ? [notHeard(slot, source)] : []
  const head = [slot.orderNo, slot.name, slot.unit || unitAndPost(slot)]
  if (!turn) return [...head, ...Array.from({ length: 9 }, () => ''), ...said]
  const oral = slot.mode === 'oral'
  const reported = slot.reportTook ?? turn.took['reporting'] ?? null
  const over = overtime(slot)
  return [
    ...head,
    exactTime(turn.from, source),
    turn.until === null ? '' : exactTime(turn.until, source),
    oral ? length(slot.limit) : '',
    oral && reported !== null ? length(reported) : '',
    oral ? lengthOrNone(over) : '',
    ...talks.map((phase) => lengthOrNone(turn.took[phase] ?? none)),
    t.notes([
      ...said,
      ...(turn.limit === null || turn.limit === slot.limit ? [] : [t.timing.extended(length(duration(turn.limit)))]),
      ...turn.pauses.map(({ reason, took }) => t.timing.pause(terms(source).pause[reason], length(took))),
    ]),
  ]
}

/** Why there is nothing to time. */
function notHeard({ mode, phase }: Slot, source: PapersSource): string {
  if (phase === 'absent' || phase === 'withdrawn') return terms(source).mark[phase]
  return mode === 'written' ? terms(source).mode.written : ''
}
