/**
 * Commitments: one for each cell of a ballot, so that a phone finds its own in the list of what was opened and nobody
 * can read a ballot from it. Cells are listed column by column and never ballot by ballot: a pattern of marks could be
 * agreed upon beforehand and found again.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { ABSTAIN, RECUSED, type Form, type Mark, type Marks } from '../domain/scoring/form.ts'
import { countedAs, totalOf } from '../domain/scoring/counts.ts'
import { framed } from './bytes.ts'

/** Bytes of a commitment, and of the nonce that opens it. */
const SHORT = 16

/** What is counted by itself: a presenter in an item, or the sum over a presenter's items. */
export type Column = string
/** A mark as it is counted, in its column. */
export type Cell = { readonly column: Column; readonly mark: Mark }

export const columnOf = (presenter: string, item: number | 'total'): Column => `${presenter}/${item}`

/** The columns of a form: of points over several items also the sum, which some methods count. */
export const columnsOf = (form: Form, subjects: readonly string[]): readonly Column[] =>
  subjects.flatMap((subject) => [
    ...form.items.map((_, i) => columnOf(subject, i)),
    ...(hasTotals(form) ? [columnOf(subject, 'total')] : []),
  ])

const hasTotals = ({ answer, items }: Form): boolean => answer.kind === 'points' && items.length > 1

/** The cells of a whole ballot, 回避 among them. */
export function cellsOf(form: Form, subjects: readonly string[], marks: Marks): readonly Cell[] {
  const among = subjects.filter((subject) => marks[subject]?.[0] !== RECUSED).length
  return subjects.flatMap((subject) => {
    const row = marks[subject] ?? []
    const cells = row.map((mark, i) => ({ column: columnOf(subject, i), mark: countedAs(form, mark, among) }))
    if (!hasTotals(form)) return cells
    const silent = [RECUSED, ABSTAIN].find((mark) => row.includes(mark))
    return [...cells, { column: columnOf(subject, 'total'), mark: silent ?? totalOf(row) }]
  })
}

/** The nonce of one cell, from the ballot's: it opens this cell and tells nothing of the others. */
export const cellNonce = (nonce: Uint8Array, column: Column): string =>
  bytesToHex(sha256(framed('rostrum cell v1', nonce, column)).slice(0, SHORT))

/** 32 hexadecimal digits. */
export const commitment = (round: string, { column, mark }: Cell, voterClass: string, nonce: string): string =>
  bytesToHex(sha256(framed('ballot-v1', round, voterClass, column, mark, nonce)).slice(0, SHORT))
