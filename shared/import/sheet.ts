/** A sheet as a person sees it: lines of text. All kinds of files and pasted cells become this. */

export type SheetRow = {
  /** As the spreadsheet counts, from 1. */
  readonly line: number
  /** Hidden by hand or by a filter. */
  readonly hidden: boolean
  /** As shown, by column from 0; what is missing at the end is empty. */
  readonly cells: readonly string[]
  /** Columns with something that is no text: an error (#REF!), or a formula whose value was never kept. */
  readonly troubles?: Readonly<Record<number, 'errorValue' | 'notComputed'>>
}

export type Sheet = {
  /** Empty for text and pasted cells. */
  readonly name: string
  readonly hidden: boolean
  /** Lines that have something in them. */
  readonly rows: readonly SheetRow[]
  /** How many columns have something in them. */
  readonly columns: number
  readonly hiddenColumns: readonly number[]
}

/** Where the cells come from, for the words of the preview and for the apostrophes of a safe CSV (rule I10). */
export type Source = 'workbook' | 'csv' | 'pasted'

export type Opened = {
  readonly source: Source
  readonly sheets: readonly Sheet[]
}

/** A sheet from lines of cells, without the blank ones. */
export function sheetOf(name: string, rows: readonly SheetRow[], hidden = false, hiddenColumns: number[] = []): Sheet {
  const full = rows.filter(({ cells, troubles }) => troubles !== undefined || cells.some((cell) => cell.trim() !== ''))
  const columns = full.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return { name, hidden, rows: full, columns, hiddenColumns }
}

/** A, B … Z, AA: as a spreadsheet names its columns; from 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
