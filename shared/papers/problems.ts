/** 问题清单 and 整改台账: what was raised, and what has become of it. Withdrawn entries are in neither. */
import { slotOf } from '../domain/agenda.ts'
import { stateOfProblem, type Problem } from '../domain/problems.ts'
import type { Block, Cell, Column, Document } from './document.ts'
import { dayText, termsOf, wordsOf, type RecordSource } from './record/source.ts'

/** The list and the ledger, a document each. Whether an entry is overdue is a matter of the day of the stamp. */
export const problems = (source: RecordSource): readonly Document[] => [list(source), ledger(source)]

const standing = ({ meeting }: RecordSource): readonly Problem[] =>
  meeting.problems.filter(({ withdrawn }) => withdrawn === undefined)

function list(source: RecordSource): Document {
  const t = wordsOf(source)
  const entries = standing(source)
  const count = (kind: Problem['kind']) => entries.filter((each) => each.kind === kind).length
  return paper(source, 'list', {
    columns: [
      ...whoColumns(source),
      { label: t.column.kind, width: 6, align: 'center' },
      { label: t.column.text, width: 40, align: 'start' },
      { label: t.column.source, width: 7, align: 'center' },
      { label: t.column.raisedBy, width: 12 },
      { label: t.column.raisedOn, width: 11, align: 'center' },
    ],
    rows: entries.map((entry) => [
      ...who(entry, source),
      t.kind[entry.kind],
      entry.text,
      t.source[entry.source],
      entry.raisedBy,
      dayText(entry.at, source),
    ]),
    foot: [t.listFoot(entries.length, count('problem'), count('suggestion'))],
  })
}

function ledger(source: RecordSource): Document {
  const t = wordsOf(source)
  const wide = widthIn(source)
  const entries = standing(source)
  const today = source.stamp.madeAt.slice(0, 10)
  const states = entries.map((entry) => stateOfProblem(entry, today))
  const count = (...of: readonly string[]) => states.filter((state) => of.includes(state)).length
  const closedCell = (entry: Problem): string => {
    if (entry.closedAt !== undefined) return t.closedOn(dayText(entry.closedAt, source))
    return stateOfProblem(entry, today) === 'overdue' ? t.state.overdue : t.state.open
  }
  return paper(source, 'ledger', {
    columns: [
      ...whoColumns(source),
      { label: t.column.text, width: 22, align: 'start' },
      { label: t.column.source, width: wide(6.5, 13), align: 'center' },
      { label: t.column.raisedBy, width: wide(8, 11) },
      { label: t.column.measure, width: 19, align: 'start' },
      { label: t.column.leader, width: wide(7, 11) },
      { label: t.column.owner, width: wide(7, 11) },
      { label: t.column.due, width: wide(13, 16), align: 'center' },
      { label: t.column.progress, width: 16, align: 'start' },
      { label: t.column.doneSign, width: 12, align: 'start' },
      { label: t.column.closed, width: wide(13, 16), align: 'center' },
      { label: t.column.reviewer, width: wide(8, 14) },
    ],
    rows: entries.map((entry) => [
      ...who(entry, source),
      entry.text,
      t.source[entry.source],
      entry.raisedBy,
      entry.measure,
      entry.leader,
      entry.owner,
      entry.due,
      entry.progress,
      entry.doneSign,
      closedCell(entry),
      entry.reviewer,
    ]),
    foot: [t.ledgerFoot(entries.length, count('closed'), count('open', 'overdue'), count('overdue'))],
  })
}

type Table = { columns: readonly Column[]; rows: readonly (readonly Cell[])[]; foot: readonly string[] }

function paper(source: RecordSource, part: 'list' | 'ledger', table: Table): Document {
  const { plan } = source.meeting
  const t = wordsOf(source)
  const title = t.title[part]
  const body: Block =
    table.rows.length > 0 ? { kind: 'table', name: title, ...table } : { kind: 'paragraph', text: t.noEntries }
  return {
    id: 'problems',
    part,
    title,
    subtitle: plan.title,
    landscape: true,
    blocks: [
      ...(plan.demo ? [{ kind: 'paragraph' as const, text: t.demo }] : []),
      body,
      { kind: 'signatures', roles: [t.clerk, t.reviewer] },
    ],
    stamp: source.stamp,
  }
}

/** A word of a heading is not broken, and words are not as wide as signs: so much of the line in each language. */
const widthIn =
  ({ language }: RecordSource) =>
  (chinese: number, english: number): number =>
    language === 'en' ? english : chinese

function whoColumns(source: RecordSource): readonly Column[] {
  const t = wordsOf(source).column
  return [
    { label: t.number, width: 6.5, align: 'center' },
    { label: t.presenter, width: widthIn(source)(10, 15) },
    { label: t.unit, width: 10 },
  ]
}

/** Number, presenter (by post where the plan names nobody), unit. */
function who({ number, slot }: Problem, source: RecordSource): readonly Cell[] {
  const presenter = slotOf(source.meeting.agenda, slot)
  if (!presenter) return [number, '', '']
  const name = presenter.name || presenter.post
  return [number, `${termsOf(source).orderNo(presenter.orderNo)} ${name}`, presenter.unit]
}
