/** One line of a sheet as a row, or why it is none. */
import * as chinese from '../i18n/zh-CN/import-reading.ts'
import * as english from '../i18n/en/import-reading.ts'
import { longestText } from '../domain/plain-text.ts'
import { fills, says } from './fillings.ts'
import type { Columns, Target } from './guess.ts'
import { numberField, valuesOf, type Field, type Row, type RowKind, type Values } from './rows.ts'
import type { SheetRow, Source } from './sheet.ts'
import { bare, tidyName, tidyNo, tidyText } from './tidy.ts'
import { unguarded } from './inert.ts'
import { voterClass } from './voter-class.ts'

export const lineReasons = [
  // Refused: somebody has to put it right.
  'noName',
  'nobody',
  'badNumber',
  'badMinutes',
  'badMode',
  'unknownClass',
  'classMissing',
  'votesUnclear',
  'tooLong',
  'errorValue',
  'notComputed',
  'duplicateNo',
  'duplicateName',
  'numberTaken',
  // Skipped: nobody on it.
  'hidden',
  'foot',
  'heading',
  'section',
  'numberOnly',
  'otherItem',
] as const
export type LineReasonCode = (typeof lineReasons)[number]
export type LineReason = {
  readonly code: LineReasonCode
  /** What stands in the cell. */
  readonly value?: string
  /** Another line that it has to do with. */
  readonly line?: number
  readonly field?: Target
}

/** What is read of a line. `values` has only the fields whose columns are read. */
export type ReadLine =
  | { readonly status: 'row'; readonly values: Values }
  | { readonly status: 'refused'; readonly reasons: readonly LineReason[]; readonly values: Values }
  | { readonly status: 'skipped'; readonly reason: LineReason }

const longest: Partial<Record<Target, number>> = { no: 20, seat: 40, note: longestText }
/** The longest text of a field, in characters. */
const longestOf = (field: Target): number => longest[field] ?? 100

export type Reading = {
  readonly kind: RowKind
  readonly columns: Columns
  readonly classes: readonly string[]
  readonly source: Source
  /** The headings themselves, to know them again further down. */
  readonly headings: SheetRow | undefined
}

/** Reads one line. A line with one cell only, a sum or a repeated heading is nobody; what is wrong says why. */
export function readLine(row: SheetRow, reading: Reading): ReadLine {
  const { kind, columns, headings, source } = reading
  const cell = (column: number): string => {
    const raw = row.cells[column] ?? ''
    return source === 'workbook' ? raw : unguarded(raw)
  }
  const full = row.cells.map((_, column) => tidyText(cell(column))).filter((text) => text !== '')
  const first = full[0] ?? ''
  if (headings && isRepeated(row, headings)) return { status: 'skipped', reason: { code: 'heading' } }

  const raw: Partial<Record<Target, string>> = {}
  for (const [column, target] of Object.entries(columns)) raw[target] = cell(Number(column))
  const name = tidyName(raw.name ?? '')
  if (name === '' && isFoot(first)) return { status: 'skipped', reason: { code: 'foot', value: first } }
  if (name === '' && full.length === 1 && Object.keys(columns).length > 1) {
    const isNumber = /^\D{0,6}\d+$/.test(tidyNo(raw[numberField[kind]] ?? ''))
    if (!isNumber) return { status: 'skipped', reason: { code: 'section', value: first } }
    // Numbers printed in advance. Where nobody has a name, the number is the person.
    if (raw.name !== undefined) return { status: 'skipped', reason: { code: 'numberOnly', value: first } }
  }
  if (raw.kind !== undefined && tidyText(raw.kind) !== '' && !says(raw.kind, 'presenting')) {
    return { status: 'skipped', reason: { code: 'otherItem', value: tidyText(raw.kind) } }
  }
  const { values, reasons } = kind === 'presenters' ? presenter(raw) : attendee(raw, reading.classes)
  const troubles = Object.entries(row.troubles ?? {}).flatMap(([column, code]): LineReason[] => {
    const field = columns[Number(column)]
    return field === undefined ? [] : [{ code, value: cell(Number(column)), field }]
  })
  // Of a cell that could not be read nothing more is said.
  const troubled = new Set(troubles.map(({ field }) => field))
  const others = [...reasons, ...cutShort(raw), ...tooLong(values)].filter(
    ({ field }) => !field || !troubled.has(field),
  )
  const wrong = [...troubles, ...(troubled.has('name') ? others.filter(({ field }) => field) : others)]
  return wrong.length > 0 ? { status: 'refused', reasons: wrong, values } : { status: 'row', values }
}

const isRepeated = (row: SheetRow, headings: SheetRow): boolean => {
  const filled = headings.cells.flatMap((heading, column) => (heading.trim() === '' ? [] : [column]))
  return (
    filled.length > 1 && filled.every((column) => bare(row.cells[column] ?? '') === bare(headings.cells[column] ?? ''))
  )
}

