/**
 * What an import would do, line by line, and the whole list that it would leave (rules I4 to I7). It writes nothing:
 * whoever agrees takes `rows` for the new list, and nobody can take half of it.
 */
import { columnsUnder, guessLayout, type Columns, type Layout, type Target } from './guess.ts'
import { match } from './match.ts'
import { newList } from './new-list.ts'
import { readLine, type LineReason, type ReadLine } from './read-line.ts'
import { clashes } from './clashes.ts'
import { fieldsOf, rowFrom, valuesOf, type Field, type Row, type RowKind, type RowOf, type Values } from './rows.ts'
import { columnName, type Opened, type Sheet } from './sheet.ts'
import { tidyText } from './tidy.ts'

export const lineStatuses = ['new', 'changed', 'same', 'refused', 'skipped'] as const
export type LineStatus = (typeof lineStatuses)[number]

export const notices = ['spacesInName', 'sameName', 'withoutClass', 'nameless'] as const
/** Not wrong, but worth a look. */
export type Notice = (typeof notices)[number]

export type Change = {
  readonly field: Field
  readonly from: string | number | null
  readonly to: string | number | null
}

export type Line = {
  readonly line: number
  readonly status: LineStatus
  /** The row as it would be; of a refused or skipped line what could be read. */
  readonly values: Values
  /** What stands in the file, for a line that becomes no row. */
  readonly text: string
  readonly changes: readonly Change[]
  /** Why it is refused, everything at once; or why it is skipped. */
  readonly reasons: readonly LineReason[]
  readonly notices: readonly Notice[]
}

export type ColumnSeen = {
  readonly column: number
  /** A, B, C … */
  readonly name: string
  readonly heading: string
  /** What stands below, for whoever corrects the guess. */
  readonly samples: readonly string[]
  readonly hidden: boolean
  readonly target: Target | null
}

export type Question<Kind extends RowKind = RowKind> = {
  readonly kind: Kind
  /** Which of the sheets. */
  readonly sheet: number
  /** `null`: guess both. `columns: null`: guess the columns under this line. */
  readonly layout: { readonly headings: number | null; readonly columns: Columns | null } | null
  /** Read hidden lines too. */
  readonly withHidden: boolean
  /** What becomes of those who are in the list and not in the file. */
  readonly missing: 'remove' | 'keep'
  readonly existing: readonly RowOf[Kind][]
  readonly classes: readonly string[]
}

export type Preview<Kind extends RowKind = RowKind> = {
  readonly layout: Layout
  /** The lines that may be headings: their number and what stands in them. */
  readonly topLines: readonly { readonly line: number; readonly text: string }[]
  readonly columns: readonly ColumnSeen[]
  /** No column says who the people are: nothing can be read before somebody chooses one. */
  readonly noTable: boolean
  readonly lines: readonly Line[]
  readonly hidden: number
  readonly removed: readonly RowOf[Kind][]
  /** In the list, not in the file (or refused there), and left as they are. */
  readonly kept: number
  readonly counts: Readonly<Record<LineStatus | 'removed', number>>
  /** The whole new list, refused lines left out. */
  readonly rows: readonly RowOf[Kind][]
  /** Beside each of `rows` the place that it had in `existing`, or `null` if it is new. */
  readonly origins: readonly (number | null)[]
}

const identifying: readonly Target[] = ['name', 'no', 'unit', 'post', 'unitAndPost']

/** Answers a question about an opened file. Pure; a sheet that does not exist is the first one. */
export function preview<Kind extends RowKind>(opened: Opened, question: Question<Kind>): Preview<Kind> {
  const { kind, classes, existing } = question
  const sheet = opened.sheets[question.sheet] ?? (opened.sheets[0] as Sheet)
  const layout = layoutOf(sheet, question)
  const headings = sheet.rows.find(({ line }) => line === layout.headings)
  const noTable = !Object.values(layout.columns).some((target) => identifying.includes(target))
  const body = noTable ? [] : sheet.rows.filter(({ line }) => layout.headings === null || line > layout.headings)
  const reading = { kind, columns: layout.columns, classes, source: opened.source, headings }
  const read = body.map((row): ReadLine => {
    if (row.hidden && !question.withHidden) return { status: 'skipped', reason: { code: 'hidden' } }
    return readLine(row, reading)
  })
  const mapped = mappedFields(kind, layout.columns)
  const found = matched(kind, read, existing, mapped)
  const rows = read.map((line, i): Values | null => {
    if (line.status !== 'row') return null
    return rowFrom(kind, { ...valuesOf(existing[found[i] ?? -1] ?? ({} as Row)), ...line.values }) as Row
  })
  const keep = question.missing === 'keep'
  const lineOf = (i: number) => body[i]?.line ?? 0
  const refused = clashes(kind, rows, found, existing, keep, lineOf)
  const same = sharedNames(rows)
  const nameCell = Number(Object.entries(layout.columns).find(([, target]) => target === 'name')?.[0] ?? -1)

  const lines = read.map((line, i): Line => {
    const row = rows[i] ?? null
    const plain = { line: lineOf(i), text: '', changes: [], reasons: [], notices: [] }
    const text = () => written(body[i]?.cells ?? [], '  ', 200)
    if (line.status === 'skipped')
      return { ...plain, text: text(), status: 'skipped', values: {}, reasons: [line.reason] }
    const clash = refused.get(i)
    const reasons = line.status === 'refused' ? line.reasons : clash ? [clash] : []
    if (!row || reasons.length > 0) {
      return { ...plain, text: text(), status: 'refused', values: line.values, reasons }
    }
    const before = existing[found[i] ?? -1]
    const changes = before ? changesBetween(kind, valuesOf(before), row) : []
    const status = !before ? 'new' : changes.length > 0 ? 'changed' : 'same'
    const asWritten = tidyText(body[i]?.cells[nameCell] ?? '')
    return { ...plain, status, values: row, changes, notices: noticesOf(kind, row, asWritten, mapped, same) }
  })
  const result = newList(kind, lines, found, existing, { keep, sorted: mapped.has('orderNo') })
  const counts = Object.fromEntries(
    lineStatuses.map((status) => [status, lines.filter((line) => line.status === status).length]),
  ) as Record<LineStatus, number>
  return {
    layout,
    topLines: sheet.rows.slice(0, 30).map(({ line, cells }) => ({
      line,
      text: written(cells, ' | ', 60),
    })),
    columns: columnsSeen(sheet, layout, headings?.cells ?? []),
    noTable,
    lines,
    hidden: body.filter(({ hidden }) => hidden).length,
    ...(noTable
      ? { removed: [], kept: existing.length, rows: existing, origins: existing.map((_, at) => at) }
      : result),
    counts: { ...counts, removed: noTable ? 0 : result.removed.length },
  }
}

