/** How the points and the places that were given are spread. */
import type { Histogram } from './counts.ts'
import { decimal, decimalOf, dividedBy, times, total, whole } from './exact.ts'
import { ABSTAIN, type GuideBand } from './form.ts'

/** What was given, without abstentions. */
const givenIn = (histogram: Histogram): readonly (readonly [string, number])[] =>
  Object.entries(histogram).filter(([mark]) => mark !== ABSTAIN)

/** How many gave points within each guide band, and how many between them. */
export function spread(histogram: Histogram, bands: readonly GuideBand[]): { bands: readonly number[]; other: number } {
  const counts = bands.map(() => 0)
  let other = 0
  for (const [mark, n] of givenIn(histogram)) {
    const place = bands.findIndex(({ least, most }) => Number(mark) >= least && Number(mark) <= most)
    if (place < 0) other += n
    else counts[place] = (counts[place] ?? 0) + n
  }
  return { bands: counts, other }
}

/** Every value with its number, highest first. */
export const values = (histogram: Histogram): readonly { value: string; n: number }[] =>
  givenIn(histogram)
    .map(([value, n]) => ({ value, n }))
    .sort((a, b) => Number(b.value) - Number(a.value))

/** Every place with its number, best first. Places stand as `place/how many were ranked`. */
export function placesIn(histogram: Histogram): readonly { place: number; n: number }[] {
  const counts = new Map<number, number>()
  for (const [mark, n] of givenIn(histogram)) {
    const place = Number(mark.split('/')[0])
    counts.set(place, (counts.get(place) ?? 0) + n)
  }
  return [...counts].map(([place, n]) => ({ place, n })).sort((a, b) => a.place - b.place)
}

/** The mean of the points given on one item, without the trimming or the denominators of a plan; null of nothing. */
export function plainMean(histogram: Histogram, decimals: number): string | null {
  const given = givenIn(histogram)
  const n = given.reduce((sum, [, count]) => sum + count, 0)
  if (n === 0) return null
  const sum = total(given.map(([mark, count]) => times(decimalOf(mark), whole(count))))
  return decimal(dividedBy(sum, whole(n)), decimals)
}
