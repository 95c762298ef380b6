/** What a teller reads aloud of an opened box: the ballots of each class, and what each presenter was given. */
import { decimalOf, plain, times, total, whole } from '../../../shared/domain/scoring/exact.ts'
import { votes, type Counts, type Histogram } from '../../../shared/domain/scoring/counts.ts'
import { ABSTAIN, layoutOf, type Form } from '../../../shared/domain/scoring/form.ts'
import { invalidSealed, type InvalidSealed } from '../../../shared/sealing/opening.ts'
import type { OpenedBox } from './open-box.ts'

export type ClassFigures = {
  readonly voterClass: string
  readonly returned: number
  readonly valid: number
  readonly abstained: number
  readonly invalid: number
  readonly why: readonly { readonly why: InvalidSealed; readonly n: number }[]
}

/** How many envelopes a class had, valid or not. */
export const classFigures = ({ question, opened }: Pick<OpenedBox, 'question' | 'opened'>): readonly ClassFigures[] =>
  question.classes.map((voterClass) => {
    const { valid = 0, abstained = 0, invalid = {} } = opened.counts.classes[voterClass] ?? {}
    const bad = votes(invalid)
    const why = invalidSealed.flatMap((reason) => (invalid[reason] ? [{ why: reason, n: invalid[reason] }] : []))
    return { voterClass, returned: valid + bad, valid, abstained, invalid: bad, why }
  })

/** What one class gave one presenter in one item. `item` is null where the form has one only. */
export type Row = {
  readonly presenter: string
  readonly item: number | null
  readonly voterClass: string
  /** One number for each column: of a form in grades the votes, otherwise the ballots and what they add up to. */
  readonly cells: readonly string[]
}

/** The columns of those rows. */
export type FigureColumn =
  { readonly kind: 'option'; readonly code: string } | { readonly kind: 'abstain' | 'recused' | 'ballots' | 'sum' }

export function figureColumns(form: Form, counts: Counts): readonly FigureColumn[] {
  const { answer, abstain } = form
  const given: readonly FigureColumn[] =
    answer.kind === 'grades'
      ? answer.options.map(({ code }) => ({ kind: 'option', code }))
      : [{ kind: 'ballots' }, { kind: 'sum' }]
  const recused = Object.values(counts.presenters).some((byClass) =>
    Object.values(byClass).some((cell) => cell.recused > 0),
  )
  return [
    ...given,
    ...(abstain === 'none' ? [] : [{ kind: 'abstain' } as const]),
    ...(recused ? [{ kind: 'recused' } as const] : []),
  ]
}

/** Every presenter, item and class that had a ballot, in the order of the form. */
export function figureRows({ question, opened }: Pick<OpenedBox, 'question' | 'opened'>): readonly Row[] {
  const { form, subjects } = question
  const columns = figureColumns(form, opened.counts)
  const several = form.items.length > 1
  const present = classFigures({ question, opened }).filter(({ returned }) => returned > 0)
  return subjects.flatMap((presenter) =>
    form.items.flatMap((_, item) =>
      present.flatMap(({ voterClass }) => {
        const cell = opened.counts.presenters[presenter]?.[voterClass]
        const marks = cell?.items[item]
        if (!marks) return []
        const cells = columns.map((column) => figure(form, column, marks, cell.recused))
        return [{ presenter, item: several ? item : null, voterClass, cells }]
      }),
    ),
  )
}

function figure(form: Form, column: FigureColumn, marks: Histogram, recused: number): string {
  switch (column.kind) {
    case 'option':
      return String(marks[column.code] ?? 0)
    case 'abstain':
      return String(marks[ABSTAIN] ?? 0)
    case 'recused':
      return String(recused)
    case 'ballots':
      return String(votes(marks) - (marks[ABSTAIN] ?? 0))
    case 'sum':
      return sumOf(form, marks)
  }
}

/** Of points what they add up to; of places what they add up to, whoever was ranked with them. */
function sumOf(form: Form, marks: Histogram): string {
  const value = (mark: string): string => (layoutOf(form) === 'places' ? (mark.split('/')[0] ?? '') : mark)
  const terms = Object.entries(marks)
    .filter(([mark]) => mark !== ABSTAIN)
    .map(([mark, n]) => times(decimalOf(value(mark)), whole(n)))
  return plain(total(terms))
}
