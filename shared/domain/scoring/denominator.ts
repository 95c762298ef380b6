/** What a share or a mean is taken of (domain 2.3, rules 1 and 2). */
import { ABSTAIN, type Form } from './form.ts'
import { votes, type Cell, type Histogram } from './counts.ts'
import type { Electorate } from './outcome.ts'
import type { Rules } from './scheme.ts'

/** The grades of a form that are no opinion: 不了解. */
export const noOpinions = ({ answer }: Form): readonly string[] =>
  answer.kind === 'grades' ? answer.options.filter(({ noOpinion }) => noOpinion).map(({ code }) => code) : []

/** The grades of a form that say something, best first. */
export const opinions = ({ answer }: Form): readonly string[] =>
  answer.kind === 'grades' ? answer.options.filter(({ noOpinion }) => !noOpinion).map(({ code }) => code) : []

/** How many gave one of these marks. */
export const given = (histogram: Histogram, marks: readonly string[]): number =>
  marks.reduce((n, mark) => n + (histogram[mark] ?? 0), 0)

/** Marks that say something: neither an abstention nor 不了解. */
export const valid = (histogram: Histogram, form: Form): number =>
  votes(histogram) - given(histogram, [ABSTAIN, ...noOpinions(form)])

/** Null if it is taken of those present and nobody has counted them. */
export function denominatorOf(
  histogram: Histogram,
  { form, rules, electorate }: { form: Form; rules: Rules; electorate: Electorate },
): number | null {
  switch (rules.denominator) {
    case 'valid':
      return (
        valid(histogram, form) +
        (rules.abstainCounts ? given(histogram, [ABSTAIN]) : 0) +
        (rules.noOpinionCounts ? given(histogram, noOpinions(form)) : 0)
      )
    case 'returned':
    case 'present':
    case 'due':
      return electorate[rules.denominator]
  }
}

export const emptyCell = (form: Form): Cell => ({
  recused: 0,
  items: form.items.map(() => ({})),
  ...(form.answer.kind === 'points' ? { totals: {} } : {}),
})
export const nobody: Electorate = { returned: 0, present: 0, due: 0 }
