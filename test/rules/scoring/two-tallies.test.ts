import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../../shared/domain/scoring/check-scheme.ts'
import { families, meetingOf, told } from '../../kit/random-meetings.ts'
import { bothOf } from '../../kit/second-tally/side-by-side.ts'
import { purse } from '../../../server/verify/tally/small-change.ts'
import { seeded } from '../../kit/seed.ts'

describe('two tallies that do not know each other', () => {
  test.each(families)('[K26] [K1] [K5] [K12] [K13] agree in everything that is shown: %s', (family) => {
    const results = new Set<string>()
    let withheld = 0
    fc.assert(
      fc.property(meetingOf(family), (meeting) => {
        const story = told(meeting)
        expect(faultsOf(meeting.scheme), story).toEqual([])
        for (const score of Object.values(bothOf(meeting, story).scores)) {
          if (score.withheld) withheld += 1
          else results.add(JSON.stringify([score.score, score.shares, score.parts, score.verdict]))
        }
      }),
      seeded(220),
    )
    // The meetings were of all sorts: there were results to compare and reasons for having none.
    expect(results.size).toBeGreaterThan(family === 'majority' ? 2 : 30)
    expect(withheld).toBeGreaterThan(20)
  })

  test('[K5] the second one counts in coins that everything divides, and says so where it does not', () => {
    const { of, part, print, one } = purse(12, 3, [7n])
    expect(print(part(of(1), 11) * 5n, 4)).toBe('0.4545')
    expect(print(part(of('-2.5'), 1), 0)).toBe('-3')
    expect(print(of('9.995'), 2)).toBe('10.00')
    expect(print(-part(one, 1000n), 2)).toBe('0.00')
    expect(() => part(one, 101)).toThrow('too big')
  })
})
