/** Reading the journal: which steps have been taken back, and which stand. */
import type { Fact } from '../domain/vocabulary.ts'
import type { JournalEntry } from './source.ts'

export type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>

/** The numbers of the steps that were taken back. */
export function undoneSteps(journal: readonly JournalEntry[]): ReadonlySet<number> {
  return new Set(
    journal.flatMap(({ facts }) => facts.flatMap((fact) => (fact.type === 'step.undone' ? fact.undone : []))),
  )
}

/** Was this entry a step that was taken back later? */
export const isUndone = ({ facts }: JournalEntry, undone: ReadonlySet<number>): boolean =>
  facts.some((fact) => fact.type === 'step.taken' && undone.has(fact.id))

/** The entries that stand, oldest first. */
export function standing(journal: readonly JournalEntry[]): readonly JournalEntry[] {
  const undone = undoneSteps(journal)
  return undone.size === 0 ? journal : journal.filter((entry) => !isUndone(entry, undone))
}

/** Every fact of a type that stands, with its entry. */
export const factsOf = <T extends Fact['type']>(
  journal: readonly JournalEntry[],
  type: T,
): readonly { readonly entry: JournalEntry; readonly fact: FactOf<T> }[] =>
  standing(journal).flatMap((entry) =>
    entry.facts.flatMap((fact) => (fact.type === type ? [{ entry, fact: fact as FactOf<T> }] : [])),
  )
