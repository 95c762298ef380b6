/** All classes in one: for methods that ask how many of everybody, and not how much each class weighs. */
import { cellOf, over } from '../by-class.ts'
import { valid } from '../denominator.ts'
import type { Histogram } from '../counts.ts'
import type { Outcome, Subject, Withheld } from '../outcome.ts'
import type { Scheme } from '../scheme.ts'

export type Pool = {
  readonly votes: Histogram
  readonly over: number
  readonly outcome: Omit<Outcome, 'value' | 'working'>
}

/** The votes of all classes on one item together, or the outcome that says why there is no result. */
export function pooled(scheme: Scheme, subject: Subject, item: string): Pool | Outcome {
  const place = scheme.form.items.findIndex(({ code }) => code === item)
  const rows = scheme.classes.map(({ code }) => {
    const histogram = cellOf(scheme, subject, code).items[place] ?? {}
    return { code, histogram, valid: valid(histogram, scheme.form), over: over(scheme, subject, code, histogram) }
  })
  const base = {
    classes: rows.map((row) => ({ code: row.code, over: row.over ?? 0, figure: null })),
    withheld: null,
    renormalised: [],
  }
  const withhold = (why: Withheld['why'], about: readonly string[]): Outcome => ({
    ...base,
    value: null,
    working: [],
    withheld: { why, about },
  })
  const named = (which: (row: (typeof rows)[number]) => boolean) => rows.filter(which).map(({ code }) => code)
  const unknown = named((row) => row.over === null)
  if (unknown.length > 0) return withhold('attendanceUnknown', unknown)
  const few = named((row) => row.valid > 0 && row.valid < scheme.rules.minValid)
  if (few.length > 0) return withhold('tooFewBallots', few)
  const empty = named((row) => row.valid === 0)
  // Of a fixed number of members silence is an answer; of valid ballots an empty class is a hole in the result.
  const hole = scheme.rules.denominator === 'valid' && scheme.rules.emptyClass === 'error' && empty.length > 0
  if (hole || empty.length === rows.length) return withhold('emptyClass', empty)
  const votes: Record<string, number> = {}
  for (const { histogram } of rows)
    for (const [mark, n] of Object.entries(histogram)) votes[mark] = (votes[mark] ?? 0) + n
  return { votes, over: rows.reduce((n, row) => n + (row.over ?? 0), 0), outcome: base }
}
