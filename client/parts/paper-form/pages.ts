/** Which rows of a form go on which page. Heights come from the page itself, so that whatever is written fits. */

/** A table: what is repeated on each page that has a part of it, and its rows. */
export type Measured = { readonly head: number; readonly rows: readonly number[] }

/** The rows of a table from `from` up to and without `to`. */
export type Part = { readonly table: number; readonly from: number; readonly to: number }

type Row = { readonly table: number; readonly row: number }

/**
 * Fills page after page. A table that fits on one page is not broken. `room`: what a page has for tables; `notes`: what
 * the last one needs for the notes below them, which never stand alone.
 */
export function pagesOf(
  tables: readonly Measured[],
  { room, notes }: { readonly room: number; readonly notes: number },
): readonly (readonly Part[])[] {
  let rest = tables.flatMap(({ rows }, table) => rows.map((_, row): Row => ({ table, row })))
  const pages: (readonly Part[])[] = []
  while (rest.length > 0) {
    const fitting = howMany(tables, rest, room)
    const all = fitting === rest.length
    const last = all && heightOf(tables, rest) + notes <= room
    const taken = last ? rest.length : whole(tables, rest, all ? Math.max(1, fitting - 1) : Math.max(1, fitting), room)
    // A single row that leaves no room for the notes: they follow on a page of their own, since there is no other way.
    pages.push(partsOf(rest.slice(0, taken)))
    rest = rest.slice(taken)
    if (all && !last && rest.length === 0) pages.push([])
  }
  return pages.length > 0 ? pages : [[]]
}

/** The height of these rows with the heads of their tables. */
function heightOf(tables: readonly Measured[], rows: readonly Row[]): number {
  const heads = [...new Set(rows.map(({ table }) => table))].map((table) => tables[table]?.head ?? 0)
  return [...heads, ...rows.map(({ table, row }) => tables[table]?.rows[row] ?? 0)].reduce((a, b) => a + b, 0)
}

function howMany(tables: readonly Measured[], rows: readonly Row[], room: number): number {
  let fitting = 0
  while (fitting < rows.length && heightOf(tables, rows.slice(0, fitting + 1)) <= room) fitting += 1
  return fitting
}

/** Fewer rows, so that the last table among them is not broken; unless it is the only one, or longer than a page. */
function whole(tables: readonly Measured[], rows: readonly Row[], taken: number, room: number): number {
  const cut = rows[taken]?.table
  const begins = rows.findIndex(({ table }) => table === cut)
  if (cut === undefined || begins <= 0 || begins >= taken) return taken
  const ofTable = rows.filter(({ table }) => table === cut)
  return heightOf(tables, ofTable) <= room ? begins : taken
}

function partsOf(rows: readonly Row[]): readonly Part[] {
  const tables = [...new Set(rows.map(({ table }) => table))]
  return tables.map((table) => {
    const own = rows.filter((one) => one.table === table).map(({ row }) => row)
    return { table, from: Math.min(...own), to: Math.max(...own) + 1 }
  })
}
