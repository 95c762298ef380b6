/** Which pieces of a document go on which page. Heights come from the page itself, so that whatever is written fits. */

/** A piece that is not broken, or a table, whose head is repeated on each page that has a part of it. */
export type Measured =
  | { readonly kind: 'solid' | 'heading' | 'signatures'; readonly height: number }
  | { readonly kind: 'table'; readonly head: number; readonly rows: readonly number[] }
  | { readonly kind: 'break' }

/** A piece, or the rows of a table from `from` up to and without `to`. */
export type Placed = { readonly piece: number; readonly from: number; readonly to: number }

const whole = (piece: number): Placed => ({ piece, from: 0, to: 0 })

/**
 * Fills page after page, each with `room` for pieces. A heading is never the last on a page, signatures never stand alone on one, and an
 * empty table has its head all the same.
 */
export function layOut(pieces: readonly Measured[], room: number): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [[]]
  let left = room
  const page = (): Placed[] => pages.at(-1) ?? []
  const turn = (along: readonly Placed[] = []) => {
    pages.push([...along])
    left = room - along.reduce((sum, placed) => sum + heightOf(placed), 0)
  }
  const heightOf = ({ piece, from, to }: Placed): number => {
    const measured = pieces[piece]
    if (!measured || measured.kind === 'break') return 0
    if (measured.kind !== 'table') return measured.height
    return measured.head + measured.rows.slice(from, to).reduce((a, b) => a + b, 0)
  }
  const put = (placed: Placed) => {
    page().push(placed)
    left -= heightOf(placed)
  }
  /** What has to stand with the piece that comes next: the headings before it. */
  const headings = (): readonly Placed[] => {
    const at = page().findLastIndex(({ piece }) => pieces[piece]?.kind !== 'heading')
    return page().splice(at + 1)
  }
  /** What goes over with the signatures: the last piece before them, or the last row of the table before them. */
  const before = (): readonly Placed[] => {
    const last = page().at(-1)
    if (!last) return []
    if (pieces[last.piece]?.kind !== 'table') return page().length < 2 ? [] : page().splice(-1)
    if (last.to - last.from < 2) return []
    page().splice(-1, 1, { ...last, to: last.to - 1 })
    return [{ ...last, from: last.to - 1 }]
  }

  for (const [piece, measured] of pieces.entries()) {
    if (measured.kind === 'break') {
      if (page().length > 0) turn()
      continue
    }
    if (measured.kind !== 'table') {
      const fits = measured.height <= left
      if (!fits && page().length > 0) turn(measured.kind === 'signatures' ? before() : headings())
      put(whole(piece))
      continue
    }
    let from = 0
    do {
      const first = measured.head + (measured.rows[from] ?? 0)
      if (first > left && page().length > 0) turn(from === 0 ? headings() : [])
      let to = from
      let height = measured.head
      while (to < measured.rows.length && (to === from || height + (measured.rows[to] ?? 0) <= left)) {
        height += measured.rows[to] ?? 0
        to += 1
      }
      put({ piece, from, to })
      from = to
    } while (from < measured.rows.length)
  }
  return pages
}
