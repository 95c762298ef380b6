/** The rows of a table's head: one, or two where columns stand together in groups. */
import type { Cell, Column } from './document.ts'

export type HeadCell = {
  readonly label: string
  readonly columns: number
  readonly rows: 1 | 2
  /** The place of its first column. */
  readonly at: number
}

/** Every cell of the head, row by row. A column without a group is as high as the whole head. */
export function headOf(columns: readonly Column[]): readonly (readonly HeadCell[])[] {
  const single = (column: Column, at: number, rows: 1 | 2): HeadCell => ({ label: column.label, columns: 1, rows, at })
  if (columns.every(({ group }) => group === undefined)) return [columns.map((column, at) => single(column, at, 1))]
  const above = columns.flatMap((column, at): readonly HeadCell[] => {
    if (column.group === undefined) return [single(column, at, 2)]
    if (columns[at - 1]?.group === column.group) return []
    const rest = columns.slice(at)
    const end = rest.findIndex(({ group }) => group !== column.group)
    return [{ label: column.group, columns: end < 0 ? rest.length : end, rows: 1, at }]
  })
  return [above, columns.flatMap((column, at) => (column.group === undefined ? [] : [single(column, at, 1)]))]
}

/** The share of each column of the width, in percent with two decimals. */
export function widthsOf(columns: readonly Column[]): readonly number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  return columns.map(({ width }) => Math.round((width / all) * 10_000) / 100)
}

/** What stands in a cell; nothing where there is nothing. */
export const shownCell = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell))
