/** What happened, item by item, in the order in which it happened: acts with their times, and what was said. */
import type { Act } from '../../domain/acts.ts'
import { itemOf, slotOf, type AgendaItem } from '../../domain/agenda.ts'
import type { LifeState } from '../../domain/meeting-life.ts'
import type { Remark } from '../../domain/remarks.ts'
import { overtime, type Slot } from '../../domain/slot.ts'
import { timelineOf, type Entry } from '../../domain/timeline.ts'
import { actLine } from '../../i18n/minutes-text/act-line.ts'
import type { Block } from '../document.ts'
import { actWordsOf, lengthOf, termsOf, timeOf, whoIs, wordsOf, type RecordSource } from './source.ts'

/** What was undone is not in the minutes, nor what no one released. */
export function proceedings(source: RecordSource): readonly Block[] {
  const { acts, remarks, agenda } = source.meeting
  const entries = timelineOf(
    acts.filter(({ undone }) => !undone),
    remarks.list.filter(({ state }) => state === 'released'),
  )
  const seen = new Set<string>()
  return runsOf(entries).flatMap((run): readonly Block[] => {
    const item = itemOf(agenda, run[0]?.item ?? null)
    const lines = run.flatMap((entry) => linesOf(entry, item, source))
    if (lines.length === 0) return []
    const text = headingOf(item, source)
    const again = item !== undefined && seen.has(item.id)
    if (item) seen.add(item.id)
    const heading: Block = { kind: 'heading', text: again ? wordsOf(source).continued(text) : text }
    return [heading, ...lines.map((line): Block => ({ kind: 'paragraph', text: line }))]
  })
}

/** Neighbours that belong to the same item. */
function runsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    if (run && run[0]?.item === entry.item) run.push(entry)
    else runs.push([entry])
  }
  return runs
}

function headingOf(item: AgendaItem | undefined, source: RecordSource): string {
  const t = wordsOf(source)
  if (!item) return t.meetingItself
  if (item.kind !== 'slot') return item.title || termsOf(source).interval[item.kind]
  const notes = [item.mode === 'written' ? t.written : '', item.deputy ? t.deputy : ''].filter(Boolean)
  return [whoIs(item, source), item.name ? item.post : '', ...notes].filter(Boolean).join(' ')
}

/** What the meeting goes through before anybody is there and after it has been adjourned: office work, unless somebody wrote of it. */
const outside: readonly LifeState[] = [
  'draft',
  'ready',
  'counting',
  'result_ready',
  'signed',
  'published',
  'sealed',
  'archived',
]

function linesOf(entry: Entry, item: AgendaItem | undefined, source: RecordSource): readonly string[] {
  if (entry.remark) return [remarkLine(entry.remark, source)]
  const { act } = entry
  const note = source.meeting.notes[act.key] ?? ''
  const phase = act.what === 'phase' ? act.phase : null
  const slot = item?.kind === 'slot' ? item : undefined
  if (slot && phase === 'reporting') return reportLines(act, slot, note, source)
  const t = wordsOf(source)
  if (act.what === 'moved' && !note && outside.includes(act.to)) return []
  switch (phase) {
    case 'called':
    case 'done':
      // Of a presenter's turn these are in the record of times; without words they would only fill the page.
      if (slot && !note) return []
      break
    case 'questioning':
    case 'answering':
    case 'commenting':
    case 'pledging':
      // Whoever spoke is named in the remarks; the phase is there for what was typed beside it.
      return note ? [t.said(t.points[phase], note)] : []
    case 'running':
      if (item && item.kind !== 'slot') {
        return [plainLine(act, '', source), ...(note ? [t.said(t.points[item.kind], note)] : [])]
      }
      break
    default:
  }
  return [plainLine(act, note, source)]
}

function plainLine(act: Act, note: string, source: RecordSource): string {
  const t = wordsOf(source)
  const rounds = Object.values(source.meeting.rounds)
  const line = actLine(act, {
    words: actWordsOf(source),
    terms: termsOf(source),
    turnout: Object.fromEntries(
      rounds.flatMap(({ id, submitted, entitled }) =>
        submitted === undefined ? [] : [[id, { submitted, entitled: added(entitled) }]],
      ),
    ),
    time: (at) => timeOf(at, source),
  })
  const time = timeOf(act.at, source)
  return note ? t.atWith(time, line, note) : t.at(time, line)
}

function reportLines(act: Act, slot: Slot, note: string, source: RecordSource): readonly string[] {
  const t = wordsOf(source)
  const time = timeOf(act.at, source)
  const points = note ? [t.said(t.points.reporting, note)] : []
  if (slot.reportTook === undefined) return [t.reportUnfinished(time), ...points]
  const [took, limit] = [lengthOf(slot.reportTook, source), lengthOf(slot.limit, source)]
  const over = overtime(slot)
  return [
    over >= 1_000 ? t.reportOver(time, took, limit, lengthOf(over, source)) : t.report(time, took, limit),
    ...points,
  ]
}

function remarkLine({ kind, speaker, text, card }: Remark, source: RecordSource): string {
  const t = wordsOf(source)
  const { remarkKind, phoneRemarkKind } = termsOf(source)
  const what = card !== undefined && kind !== 'answer' ? phoneRemarkKind[kind] : remarkKind[kind]
  return speaker ? t.saidBy(what, speaker, text) : t.said(what, text)
}

/** Presenters by the slots of a round, for its line in the table. */
export const namesOf = (subjects: readonly string[], source: RecordSource): readonly string[] =>
  subjects.flatMap((id) => {
    const slot = slotOf(source.meeting.agenda, id)
    return slot ? [whoIs(slot, source)] : []
  })

const added = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
