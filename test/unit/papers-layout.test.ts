/** Which pieces of a paper go on which page. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut, type Measured, type Placed } from '../../client/papers/lay-out.ts'
import { randomFrom } from '../kit/random.ts'
import { seeded } from '../kit/seed.ts'

const solid = (height: number): Measured => ({ kind: 'solid', height })
const heading = (height: number): Measured => ({ kind: 'heading', height })
const signatures = (height: number): Measured => ({ kind: 'signatures', height })
const table = (rows: number, height = 10, head = 10): Measured => ({
  kind: 'table',
  head,
  rows: Array.from({ length: rows }, () => height),
})
/** `0` for a piece, `1:0-4` for rows of a table. */
const shown = (pages: readonly (readonly Placed[])[]) =>
  pages.map((page) => page.map(({ piece, from, to }) => (to > 0 ? `${piece}:${from}-${to}` : String(piece))))

describe('pages', () => {
  test('[O16] take what fits, and go on with the rows of a table below its head', () => {
    expect(shown(layOut([solid(30), table(10)], 100))).toEqual([['0', '1:0-6'], ['1:6-10']])
  })

  test('[O16] do not end with a heading', () => {
    expect(shown(layOut([solid(80), heading(10), solid(20)], 100))).toEqual([['0'], ['1', '2']])
    expect(shown(layOut([solid(70), heading(10), table(3)], 95))).toEqual([['0'], ['1', '2:0-3']])
  })

  test('[O16] have something above the signatures', () => {
    expect(shown(layOut([solid(50), solid(40), signatures(20)], 100))).toEqual([['0'], ['1', '2']])
    expect(shown(layOut([table(9), signatures(20)], 100))).toEqual([['0:0-8'], ['0:8-9', '1']])
  })

  test('[O16] begin anew where the paper says so, and have the head of a table without rows', () => {
    expect(shown(layOut([solid(10), { kind: 'break' }, table(0)], 100))).toEqual([['0'], ['2']])
  })

  test('[O16] hold everything once and in order, whatever its heights', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomFrom(seed)
        const pieces = Array.from({ length: 1 + Math.floor(random() * 8) }, () => anyPiece(random))
        const placed = layOut(pieces, 120).flat()
        const order = placed.map(({ piece }) => piece)
        expect(order).toEqual([...order].sort((a, b) => a - b))
        for (const [i, measured] of pieces.entries()) {
          const own = placed.filter(({ piece }) => piece === i)
          if (measured.kind !== 'table') expect(own).toHaveLength(1)
          else expect(own.flatMap(({ from, to }) => rowsFrom(from, to))).toEqual(rowsFrom(0, measured.rows.length))
        }
      }),
      seeded(300),
    )
  })
})

const rowsFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, row) => from + row)

function anyPiece(random: () => number): Measured {
  const height = 5 + Math.floor(random() * 40)
  switch (Math.floor(random() * 4)) {
    case 0:
      return heading(height)
    case 1:
      return signatures(height)
    case 2:
      return solid(height)
    default:
      return table(Math.floor(random() * 30), 5 + Math.floor(random() * 20))
  }
}
