/** What is in a box, added up: the only thing that ever leaves it. */
import { marks, type Mark } from './grades.ts'

/** Votes per mark, for one presenter and one class. */
export type MarkCounts = Readonly<Record<Mark, number>>

/** `counts[presenter][class][mark]`: how many ballots of the class gave the presenter that mark. */
export type Counts = Readonly<Record<string, Readonly<Record<string, MarkCounts>>>>

/** One submitted ballot as far as counting needs it: its class and a mark for every presenter on the form. */
export type CountedBallot = { readonly voterClass: string; readonly marks: Readonly<Record<string, Mark>> }

const none = (): Record<Mark, number> => ({ good: 0, fairly_good: 0, average: 0, poor: 0, abstain: 0 })

/** Adds up a box. Every subject and every class gets a row, empty or not. */
export function count(
  ballots: Iterable<CountedBallot>,
  subjects: readonly string[],
  classes: readonly string[],
): Counts {
  const table = Object.fromEntries(
    subjects.map((subject) => [subject, Object.fromEntries(classes.map((code) => [code, none()]))]),
  )
  for (const ballot of ballots) {
    for (const subject of subjects) {
      const mark = ballot.marks[subject]
      const cell = table[subject]?.[ballot.voterClass]
      if (!cell || mark === undefined || !marks.includes(mark))
        throw new Error(`uncountable ballot in class ${ballot.voterClass}`)
      cell[mark] += 1
    }
  }
  return table
}
