/** A table for a window of fixed letters, in which a Chinese sign is two letters wide. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u

export const widthOf = (text: string): number => [...text].reduce((n, sign) => n + (wide.test(sign) ? 2 : 1), 0)

/** Columns as wide as their widest cell, two spaces between them; a line a row, without spaces at its end. */
export function textTable(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map((cell) => cell.replace(/\s+/gu, ' ')))
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))))
  const line = (row: readonly string[]) =>
    widths.map((width, i) => (row[i] ?? '') + ' '.repeat(width - widthOf(row[i] ?? ''))).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
