/** Saves a list on this computer, as a sheet that imports again to the same list (rule I11). */
import { exportCsv, exportWorkbook, type SheetWords } from '../../../shared/import/export-sheets.ts'
import type { RowKind, RowOf } from '../../../shared/import/rows.ts'

export const listFormats = ['xlsx', 'csv'] as const
export type ListFormat = (typeof listFormats)[number]

/** The file itself, for whoever saves it. */
export function listFile<Kind extends RowKind>(
  kind: Kind,
  rows: readonly RowOf[Kind][],
  format: ListFormat,
  words: SheetWords,
): { readonly name: string; readonly blob: Blob } {
  const name = `${words.sheetName[kind]}.${format}`
  if (format === 'csv') return { name, blob: new Blob([exportCsv(kind, rows, words)], { type: 'text/csv' }) }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name, blob: new Blob([exportWorkbook(kind, rows, words).slice().buffer], { type }) }
}

/** Lets the browser save it. */
export function saveList(...list: Parameters<typeof listFile>): void {
  const { name, blob } = listFile(...list)
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
