import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { count, type MarkCounts } from '../../shared/domain/scoring/counts.ts'
import { decimal, dividedBy, plus, ratio, times, whole } from '../../shared/domain/scoring/exact.ts'
import { marks, type Mark } from '../../shared/domain/scoring/grades.ts'
import { score, type Scheme } from '../../shared/domain/scoring/graded-points.ts'
import * as english from '../../shared/i18n/english.ts'
import { terms } from '../../shared/i18n/terms.ts'
import { seeded } from '../kit/seed.ts'

const scheme: Scheme = {
  family: 'graded_points',
  points: { good: 100, fairly_good: 80, average: 60, poor: 40 },
  emptyClass: 'error',
  decimals: 2,
}
const classes = [
  { code: 'A', weight: 40 },
  { code: 'B', weight: 30 },
  { code: 'C', weight: 30 },
]
const cell = (good: number, fairly_good: number, average: number, poor: number, abstain = 0): MarkCounts => ({
  good,
  fairly_good,
  average,
  poor,
  abstain,
})
const none = cell(0, 0, 0, 0)

describe('the vectors of domain 2.4', () => {
  const counts = { A: cell(9, 3, 1, 0), B: cell(25, 12, 3, 0), C: cell(40, 15, 4, 1) }

  test('[K2] 113 ballots: 91.62', () => {
    const result = score(scheme, classes, counts)
    expect(result.score).toBe('91.62')
    expect(result.classes.map(({ mean, valid }) => [mean, valid])).toEqual([
      ['92.31', 13],
      ['91.00', 40],
      ['91.33', 60],
    ])
  })

  test('[K2] four decimals of the same: nothing was rounded before', () => {
    expect(score({ ...scheme, decimals: 4 }, classes, counts).score).toBe('91.6231')
    expect(score({ ...scheme, decimals: 0 }, classes, counts).score).toBe('92')
  })

  test('[K5] the trap of rounding early: 91.42, not 91.43', () => {
    const trap = { A: cell(10, 2, 0, 1), B: cell(25, 14, 1, 0), C: cell(39, 13, 6, 2) }
    const right = score(scheme, classes, trap)
    expect(right.score).toBe('91.42')
    const early = right.classes.reduce((sum, { weight, mean }) => sum + weight * Math.round(Number(mean) * 100), 0)
    expect(Math.round(early / 100) / 100).toBe(91.43)
  })

  test('[K4] a class without a ballot: no score, and the class is named', () => {
    const result = score(scheme, classes, { ...counts, B: none })
    expect(result).toMatchObject({ score: null, empty: ['B'] })
    expect(result.classes[1]).toEqual({ code: 'B', weight: 30, counts: none, valid: 0 })
  })

  test('[K4] or its weight goes to the others: 91.89', () => {
    const sharing: Scheme = { ...scheme, emptyClass: 'renormalise' }
    expect(score(sharing, classes, { A: counts.A, C: counts.C })).toMatchObject({ score: '91.89', renormalised: ['B'] })
    expect(score(sharing, classes, counts)).toMatchObject({ score: '91.62', renormalised: [] })
  })

  test('[K4] nobody voted at all: no score either way', () => {
    for (const emptyClass of ['error', 'renormalise'] as const) {
      expect(score({ ...scheme, emptyClass }, classes, {})).toMatchObject({ score: null, empty: ['A', 'B', 'C'] })
    }
  })

  test('[K3] abstentions leave the denominator: with or without them the score is the same', () => {
    const abstaining = {
      A: { ...counts.A, abstain: 7 },
      B: { ...counts.B, abstain: 1 },
      C: { ...counts.C, abstain: 40 },
    }
    const result = score(scheme, classes, abstaining)
    expect(result.score).toBe('91.62')
    expect(result.classes.map(({ valid }) => valid)).toEqual([13, 40, 60])
  })

  test('[K3] [K4] a class that only abstained is an empty one', () => {
    expect(score(scheme, classes, { ...counts, A: cell(0, 0, 0, 0, 13) })).toMatchObject({ score: null, empty: ['A'] })
  })
})

describe('rounding', () => {
  test.each([
    ['1.005, which binary fractions make 1.00', 1_005, 1_000, '1.01'],
    ['a half goes up', 5, 1_000, '0.01'],
    ['a hair below a half does not', 4_999_999, 1_000_000_000, '0.00'],
    ['to an even figure too', 25, 1_000, '0.03'],
    ['a third', 1, 3, '0.33'],
    ['two thirds', 2, 3, '0.67'],
    ['over the whole', 99_995, 1_000, '100.00'],
    ['whole', 91, 1, '91.00'],
    ['nothing', 0, 7, '0.00'],
    ['below zero away from it', -1_005, 1_000, '-1.01'],
    ['below zero to nothing, without a sign', -1, 1_000, '0.00'],
    ['beyond what a double holds', Number.MAX_SAFE_INTEGER, 1, '9007199254740991.00'],
  ])('[K5] %s', (_what, over, under, text) => {
    expect(decimal(ratio(over, under), 2)).toBe(text)
  })

  test('[K5] the decimals that are asked for', () => {
    expect([0, 1, 2, 3].map((places) => decimal(ratio(2_345, 1_000), places))).toEqual(['2', '2.3', '2.35', '2.345'])
  })

  test('[K5] fractions add, multiply and divide exactly', () => {
    expect(plus(ratio(1, 10), ratio(2, 10))).toEqual(ratio(3, 10))
    expect(times(ratio(1, 3), whole(3))).toEqual(whole(1))
    expect(dividedBy(whole(1), ratio(-2, 4))).toEqual(whole(-2))
    expect(() => dividedBy(whole(1), whole(0))).toThrow('over zero')
  })
})