/** A line in a few words. */
const written = (cells: readonly string[], between: string, longest: number): string =>
  cells
    .slice(0, 20)
    .map(tidyText)
    .filter((cell) => cell !== '')
    .join(between)
    .slice(0, longest)

function layoutOf(sheet: Sheet, { kind, layout, classes }: Question): Layout {
  if (!layout) return guessLayout(kind, sheet, classes) ?? { headings: null, columns: {} }
  const { headings, columns } = layout
  return { headings, columns: columns ?? (headings === null ? {} : columnsUnder(kind, sheet, headings)) }
}

/** The fields about which the file says anything; the others stay as they are in the list (rule I5). */
function mappedFields(kind: RowKind, columns: Columns): ReadonlySet<Field> {
  const targets = Object.values(columns)
  const own: readonly Field[] = fieldsOf[kind]
  const through: Field[] = []
  if (targets.includes('unitAndPost')) through.push('unit', 'post')
  if (targets.includes('votes')) through.push('voterClass')
  return new Set([...own.filter((field) => targets.includes(field)), ...through])
}

/** Good lines choose their rows first, so that a refused one takes nobody's place. */
function matched(kind: RowKind, read: readonly ReadLine[], existing: readonly Row[], mapped: ReadonlySet<Field>) {
  const found = read.map(() => -1)
  const taken = new Set<number>()
  for (const status of ['row', 'refused'] as const) {
    const indices = read.flatMap((line, i) => (line.status === status ? [i] : []))
    const values = indices.map((i) => {
      const line = read[i]
      return line && line.status !== 'skipped' ? line.values : {}
    })
    match(kind, values, existing, mapped, taken).forEach((row, n) => (found[indices[n] ?? -1] = row))
  }
  return found
}

function changesBetween(kind: RowKind, before: Values, after: Values): readonly Change[] {
  const fields: readonly Field[] = fieldsOf[kind]
  return fields.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null]
    return from === to ? [] : [{ field, from, to }]
  })
}

function sharedNames(rows: readonly (Values | null)[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const row of rows) {
    const name = row?.name
    if (typeof name !== 'string' || name === '') continue
    if (seen.has(name)) shared.add(name)
    seen.add(name)
  }
  return shared
}

function noticesOf(
  kind: RowKind,
  row: Values,
  written: string,
  mapped: ReadonlySet<Field>,
  shared: ReadonlySet<string>,
): readonly Notice[] {
  const name = typeof row.name === 'string' ? row.name : ''
  return [
    ...(written.includes(' ') && !name.includes(' ') ? (['spacesInName'] as const) : []),
    ...(shared.has(name) ? (['sameName'] as const) : []),
    ...(kind === 'attendees' && mapped.has('voterClass') && row.voterClass === '' ? (['withoutClass'] as const) : []),
    ...(name === '' && mapped.has('name') ? (['nameless'] as const) : []),
  ]
}

/** Lines in which samples are looked for. */
const SAMPLED = 50

function columnsSeen(sheet: Sheet, { headings, columns }: Layout, cells: readonly string[]): readonly ColumnSeen[] {
  const below = sheet.rows
    .filter(({ line, hidden, cells }) => {
      const below = headings === null || line > headings
      return below && !hidden && (sheet.columns === 1 || cells.filter((cell) => cell.trim() !== '').length > 1)
    })
    .slice(0, SAMPLED)
  return Array.from({ length: sheet.columns }, (_, column) => {
    const samples: string[] = []
    for (const row of below) {
      const sample = tidyText(row.cells[column] ?? '')
      if (sample !== '' && !samples.includes(sample)) samples.push(sample)
      if (samples.length === 3) break
    }
    return {
      column,
      name: columnName(column),
      heading: tidyText(cells[column] ?? ''),
      samples,
      hidden: sheet.hiddenColumns.includes(column),
      target: columns[column] ?? null,
    }
  }).filter(({ heading, samples }) => heading !== '' || samples.length > 0)
}