/** 合计, 注：… and the like; a word alone, or before a colon or a figure. */
function isFoot(first: string): boolean {
  const word = /^[^\d:：（(]+/u.exec(first)?.[0] ?? ''
  return word !== '' && fills.foot.has(bare(word))
}

type Found = { readonly values: Values; readonly reasons: readonly LineReason[] }

/** Fields whose columns are read, tidied. */
function texts(raw: Partial<Record<Target, string>>, fields: readonly Field[]): Record<string, string> {
  const values: Record<string, string> = {}
  for (const field of fields) {
    const text = raw[field]
    if (text !== undefined) values[field] = field === 'name' ? tidyName(text) : tidyText(text)
  }
  return { ...values, ...(raw.unitAndPost === undefined ? {} : splitUnit(raw.unitAndPost, raw)) }
}

/** 单位及职务 in one cell: divided where the writer divided them; else all of it is the post, which stands for both. */
function splitUnit(text: string, raw: Partial<Record<Target, string>>): Record<string, string> {
  if (raw.unit !== undefined) return { post: tidyText(text) }
  const [unit = '', ...post] = text.trim().split(/[\s\u3000]+/u)
  return post.length > 0 ? { unit: tidyText(unit), post: tidyText(post.join(' ')) } : { unit: '', post: tidyText(text) }
}

function presenter(raw: Partial<Record<Target, string>>): Found {
  const values: Record<string, string | number | null> = texts(raw, ['name', 'unit', 'post', 'group', 'note'])
  const reasons: LineReason[] = []
  if (raw.commentators !== undefined) values.commentators = severalNames(raw.commentators)
  if (raw.orderNo !== undefined) {
    const no = tidyNo(raw.orderNo)
    values.orderNo = no === '' ? null : Number(/^0*([1-9]\d{0,3})(?:\.0+)?$/.exec(no)?.[1] ?? NaN)
    if (Number.isNaN(values.orderNo)) reasons.push({ code: 'badNumber', value: no, field: 'orderNo' })
  }
  if (raw.mode !== undefined) {
    const mode = tidyText(raw.mode)
    values.mode = says(mode, 'written') ? 'written' : 'oral'
    if (mode !== '' && !says(mode, 'written') && !says(mode, 'oral')) {
      reasons.push({ code: 'badMode', value: mode, field: 'mode' })
    }
  }
  for (const field of ['limit', 'planned'] as const) {
    const text = raw[field]
    if (text === undefined) continue
    values[field] = minutes(text)
    if (Number.isNaN(values[field])) reasons.push({ code: 'badMinutes', value: tidyText(text), field })
  }
  if (!values.name && !values.unit && !values.post) reasons.unshift({ code: 'nobody' })
  for (const [field, value] of Object.entries(values)) if (Number.isNaN(value)) values[field] = null
  return { values, reasons }
}

const plainMinutes = new RegExp(`^(\\d{1,4}(?:§\\d+)?)(?:${[...fills.minutes].join('|')})?$`, 'u')

/** Minutes from 10, 10分钟, 10 min or 0:10:00; `null` if empty, NaN if it is none of these or not within a day. */
function minutes(text: string): number | null {
  const shown = bare(text.replace(/[:：.．]/gu, (sign) => (sign === '.' || sign === '．' ? '§' : '¦')))
  if (shown === '') return null
  const clock = /^(\d{1,2})¦(\d{2})¦(\d{2})$/.exec(shown) ?? /^(0)¦(\d{2})$/.exec(shown)
  const plain = plainMinutes.exec(shown)
  const found = clock
    ? Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60
    : plain
      ? Number(plain[1]?.replace('§', '.'))
      : NaN
  const rounded = Math.round(found * 100) / 100
  return rounded > 0 && rounded <= 1440 ? rounded : NaN
}

const betweenNames = new RegExp(
  `\\s*[\\n${[...chinese.fillings.between, ...english.fillings.between].join('')}]\\s*`,
  'u',
)

/** Several names: one sign between them, however they were divided. */
function severalNames(text: string): string {
  const names = text.split(betweenNames).map(tidyName)
  const tidied = tidyText(names.filter((name) => name !== '').join(chinese.fillings.between[0]))
  // Cleaning can make a sign that stands between names of one that did not: so until nothing changes any more.
  return tidied === text || tidied.length > text.length ? tidied : severalNames(tidied)
}

function attendee(raw: Partial<Record<Target, string>>, classes: readonly string[]): Found {
  const values = texts(raw, ['name', 'unit', 'post', 'identity', 'seat', 'note'])
  if (raw.no !== undefined) values.no = tidyNo(raw.no)
  const found = voterClass(raw, classes)
  if (typeof found === 'string') values.voterClass = found
  const nobody: readonly LineReason[] = !values.name && !values.no ? [{ code: 'noName' }] : []
  return { values, reasons: typeof found === 'object' ? [...nobody, found] : nobody }
}

/** Cleaning cuts a text where no text of a meeting may be longer: that would lose something in silence. */
const cutShort = (raw: Partial<Record<Target, string>>): readonly LineReason[] =>
  (Object.entries(raw) as [Target, string][]).flatMap(([field, text]) =>
    longestOf(field) >= longestText && text.length > longestText && [...text.trim()].length > longestText
      ? [{ code: 'tooLong', value: tidyText(text), field }]
      : [],
  )

const tooLong = (values: Values): readonly LineReason[] =>
  (Object.entries(values) as [Field, unknown][]).flatMap(([field, value]) =>
    typeof value === 'string' && [...value].length > longestOf(field) ? [{ code: 'tooLong', value, field }] : [],
  )

/** A row as reading it would leave it: what an export of it brings back. */
export function tidyRow<Kept extends Row>(row: Kept): Kept {
  const tidied = Object.entries(valuesOf(row)).map(([field, value]) => {
    if (typeof value !== 'string') return [field, value]
    if (field === 'name') return [field, tidyName(value)]
    if (field === 'no') return [field, tidyNo(value)]
    return [field, field === 'commentators' ? severalNames(value) : tidyText(value)]
  })
  return Object.fromEntries(tidied) as Kept
}
