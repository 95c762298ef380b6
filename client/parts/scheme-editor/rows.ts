/** Rows of a table that people edit. A list is never changed in place: the draft before it may still be wanted. */

export const movedRow = <T>(rows: readonly T[], at: number, by: -1 | 1): readonly T[] => {
  const row = rows[at]
  const to = at + by
  if (row === undefined || to < 0 || to >= rows.length) return rows
  const others = withoutRow(rows, at)
  return [...others.slice(0, to), row, ...others.slice(to)]
}

export const withoutRow = <T>(rows: readonly T[], at: number): readonly T[] => rows.filter((_, i) => i !== at)

export const changedRow = <T>(rows: readonly T[], at: number, change: Partial<T>): readonly T[] =>
  rows.map((row, i) => (i === at ? { ...row, ...change } : row))

type Coded = { readonly code: string }

/** `item7`: a code that no row has. Codes are names in files; people see the labels. */
export function freeCode(stem: string, rows: readonly Coded[]): string {
  const taken = rows.map(({ code }) => code)
  let n = rows.length + 1
  while (taken.includes(`${stem}${n}`)) n += 1
  return `${stem}${n}`
}

/** The next letter that no class has. */
export function freeLetter(rows: readonly Coded[]): string {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.find((letter) => !rows.some(({ code }) => code === letter)) ?? freeCode('Z', rows)
}
