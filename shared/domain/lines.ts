/**
 * Who is on the line, and how well their clocks agree with the hub's, as the console lists it. A bound is what a screen
 * says of itself: its clock is off by at most so many milliseconds.
 */
import type { Role } from './person.ts'
import type { Instant } from './time.ts'

/** A clock that may be further off than this is not to be trusted beside another. In milliseconds. */
export const TOO_WIDE = 250
/** A screen that does not know the hub's time after so long has a bad line. In milliseconds. */
export const LONG_UNKNOWN = 15_000

/** A screen's or a console's line. `number`: the first, the second … of its role, as long as the line lasts. */
export type ListedLine = { role: Role; number: number; since: Instant; bound: number | null }

/** All phones together. `known`: how many have said a bound; `tooWide`: of how many it is. */
export type PhoneLines = {
  count: number
  known: number
  tooWide: number
  median: number | null
  worst: number | null
}

export const noLines = { list: [], more: 0, phones: { count: 0, known: 0, tooWide: 0, median: null, worst: null } }

/** Is this a clock to look after? */
export const isDoubtful = ({ since, bound }: ListedLine, now: Instant): boolean =>
  bound === null ? now - since > LONG_UNKNOWN : bound > TOO_WIDE

/**
 * The bound that is listed, in whole milliseconds and never less than what was said, given the one listed before. It
 * stays as it is until it would be wrong, or a tenth and a millisecond too large: a list that trembles is sent for nothing.
 */
export function listedBound(before: number | null, said: number | null): number | null {
  if (said === null) return null
  const isNear = before !== null && said <= before && rounded(Math.max(said + 1, said * 1.1)) >= before
  return isNear ? before : rounded(said)
}

/** Upwards to a whole millisecond, and from ten on to the next of steps that are a tenth apart. */
function rounded(bound: number): number {
  if (bound <= 10) return Math.max(1, Math.ceil(bound))
  let step = 10
  while (step < bound) step = Math.ceil(step * 1.1)
  return step
}
