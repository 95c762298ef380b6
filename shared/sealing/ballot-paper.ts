/**
 * A ballot as it lies in the box: the cells of all presenters on the form, in printed order, each of one length, so that
 * all ballots of a round have one length whatever is on them.
 */
import { ABSTAIN, RECUSED, type Form, type Mark, type Marks } from '../domain/scoring/form.ts'
import type { CountedBallot } from '../domain/scoring/counts.ts'

/** Signs of a cell: of a form in grades one, `a` for the first grade; of any other the figure itself. */
const widths = { grades: 1, points: 8, places: 4 } as const
const signs = { [ABSTAIN]: '-', [RECUSED]: '~' } as const
const filler = '.'
const voided = '!'

/** `marks` has a whole row for each of `subjects`, with 回避 where the voter may not judge. */
export function toPaper(form: Form, subjects: readonly string[], marks: Marks): string {
  return subjects.flatMap((subject) => (marks[subject] ?? []).map((mark) => cell(form, mark))).join('')
}

/** How many signs a ballot has, whatever is on it. */
export const paperLength = (form: Form, subjects: readonly string[]): number =>
  subjects.length * form.items.length * widths[form.answer.kind]

/** A sheet that is void, and why. */
export const toVoidPaper = (why: string): string => `${voided}${why}`

function cell(form: Form, mark: Mark): string {
  const { answer } = form
  const width = widths[answer.kind]
  if (mark === ABSTAIN || mark === RECUSED) return signs[mark].padEnd(width, filler)
  if (answer.kind !== 'grades') return mark.padEnd(width, '_')
  return String.fromCharCode('a'.charCodeAt(0) + answer.options.findIndex(({ code }) => code === mark))
}

/** Throws on a paper that is not of this form: the box is damaged, and a count must not come out. */
export function fromPaper(form: Form, subjects: readonly string[], voterClass: string, paper: string): CountedBallot {
  if (paper.startsWith(voided)) return { voterClass, void: paper.slice(voided.length) }
  const width = widths[form.answer.kind]
  const items = form.items.length
  if (paper.length !== paperLength(form, subjects)) throw new Error('a ballot of another length')
  const mark = (at: number): Mark => markOf(form, paper.slice(at * width, (at + 1) * width))
  const rows = subjects.map((subject, row) => [subject, form.items.map((_, i) => mark(row * items + i))])
  return { voterClass, marks: Object.fromEntries(rows) as Marks }
}

function markOf({ answer }: Form, sign: string): Mark {
  if (sign.startsWith(signs[ABSTAIN])) return ABSTAIN
  if (sign.startsWith(signs[RECUSED])) return RECUSED
  const mark =
    answer.kind === 'grades' ? answer.options[sign.charCodeAt(0) - 'a'.charCodeAt(0)]?.code : sign.replace(/_+$/, '')
  if (!mark) throw new Error('a ballot with an unknown sign')
  return mark
}
