/** A ballot as it lies in the box: one sign for each presenter on the form, in printed order, so all have one length. */
import { marks, type Mark } from '../shared/domain/scoring/grades.ts'

const signs: Readonly<Record<Mark, string>> = { good: 'g', fairly_good: 'f', average: 'a', poor: 'p', abstain: '-' }

/** Null unless every subject has a mark and nobody else has one. */
export function toPaper(given: Readonly<Record<string, Mark>>, subjects: readonly string[]): string | null {
  if (Object.keys(given).length !== subjects.length) return null
  const paper = subjects.map((subject) => {
    const mark = Object.hasOwn(given, subject) ? given[subject] : undefined
    return mark === undefined ? '' : signs[mark]
  })
  return paper.includes('') ? null : paper.join('')
}

/** Throws on a paper that is not of this form: the box is damaged, and a count must not come out. */
export function fromPaper(paper: string, subjects: readonly string[]): Record<string, Mark> {
  if (paper.length !== subjects.length) throw new Error('a ballot of another length')
  return Object.fromEntries(
    subjects.map((subject, row) => {
      const mark = marks.find((candidate) => signs[candidate] === paper[row])
      if (!mark) throw new Error('a ballot with an unknown sign')
      return [subject, mark]
    }),
  )
}
