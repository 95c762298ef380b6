/** The list that an import would leave, and who would no longer be in it. */
import type { Line } from './preview.ts'
import { rowFrom, type RowKind, type RowOf } from './rows.ts'

type Placed<Kind extends RowKind> = { readonly row: RowOf[Kind]; readonly origin: number | null }

export type NewList<Kind extends RowKind> = {
  readonly removed: readonly RowOf[Kind][]
  readonly kept: number
  readonly rows: readonly RowOf[Kind][]
  readonly origins: readonly (number | null)[]
}

/**
 * `found` has for every line its place in `existing`, or -1. In the order of the file; where those who are missing are
 * kept, in the order of the list with the new ones behind. `sorted`: by printed number, those without behind.
 */
export function newList<Kind extends RowKind>(
  kind: Kind,
  lines: readonly Line[],
  found: readonly number[],
  existing: readonly RowOf[Kind][],
  { keep, sorted }: { keep: boolean; sorted: boolean },
): NewList<Kind> {
  const isRow = ({ status }: Line) => status !== 'refused' && status !== 'skipped'
  const place = (i: number): number | null => ((found[i] ?? -1) < 0 ? null : (found[i] ?? null))
  const asRead = (line: Line, origin: number | null): Placed<Kind> => ({ row: rowFrom(kind, line.values), origin })
  const asIs = (origin: number): Placed<Kind>[] => {
    const row = existing[origin]
    return row === undefined ? [] : [{ row, origin }]
  }
  const lineOf = new Map(found.flatMap((at, i) => (at >= 0 ? [[at, lines[i]] as const] : [])))
  const missing = existing.filter((_, at) => !lineOf.has(at))
  const refused = [...lineOf.values()].filter((line) => line && !isRow(line)).length

  const inFileOrder = (): Placed<Kind>[] =>
    lines.flatMap((line, i) => {
      const origin = place(i)
      return isRow(line) ? [asRead(line, origin)] : origin === null ? [] : asIs(origin)
    })
  const inListOrder = (): Placed<Kind>[] => [
    ...existing.flatMap((_, at) => {
      const line = lineOf.get(at)
      return line && isRow(line) ? [asRead(line, at)] : asIs(at)
    }),
    ...lines.flatMap((line, i) => (isRow(line) && place(i) === null ? [asRead(line, null)] : [])),
  ]
  const placed = keep ? inListOrder() : inFileOrder()
  if (sorted) placed.sort((a, b) => numberOf(a.row) - numberOf(b.row))
  return {
    removed: keep ? [] : missing,
    kept: refused + (keep ? missing.length : 0),
    rows: placed.map(({ row }) => row),
    origins: placed.map(({ origin }) => origin),
  }
}

const numberOf = (row: RowOf[RowKind]): number => ('orderNo' in row ? (row.orderNo ?? 1e9) : 1e9)
