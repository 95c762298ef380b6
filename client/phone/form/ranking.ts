/**
 * A ballot of places: presenters are tapped in the order of the ranking. A tap gives the lowest place that is free; who
 * is taken out frees a place, and the others keep theirs.
 */
import { ABSTAIN, type Marks } from '../../../shared/domain/scoring/form.ts'

/** The place that a presenter has; null for none. */
export function placeOf(marks: Marks, subject: string): number | null {
  const mark = marks[subject]?.[0] ?? ''
  return mark === '' || mark === ABSTAIN ? null : Number(mark)
}

/** Who has each place, from the first to the last; null where it is free. */
export const byPlace = (marks: Marks, judged: readonly string[]): readonly (string | null)[] =>
  judged.map((_, i) => judged.find((subject) => placeOf(marks, subject) === i + 1) ?? null)

/** The place that the next tap gives; null once everybody has one. */
export function nextPlace(marks: Marks, judged: readonly string[]): number | null {
  const free = byPlace(marks, judged).indexOf(null)
  return free < 0 ? null : free + 1
}

/** What a tap on a presenter changes: a place for who has none, none for who has one. */
export function tapped(marks: Marks, judged: readonly string[], subject: string): Marks {
  if (placeOf(marks, subject) !== null) return { [subject]: [''] }
  const place = nextPlace(marks, judged)
  // Whoever had abstained and ranks after all begins with an empty ballot.
  return { ...withoutAbstaining(marks, judged), ...(place === null ? {} : { [subject]: [String(place)] }) }
}

const withoutAbstaining = (marks: Marks, judged: readonly string[]): Marks =>
  Object.fromEntries(judged.filter((subject) => marks[subject]?.[0] === ABSTAIN).map((subject) => [subject, ['']]))

/** One place up: who is there comes down to the place that is left. */
export function movedUp(marks: Marks, judged: readonly string[], subject: string): Marks {
  const place = placeOf(marks, subject)
  if (place === null || place < 2) return {}
  const above = byPlace(marks, judged)[place - 2]
  return { [subject]: [String(place - 1)], ...(above ? { [above]: [String(place)] } : {}) }
}

/**
 * Who was ranked last: by the taps since the page was opened, or else whoever has the last place. Null if nobody has
 * one.
 */
export function lastRanked(marks: Marks, judged: readonly string[], taps: readonly string[]): string | null {
  const still = (subject: string) => judged.includes(subject) && placeOf(marks, subject) !== null
  return [...taps].reverse().find(still) ?? [...byPlace(marks, judged)].reverse().find((subject) => subject) ?? null
}

/** The whole ballot abstains, or begins empty. */
export const wholeBallot = (judged: readonly string[], mark: typeof ABSTAIN | ''): Marks =>
  Object.fromEntries(judged.map((subject) => [subject, [mark]]))
