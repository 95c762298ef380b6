/** The columns of the preview: what becomes of a line and why come before what stands in it. */
import { h, type VNode } from 'vue'
import type { DataTableColumns } from 'naive-ui'
import type { importWords } from '../../../shared/i18n/import.ts'
import { fieldsOf, valuesOf, type Field, type RowKind } from '../../../shared/import/rows.ts'
import type { Preview } from '../../../shared/import/preview.ts'
import { fieldText, lineWords, personText } from './line-words.ts'
import type { Shown } from './use-import.ts'

type Words = (typeof importWords)['zh-CN']

const widths: Partial<Record<Field, number>> = {
  orderNo: 64,
  no: 84,
  name: 104,
  unit: 140,
  post: 116,
  mode: 100,
  limit: 116,
  planned: 148,
  identity: 110,
  voterClass: 64,
  seat: 96,
}
const widthOf = (field: Field): number => widths[field] ?? 120
const FIXED = { line: 56, status: 88, why: 200 }

/** Fields that anybody has something in: no column without a word. */
export function fieldsShown(kind: RowKind, preview: Preview | null): readonly Field[] {
  const all: readonly Field[] = fieldsOf[kind]
  const filled = (value: unknown) => value !== '' && value !== null && value !== undefined
  return all.filter(
    (field) =>
      preview?.lines.some(({ values }) => filled(values[field])) === true ||
      preview?.removed.some((row) => filled(valuesOf(row)[field])) === true,
  )
}

/** Pixels that the columns need side by side. */
export const widthNeeded = (fields: readonly Field[]): number =>
  fields.reduce((sum, field) => sum + widthOf(field), FIXED.line + FIXED.status + FIXED.why)

const isRow = ({ status }: Shown): boolean => status !== 'refused' && status !== 'skipped'

export function lineColumns(
  { fields, classes, narrow }: { fields: readonly Field[]; classes: readonly string[]; narrow: boolean },
  t: Words,
): DataTableColumns<Shown> {
  const said = (row: Shown): VNode[] =>
    lineWords(row, classes, t).map((words) => h('div', { class: 'import-why' }, words))
  const status = (row: Shown): VNode =>
    h('span', { class: 'import-status' }, row.status === 'removed' ? t.removed : t.status[row.status])
  const line = {
    title: t.lineColumn,
    key: 'line',
    width: FIXED.line,
    render: (row: Shown) => (row.line > 0 ? String(row.line) : ''),
  }
  const outcome = { title: t.statusColumn, key: 'status', width: FIXED.status, render: status }
  if (narrow) {
    const person = (row: Shown): VNode[] => [h('div', personText(row, fields, t)), ...said(row)]
    return [line, outcome, { title: t.personColumn, key: 'person', render: person }]
  }
  const cells = fields.map((field, i) => ({
    title: t.target[field],
    key: field,
    width: widthOf(field),
    // A line without a row shows what stands in the file, across all columns.
    colSpan: (row: Shown) => (i === 0 && !isRow(row) ? fields.length : 1),
    render: (row: Shown) => (isRow(row) ? fieldText(field, row.values[field], t) : i === 0 ? row.text : ''),
  }))
  return [line, outcome, { title: t.whyColumn, key: 'why', width: FIXED.why, render: said }, ...cells]
}
