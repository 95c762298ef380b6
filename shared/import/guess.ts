/**
 * Which line has the headings and which column is what: a guess that the person sees and corrects (rule I2). Headings
 * are known in any order and wording of both languages; where there are none, the entries themselves tell the most.
 */
import * as chinese from '../i18n/zh-CN/import-reading.ts'
import * as english from '../i18n/en/import-reading.ts'
import type { Field, RowKind } from './rows.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { bare, tidyText } from './tidy.ts'

/** What a column can be: a field, two fields in one, or something that decides about the line. */
export type Target = Field | 'unitAndPost' | 'kind' | 'votes'

/** By column; columns that are not read are absent. */
export type Columns = Readonly<Record<number, Target>>

export type Layout = {
  /** The line of the headings as the spreadsheet counts, or `null` where the first line is a person already. */
  readonly headings: number | null
  readonly columns: Columns
}

/** The headings stand within the first lines that have anything in them. */
const SEARCHED = 30

const known = (['presenters', 'attendees'] as const).reduce(
  (all, kind) => ({ ...all, [kind]: targetsOf(kind) }),
  {} as Record<RowKind, ReadonlyMap<string, readonly Claim[]>>,
)
type Claim = { readonly target: Target; readonly rank: number }

/** Every wording of a kind, with what it may mean. */
function targetsOf(kind: RowKind): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>()
  for (const { headings } of [chinese, english]) {
    for (const [target, wordings] of Object.entries(headings[kind]) as [Target, string[]][]) {
      wordings.forEach((wording, rank) => {
        const key = bare(wording) || wording
        claims.set(key, [...(claims.get(key) ?? []), { target, rank }])
      })
    }
  }
  return claims
}

/** What a column can be made, in the order of the choice. */
export const targetsFor = (kind: RowKind): readonly Target[] => Object.keys(chinese.headings[kind]) as Target[]

/** What a heading may mean, the best first. */
function claims(kind: RowKind, heading: string): readonly Claim[] {
  const key = bare(heading) || tidyText(heading)
  if (key === '' || key.length > 24) return []
  const exact = known[kind].get(key)
  if (exact) return exact
  if (key.length > 10) return []
  const has = (target: string) => chinese.headingParts[target]?.some((part) => key.includes(part)) === true
  if (has('unit') && has('post')) return [{ target: 'unitAndPost', rank: 50 }]
  const own = targetsFor(kind)
  return Object.keys(chinese.headingParts)
    .filter((target) => own.includes(target as Target) && has(target))
    .map((target) => ({ target: target as Target, rank: 50 }))
}

/** Each target once, to the column with the best claim; a hidden column only where no other has one. */
function columnsOf(kind: RowKind, row: SheetRow, hidden: readonly number[]): Columns {
  const wanted = row.cells
    .flatMap((heading, column) =>
      claims(kind, heading).map(({ target, rank }) => ({
        column,
        target,
        rank: rank + (hidden.includes(column) ? 100 : 0),
      })),
    )
    .sort((a, b) => a.rank - b.rank || a.column - b.column)
  const columns: Record<number, Target> = {}
  for (const { column, target } of wanted) {
    if (columns[column] === undefined && !Object.values(columns).includes(target)) columns[column] = target
  }
  return columns
}

/** The columns under the headings of `line`, for a person who chose that line. */
export function columnsUnder(kind: RowKind, sheet: Sheet, line: number): Columns {
  const row = sheet.rows.find((each) => each.line === line)
  return row ? columnsOf(kind, row, sheet.hiddenColumns) : {}
}

/** Does this look like headings: two that are known, or one that can be nothing but the heading of names? */
const isHeadings = (kind: RowKind, columns: Columns, row: SheetRow): boolean =>
  Object.keys(columns).length >= 2 ||
  row.cells.some((cell) => known[kind].get(bare(cell))?.some(({ target }) => target === 'name'))

/**
 * The layout of a sheet, or `null` where nothing in it looks like a list of people.
 * `classes`: the codes of the 票类, by which a column without heading may be known.
 */
export function guessLayout(kind: RowKind, sheet: Sheet, classes: readonly string[]): Layout | null {
  const found = sheet.rows
    .slice(0, SEARCHED)
    .map((row) => ({ row, columns: columnsOf(kind, row, sheet.hiddenColumns) }))
    .filter(({ row, columns }) => isHeadings(kind, columns, row))
  const count = (columns: Columns) => Object.keys(columns).length
  // Headings on two lines: the lower has the finer words. The same again further down is a page that begins anew.
  const best = found.reduce<(typeof found)[number] | undefined>((top, each) => {
    if (!top || count(each.columns) > count(top.columns)) return each
    const below = each.row.line === top.row.line + 1 && count(each.columns) === count(top.columns)
    return below ? each : top
  }, undefined)
  if (best) return { headings: best.row.line, columns: best.columns }
  const columns = byEntries(kind, sheet, classes)
  return columns ? { headings: null, columns } : null
}

const personName = /^\p{Script=Han}[\p{Script=Han} ·]{1,7}$/u

/** Columns by what stands in them, where there are no headings: names first, and nothing without names. */
function byEntries(kind: RowKind, sheet: Sheet, classes: readonly string[]): Columns | null {
  const sample = sheet.rows.slice(0, 200)
  const most = (test: (cell: string) => boolean, taken: readonly number[]): number | undefined =>
    Array.from({ length: sheet.columns }, (_, column) => {
      const cells = sample.map(({ cells }) => tidyText(cells[column] ?? '')).filter((cell) => cell !== '')
      return { column, share: cells.filter(test).length / Math.max(cells.length, 1), different: new Set(cells).size }
    }).find(({ column, share, different }) => {
      return share > 0.8 && !taken.includes(column) && different > Math.min(sample.length, 2) - 1
    })?.column
  const short = (cell: string) => personName.test(cell) && cell.replaceAll(' ', '').length <= 4
  const name = most(short, [])
  if (name === undefined) return null
  const columns: Record<number, Target> = { [name]: 'name' }
  const number = most((cell) => /^[A-Z]?\d{1,5}$/i.test(cell), [name])
  if (number !== undefined) columns[number] = kind === 'presenters' ? 'orderNo' : 'no'
  if (kind === 'attendees') {
    const voterClass = most((cell) => classes.some((code) => cell.startsWith(code)) && cell.length < 6, taken())
    if (voterClass !== undefined) columns[voterClass] = 'voterClass'
  }
  const unit = most((cell) => /\p{Script=Han}{3,}/u.test(cell), taken())
  if (unit !== undefined) columns[unit] = 'unit'
  return columns

  function taken(): readonly number[] {
    return Object.keys(columns).map(Number)
  }
}
