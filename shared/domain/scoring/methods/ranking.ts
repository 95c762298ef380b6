/**
 * 排序票 (domain 2.2, scheme 9): each voter ranks all whom they may judge. Place r among m is worth 100·(m+1−r)/m, so
 * that the first is worth 100 on every ballot, also on one that leaves out a recusal; then means by class and weight.
 */
import { dividedBy, ratio, times, total, whole } from '../exact.ts'
import { byClass, cellOf, over, type Figure } from '../by-class.ts'
import { valid } from '../denominator.ts'
import { ABSTAIN } from '../form.ts'
import type { Count } from '../outcome.ts'
import type { Method } from '../scheme.ts'

export const ranking: Count<Extract<Method, { family: 'ranking' }>> = (scheme, subject) =>
  byClass(scheme, (code): Figure | null | 'unknown' => {
    const histogram = cellOf(scheme, subject, code).items[0] ?? {}
    const marks = valid(histogram, scheme.form)
    if (marks === 0) return null
    const n = over(scheme, subject, code, histogram)
    if (n === null) return 'unknown'
    const places = Object.entries(histogram)
      .filter(([mark]) => mark !== ABSTAIN)
      .map(([mark, count]) => {
        const [place = 0, among = 1] = mark.split('/').map(Number)
        return { place, among, count, worth: times(whole(100), ratio(among + 1 - place, among)) }
      })
      .sort((a, b) => a.place - b.place || a.among - b.among)
    const sum = total(places.map(({ count, worth }) => times(whole(count), worth)))
    const terms = places.map(({ place, among, count }) => `${count}×100×${among + 1 - place}/${among}`)
    return { figure: dividedBy(sum, whole(n)), over: n, valid: marks, working: `(${terms.join(' + ')})÷${n}` }
  })
