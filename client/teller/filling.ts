/**
 * A sheet being typed in, cell by cell in reading order: presenter by presenter, item by item. Pure: a key goes in, the
 * next state comes out. `keys.ts` says what each key does.
 */
import { countedSheet, type foundVoid } from '../../shared/domain/paper.ts'
import {
  canonicalPoints,
  fits,
  layoutOf,
  RECUSED,
  type Form,
  type Mark,
  type Marks,
} from '../../shared/domain/scoring/form.ts'
import type { SheetRule } from '../../shared/domain/scoring/sheet.ts'

export type SheetFrame = { readonly form: Form; readonly subjects: readonly string[] }

export type Filling = {
  readonly cells: readonly Mark[]
  /** The current cell; one past the last when the whole sheet has been gone through. */
  readonly at: number
  /** A figure is under way in the current cell: a digit is added to it. Otherwise a digit begins anew. */
  readonly typing: boolean
}

const width = ({ form }: SheetFrame): number => form.items.length
const size = (frame: SheetFrame): number => frame.subjects.length * width(frame)

/** The first cell of the row in which a cell is. */
export const rowOf = (frame: SheetFrame, cell: number): number => cell - (cell % width(frame))

export const emptyFilling = (frame: SheetFrame): Filling => ({
  cells: Array.from({ length: size(frame) }, () => ''),
  at: 0,
  typing: false,
})

/** What was entered before, to be corrected. */
export const fillingOf = (frame: SheetFrame, marks: Marks): Filling => ({
  ...emptyFilling(frame),
  cells: frame.subjects.flatMap((subject) => frame.form.items.map((_, i) => marks[subject]?.[i] ?? '')),
})

/** Every presenter's row, whole, so that two who entered the same have the same. */
export function marksOf(frame: SheetFrame, { cells }: Filling): Marks {
  const row = (i: number) => cells.slice(i * width(frame), (i + 1) * width(frame)).map((mark) => settled(frame, mark))
  return Object.fromEntries(frame.subjects.map((subject, i) => [subject, row(i)]))
}

/** A figure as it is kept: `92.` and `92.50` are 92 and 92.5, place 03 is 3. */
function settled({ form }: SheetFrame, mark: Mark): Mark {
  if (!/^\d/.test(mark)) return mark
  if (form.answer.kind === 'points') return canonicalPoints(mark.replace(/\.$/, ''))
  return form.answer.kind === 'places' ? mark.replace(/^0+(?=\d)/, '') : mark
}

/** Goes to a cell, or past the last; the figure that is left behind is settled. */
export function moved(frame: SheetFrame, filling: Filling, to: number): Filling {
  const cells = filling.cells.map((mark, i) => (i === filling.at ? settled(frame, mark) : mark))
  return { cells, at: Math.min(Math.max(to, 0), size(frame)), typing: false }
}

/** One cell marked; the cursor stays. A recused row that gets a mark is no longer recused. */
export function marked(frame: SheetFrame, filling: Filling, cell: number, mark: Mark): Filling {
  const row = rowOf(frame, cell)
  const inRow = (i: number) => i >= row && i < row + width(frame)
  const cells = filling.cells.map((before, i) => {
    if (i === cell) return mark
    return inRow(i) && before === RECUSED ? '' : before
  })
  return { ...filling, cells }
}

/** The row of a cell marked from end to end: 回避, or 弃权 where a presenter is abstained from as a whole. */
export function markedRow(frame: SheetFrame, filling: Filling, cell: number, mark: Mark): Filling {
  const row = rowOf(frame, cell)
  const cells = filling.cells.map((before, i) => (i >= row && i < row + width(frame) ? mark : before))
  return { ...filling, cells }
}

/** Why what stands in a cell makes the sheet void. */
export type Unfit = 'outside' | 'twice'

/** The cells that make the sheet void by what stands in them: outside the limits, or a place twice. */
export function unfitCells(frame: SheetFrame, { cells, at, typing }: Filling): ReadonlyMap<number, Unfit> {
  const { form, subjects } = frame
  const recused = cells.filter((mark, i) => mark === RECUSED && rowOf(frame, i) === i).length
  const among = subjects.length - recused
  const given = cells.map((mark) => settled(frame, mark))
  const unfit = new Map<number, Unfit>()
  given.forEach((mark, i) => {
    const item = form.items[i % width(frame)]
    if (mark === '' || mark === RECUSED || !item || (typing && i === at)) return
    if (!fits(form, item, mark, among)) unfit.set(i, 'outside')
    else if (layoutOf(form) === 'places' && given.filter((other) => other === mark).length > 1) unfit.set(i, 'twice')
  })
  return unfit
}

export type FoundVoid = (typeof foundVoid)[number]

/** Why the hub will count this sheet as void; null if it is valid. */
export function voidedBy(
  frame: SheetFrame,
  filling: Filling,
  rules: { readonly blankRow: 'abstain' | 'void'; readonly invalid: readonly SheetRule[] },
): FoundVoid | null {
  const sheet = { voterClass: '', sheet: 1, content: { marks: marksOf(frame, filling) } }
  const counted = countedSheet(sheet, { ...frame, ...rules })
  return 'void' in counted ? (counted.void as FoundVoid) : null
}
