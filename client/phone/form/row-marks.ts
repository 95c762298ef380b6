/** One presenter's row while it is being filled: one mark for each item, '' where nothing has been chosen yet. */
import { ABSTAIN, fits, type Form, type Mark, type Marks } from '../../../shared/domain/scoring/form.ts'
import type { SheetFrame } from '../../../shared/domain/scoring/sheet.ts'

export type Row = readonly Mark[]

/** Is abstaining one act for all items of a presenter? Where each cell can abstain by itself it is not. */
export const abstainsWhole = ({ answer, abstain, items }: Form): boolean =>
  abstain === 'presenter' || (abstain === 'cell' && (answer.kind !== 'grades' || items.length === 1))

export const blankRow = (form: Form): Row => form.items.map(() => '')
export const abstainedRow = (form: Form): Row => form.items.map(() => ABSTAIN)
export const hasAbstained = (row: Row | undefined): boolean =>
  row !== undefined && row.length > 0 && row.every((mark) => mark === ABSTAIN)

/** How many cells have a mark. */
export const cellsFilled = (row: Row | undefined): number => (row ?? []).filter((mark) => mark !== '').length

/** The row with one cell marked. Who had abstained as a whole and marks a cell after all begins the row anew. */
export function withMark(form: Form, row: Row | undefined, at: number, mark: Mark): Row {
  const before = row && !(abstainsWhole(form) && hasAbstained(row)) ? row : blankRow(form)
  return form.items.map((_, i) => (i === at ? mark : (before[i] ?? '')))
}

/** What of some kept marks still fits the form and its presenters; a cell that does not is empty again. */
export function fitting(marks: Marks, { form, subjects, recused }: SheetFrame): Marks {
  const judged = subjects.filter((subject) => !recused.includes(subject))
  const rows = judged.flatMap((subject) => {
    const row = marks[subject]
    if (!row) return []
    const clean = form.items.map((item, i) => (fits(form, item, row[i] ?? '', judged.length) ? (row[i] ?? '') : ''))
    return cellsFilled(clean) > 0 ? [[subject, clean] as const] : []
  })
  return Object.fromEntries(rows)
}