describe('a second tally', () => {
  /**
   * Written on its own from domain 2.2, in whole numbers scaled by the product of the denominators, and rounded by
   * long division. It shares no line with the product's.
   */
  function byHand(ballots: readonly Ballot[], renormalise: boolean): string | null {
    const worth: Record<string, bigint> = { good: 100n, fairly_good: 80n, average: 60n, poor: 40n }
    const weights: Record<string, bigint> = { A: 40n, B: 30n, C: 30n }
    const points: Record<string, bigint> = { A: 0n, B: 0n, C: 0n }
    const valid: Record<string, bigint> = { A: 0n, B: 0n, C: 0n }
    for (const { voterClass, mark } of ballots) {
      const value = worth[mark]
      if (value === undefined) continue
      points[voterClass] = (points[voterClass] ?? 0n) + value
      valid[voterClass] = (valid[voterClass] ?? 0n) + 1n
    }
    const present = Object.keys(weights).filter((code) => valid[code] !== 0n)
    if (present.length === 0 || (present.length < 3 && !renormalise)) return null
    let under = 0n
    for (const code of present) under += weights[code] ?? 0n
    for (const code of present) under *= valid[code] ?? 1n
    let over = 0n
    for (const code of present) {
      let term = (weights[code] ?? 0n) * (points[code] ?? 0n)
      for (const other of present) if (other !== code) term *= valid[other] ?? 1n
      over += term
    }
    const thousandths = (over * 1_000n) / under
    const hundredths = thousandths / 10n + (thousandths % 10n >= 5n ? 1n : 0n)
    const tail = `${hundredths % 100n}`
    return `${hundredths / 100n}.${tail.length < 2 ? `0${tail}` : tail}`
  }
  type Ballot = { voterClass: string; mark: Mark }

  const ballot = fc.record({ voterClass: fc.constantFrom('A', 'B', 'C'), mark: fc.constantFrom(...marks) })
  const box = fc.array(ballot, { maxLength: 120 })

  test('[K1] [K2] [K3] [K4] [K5] agrees with the first over random boxes', () => {
    let scored = 0
    fc.assert(
      fc.property(box, fc.boolean(), (ballots, renormalise) => {
        const counts = count(
          ballots.map(({ voterClass, mark }) => ({ voterClass, marks: { s1: mark } })),
          ['s1'],
          ['A', 'B', 'C'],
        )
        const product = score(
          { ...scheme, emptyClass: renormalise ? 'renormalise' : 'error' },
          classes,
          counts['s1'] ?? {},
        )
        expect(product.score).toBe(byHand(ballots, renormalise))
        if (product.score !== null) scored += 1
      }),
      seeded(500),
    )
    expect(scored).toBeGreaterThan(100)
  })

  test('[K2] [K5] agrees on big boxes of any composition', () => {
    const n = fc.nat({ max: 400 })
    const pile = fc.tuple(n, n, n, n, n)
    fc.assert(
      fc.property(fc.tuple(pile, pile, pile), (piles) => {
        const counts = Object.fromEntries(piles.map((five, i) => [classes[i]?.code, cell(...five)]))
        const ballots = piles.flatMap((five, i) =>
          five.flatMap((votes, m) =>
            Array.from({ length: votes }, () => ({ voterClass: classes[i]?.code ?? '', mark: marks[m] ?? 'good' })),
          ),
        )
        expect(score(scheme, classes, counts).score).toBe(byHand(ballots, false))
      }),
      seeded(60),
    )
  })
})

describe('the count', () => {
  const paper = (voterClass: string, ...row: readonly Mark[]) => ({
    voterClass,
    marks: Object.fromEntries(row.map((mark, i) => [`s${i + 1}`, mark])),
  })

  test('[K1] adds up by presenter and class, with a row for every one of both', () => {
    const counts = count(
      [paper('A', 'good', 'poor'), paper('A', 'good', 'abstain'), paper('C', 'average', 'good')],
      ['s1', 's2'],
      ['A', 'B', 'C'],
    )
    expect(counts).toEqual({
      s1: { A: cell(2, 0, 0, 0), B: none, C: cell(0, 0, 1, 0) },
      s2: { A: cell(0, 0, 0, 1, 1), B: none, C: cell(1, 0, 0, 0) },
    })
  })

  test.each([
    ['a class that nobody has', paper('D', 'good')],
    ['a presenter missing', { voterClass: 'A', marks: {} }],
    ['a mark that the form does not have', paper('A', 'excellent' as Mark)],
    ['a mark by the name of something else', paper('A', 'toString' as Mark)],
  ])('[K1] stops at a ballot with %s', (_what, bad) => {
    expect(() => count([paper('A', 'good'), bad], ['s1'], ['A'])).toThrow('uncountable')
  })

  test('[K1] ten thousand ballots are ten thousand', () => {
    const counts = count(
      Array.from({ length: 10_000 }, (_, i) => paper('A', marks[i % 5] ?? 'good')),
      ['s1'],
      ['A'],
    )
    expect(counts['s1']?.['A']).toEqual(cell(2_000, 2_000, 2_000, 2_000, 2_000))
  })
})

describe('the name of the score', () => {
  test('[K6] is the on-site ballot score, with a note that it is not the final grade', () => {
    expect(terms['zh-CN'].score).toBe('现场测评得分')
    expect(terms.en(english).score).toBe('On-site ballot score')
    expect(terms['zh-CN'].scoreNote).toContain('不是最终等次')
    expect(terms.en(english).scoreNote).toContain('not the final grade')
  })
})
