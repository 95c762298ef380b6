/** How a form is laid out on paper, from what it asks and how many presenters are on it. */
import type { PlannedItem } from '../../../shared/domain/view.ts'
import { layoutOf, type Form } from '../../../shared/domain/scoring/form.ts'
import type { VoterClass } from '../../../shared/domain/scoring/scheme.ts'

/** One form to print. */
export type Printed = {
  readonly form: Form
  readonly voterClass: VoterClass
  /** In printed order. */
  readonly presenters: readonly PlannedItem[]
  readonly meeting: string
  /** A column for 弃权: where an empty row would make the sheet void. */
  readonly abstainColumn: boolean
  /** Somebody may have to stand aside: a note says what to write then. */
  readonly recusals: boolean
}

/** Boxes of several items fit beside a presenter's name up to this many. */
const mostBeside = 6

/** people: a row for each presenter. items: a table for each presenter, with a row for each item. */
export type Shape = 'people' | 'items'

export function shapeOf({ form, presenters }: Pick<Printed, 'form' | 'presenters'>): Shape {
  const layout = layoutOf(form)
  if (layout === 'matrix' || layout === 'places') return 'people'
  if (layout === 'items') return 'items'
  const many = form.items.length
  return many === 1 || (presenters.length > 1 && many <= mostBeside) ? 'people' : 'items'
}

/** How many rows each table of the form has. */
export const tablesOf = (printed: Printed): readonly number[] =>
  shapeOf(printed) === 'people' ? [printed.presenters.length] : printed.presenters.map(() => printed.form.items.length)

/** The width of a grade's column in millimetres, so that the names keep theirs. */
export const gradeWidth = (grades: number): number => Math.max(9, Math.min(20, Math.floor(96 / grades)))

/** The width of the column of names in millimetres; null if nobody has one. */
export function nameWidth(presenters: readonly PlannedItem[]): number | null {
  const longest = Math.max(0, ...presenters.map(({ name }) => name?.length ?? 0))
  if (longest === 0) return null
  return longest > 4 ? 32 : 22
}
