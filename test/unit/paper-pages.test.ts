/** The pages of a printed form: every row once, in order, no table broken that fits, and the notes never alone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../kit/seed.ts'
import { pagesOf, type Measured } from '../../client/parts/paper-form/pages.ts'

const rows = (n: number, each = 10) => Array.from({ length: n }, () => each)
const table = (n: number, head = 20): Measured => ({ head, rows: rows(n) })

describe('the pages of a printed form', () => {
  test('are one, if everything fits with the notes', () => {
    expect(pagesOf([table(18)], { room: 240, notes: 40 })).toEqual([[{ table: 0, from: 0, to: 18 }]])
  })

  test('are two, if the notes do not fit; they take a row with them', () => {
    expect(pagesOf([table(18)], { room: 220, notes: 40 })).toEqual([
      [{ table: 0, from: 0, to: 17 }],
      [{ table: 0, from: 17, to: 18 }],
    ])
  })

  test('repeat the head of a table that is too long', () => {
    expect(pagesOf([table(30)], { room: 220, notes: 40 })).toEqual([
      [{ table: 0, from: 0, to: 20 }],
      [{ table: 0, from: 20, to: 30 }],
    ])
  })

  test('do not break a table that fits on a page', () => {
    expect(pagesOf([table(6), table(6), table(6)], { room: 200, notes: 40 })).toEqual([
      [
        { table: 0, from: 0, to: 6 },
        { table: 1, from: 0, to: 6 },
      ],
      [{ table: 2, from: 0, to: 6 }],
    ])
  })

  test('move a whole table on to the notes', () => {
    expect(pagesOf([table(6), table(6)], { room: 170, notes: 40 })).toEqual([
      [{ table: 0, from: 0, to: 6 }],
      [{ table: 1, from: 0, to: 6 }],
    ])
  })

  test('hold every row once and in order, and nothing beyond the page, whatever the heights', () => {
    const measured = fc.record({
      head: fc.integer({ min: 5, max: 40 }),
      rows: fc.array(fc.integer({ min: 8, max: 40 }), { minLength: 1, maxLength: 40 }),
    })
    fc.assert(
      fc.property(
        fc.array(measured, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 90 }),
        (tables, notes) => {
          const room = 200
          const pages = pagesOf(tables, { room, notes })
          const order = pages
            .flat()
            .flatMap(({ table: t, from, to }) => rows(to - from).map((_, i) => `${t}/${from + i}`))
          expect(order).toEqual(tables.flatMap((t, i) => t.rows.map((_, row) => `${i}/${row}`)))
          pages.forEach((parts, i) => {
            const height = parts
              .flatMap(({ table: t, from, to }) => [tables[t]?.head ?? 0, ...(tables[t]?.rows.slice(from, to) ?? [])])
              .reduce((a, b) => a + b, 0)
            expect(height + (i === pages.length - 1 ? notes : 0)).toBeLessThanOrEqual(room)
            expect(parts.length).toBeGreaterThan(0)
          })
        },
      ),
      seeded(300),
    )
  })
})
