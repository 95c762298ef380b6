import { describe, expect, test } from 'vitest'
import type { CountedBallot } from '../../../shared/domain/scoring/counts.ts'
import type { Rules, Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { bands, fourGrades, gradesForm, matrix, named, points, schemeOf } from '../../kit/second-tally/schemes.ts'
import { ballots, bothOf, held, spoilt, type Result } from '../../kit/second-tally/side-by-side.ts'

type Standing = Result['standing']
const standing = (scheme: Scheme, box: readonly CountedBallot[], circumstances?: Parameters<typeof held>[2]) =>
  bothOf(held(scheme, box, circumstances)).standing

/** Presenters with these scores: one judge gives each of them that many points. */
const scored = (rules: Partial<Rules>, ...scores: readonly string[]) =>
  standing(points(rules), ballots('A', 1, ...scores.map((score) => [score])))
const ranks = (all: Standing) => Object.values(all).map(({ rank, tied }) => `${rank ?? '-'}${tied ? '=' : ''}`)
const bandsOf = (all: Standing) => Object.values(all).map(({ band, capped }) => `${band ?? '-'}${capped ? '!' : ''}`)

describe('ranks', () => {
  test('[K12] go by the score, and who has the same shares the better place: 1, 1, 3', () => {
    expect(ranks(scored({ rank: 'all' }, '90', '80', '90', '70'))).toEqual(['1=', '3', '1=', '4'])
  })

  test('[K12] are not given unless the plan asks for them', () => {
    expect(scored({ rank: 'off' }, '90', '80')).toEqual({ p1: {}, p2: {} })
  })

  test('[K12] equal as printed is equal; the ladder looks at what was not printed', () => {
    const rules = { rank: 'all', decimals: 0 } as const
    expect(ranks(scored({ ...rules, ties: 'shared' }, '90.1', '90.4', '80'))).toEqual(['1=', '1=', '3'])
    expect(ranks(scored({ ...rules, ties: 'ladder' }, '90.1', '90.4', '80'))).toEqual(['2', '1', '3'])
  })

  test('[K12] the second rung: of the same score, the better mean of the first class', () => {
    const box = [...ballots('A', 1, ['80'], ['90']), ...ballots('B', 1, ['90'], ['80'])]
    const half = { A: 50, B: 50 }
    expect(ranks(standing(points({ rank: 'all', ties: 'ladder' }, half), box))).toEqual(['2', '1'])
    expect(ranks(standing(points({ rank: 'all', ties: 'shared' }, half), box))).toEqual(['1=', '1='])
  })

  test('[K12] the third rung: more of the best grade', () => {
    const box = [...ballots('A', 1, ['good'], ['fairly_good']), ...ballots('A', 1, ['poor'], ['average'])]
    expect(ranks(standing(matrix({ rank: 'all', ties: 'ladder' }), box))).toEqual(['1', '2'])
  })

  test('[K12] the fourth rung: fewer of the worst', () => {
    const five = [...fourGrades, named('bad')]
    const scheme = schemeOf(
      gradesForm(['overall'], five),
      {
        family: 'graded_points',
        item: 'overall',
        points: { good: 100, fairly_good: 80, average: 60, poor: 40, bad: 20 },
      },
      { A: 100 },
      { rank: 'all', ties: 'ladder' },
    )
    const box = [...ballots('A', 2, ['fairly_good'], ['average']), ...ballots('A', 1, ['bad'], ['average'])]
    expect(ranks(standing(scheme, box))).toEqual(['2', '1'])
  })

  test('[K12] equal on every rung is equal', () => {
    const box = [...ballots('A', 1, ['good'], ['poor']), ...ballots('A', 1, ['poor'], ['good'])]
    expect(ranks(standing(matrix({ rank: 'all', ties: 'ladder' }), box))).toEqual(['1=', '1='])
  })

  test('[K12] within a group nobody of another group is in the way', () => {
    const groups = { p1: 'chiefs', p2: 'deputies', p3: 'chiefs', p4: 'deputies' }
    const box = ballots('A', 1, ['70'], ['95'], ['80'], ['95'])
    expect(ranks(standing(points({ rank: 'group' }), box, { groups }))).toEqual(['2', '1=', '1', '1='])
    expect(ranks(standing(points({ rank: 'all' }), box, { groups }))).toEqual(['4', '1=', '3', '1='])
  })

  test('[K12] [K4] who has no result is not in it and in nobody’s way', () => {
    const box = ballots('A', 2, ['abstain'], ['80'], ['90'])
    expect(standing(points({ rank: 'all' }), box)).toEqual({ p2: { rank: 2 }, p3: { rank: 1 } })
    expect(standing(points({ rank: 'all' }), spoilt('A', 3))).toEqual({})
  })

  test('[K12] [K16] shares have no score: the share of the best grade decides', () => {
    const scheme = schemeOf(gradesForm(), { family: 'grade_share', item: 'overall' }, { A: 100 }, { rank: 'all' })
    const box = [...ballots('A', 2, ['good'], ['fairly_good']), ...ballots('A', 1, ['poor'], ['good'])]
    expect(ranks(standing(scheme, box))).toEqual(['1', '2'])
  })
})

describe('bands', () => {
  const rules = { bands: bands({ excellent: 85, good: 75, average: 0 }), decimals: 1 }

  test('[K13] go by the score as it is printed: 84.95 prints 85.0', () => {
    const two = { A: 50, B: 50 }
    const box = [...ballots('A', 1, ['84.9'], ['84.9']), ...ballots('B', 1, ['85'], ['84.9'])]
    expect(bandsOf(standing(points(rules, two), box))).toEqual(['excellent', 'good'])
  })

  test('[K13] begin at their number and not above it', () => {
    expect(bandsOf(scored(rules, '85', '75', '74.9', '0'))).toEqual(['excellent', 'good', 'average', 'average'])
  })
})

describe('a quota', () => {
  const rules = { bands: bands({ excellent: 85, good: 75, average: 0 }), quota: { band: 'excellent', percent: 20 } }
  const rest = (n: number) => Array<string>(n).fill('60')

  test('[K13] 20 % of ten are two: the third is capped and falls into the next band', () => {
    const all = bandsOf(scored(rules, '95', '94', '93', ...rest(7)))
    expect(all.slice(0, 3)).toEqual(['excellent', 'excellent', 'good!'])
    expect(new Set(all.slice(3))).toEqual(new Set(['average']))
  })

  test('[K13] 20 % of nine are one, not two', () => {
    expect(bandsOf(scored(rules, '95', '94', ...rest(7))).slice(0, 2)).toEqual(['excellent', 'good!'])
  })

  test('[K13] of those who are equal at its edge none is in it', () => {
    expect(bandsOf(scored(rules, '95', '94', '94', ...rest(7))).slice(0, 3)).toEqual(['excellent', 'good!', 'good!'])
    expect(bandsOf(scored(rules, '94', '94', '94', ...rest(7))).slice(0, 3)).toEqual(['good!', 'good!', 'good!'])
    expect(bandsOf(scored(rules, '94', '94', ...rest(8))).slice(0, 2)).toEqual(['excellent', 'excellent'])
  })

  test('[K13] [K12] the ladder tells apart whom print does not', () => {
    const nine = ['94.4', '94.1', ...rest(7)]
    expect(bandsOf(scored({ ...rules, decimals: 0, ties: 'shared' }, ...nine)).slice(0, 2)).toEqual(['good!', 'good!'])
    expect(bandsOf(scored({ ...rules, decimals: 0, ties: 'ladder' }, ...nine)).slice(0, 2)).toEqual([
      'excellent',
      'good!',
    ])
  })

  test('[K13] who has no result is no presenter of whom a share is taken', () => {
    const silent = Array<string>(5).fill('abstain')
    expect(bandsOf(scored(rules, '95', '94', ...rest(3), ...silent)).slice(0, 2)).toEqual(['excellent', 'good!'])
  })

  test('[K13] nobody is capped by a quota that is not full, nor by one of another band', () => {
    expect(bandsOf(scored(rules, '95', '80', ...rest(8))).slice(0, 2)).toEqual(['excellent', 'good'])
    const ofGood = { ...rules, quota: { band: 'good', percent: 10 } }
    expect(bandsOf(scored(ofGood, '95', '94', '80', '79', ...rest(6))).slice(0, 4)).toEqual([
      'excellent',
      'excellent',
      'good',
      'average!',
    ])
  })
})
