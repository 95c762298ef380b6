/** The vectors of domain 2.4, by both tallies. */
import { describe, expect, test } from 'vitest'
import { p1 } from '../../../shared/domain/scoring/presets/p1-four-grades.ts'
import { p3 } from '../../../shared/domain/scoring/presets/p3-grade-share.ts'
import { p4 } from '../../../shared/domain/scoring/presets/p4-majority.ts'
import { p5 } from '../../../shared/domain/scoring/presets/p5-trimmed.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import type { CountedBallot } from '../../../shared/domain/scoring/counts.ts'
import { ballots, bothOf, held, pile, withRules } from '../../kit/second-tally/side-by-side.ts'

const grades = (good: number, fairly_good: number, average: number, poor: number) => ({
  good,
  fairly_good,
  average,
  poor,
})
const a = pile('A', grades(9, 3, 1, 0))
const b = pile('B', grades(25, 12, 3, 0))
const c = pile('C', grades(40, 15, 4, 1))

/** What both tallies say of the only presenter. */
function resultOf(scheme: Scheme, box: readonly CountedBallot[], hall?: Parameters<typeof held>[2]) {
  const score = bothOf(held(scheme, box, hall)).scores['p1']
  if (!score) throw new Error('p1 has not been counted')
  return score
}

describe('113 ballots of three classes', () => {
  const [, , ...sharedItems] = p3.scheme.form.items

  test('[K2] four grades, 40, 30 and 30: 91.62', () => {
    const result = resultOf(p1.scheme, [...a, ...b, ...c])
    expect(result.score).toBe('91.62')
    expect(result.classes.map(({ figure, over }) => [figure, over])).toEqual([
      ['92.31', 13],
      ['91.00', 40],
      ['91.33', 60],
    ])
    // The mean over all ballots, without regard to classes, would be 91.33.
    expect(result.score).not.toBe('91.33')
  })

  test('[K2] [K5] the same with more decimals: nothing was rounded before', () => {
    const to = (decimals: number) => resultOf(withRules(p1.scheme, { decimals }), [...a, ...b, ...c]).score
    expect([0, 4, 6].map(to)).toEqual(['92', '91.6231', '91.623077'])
  })

  test('[K16] the share of each grade, 50, 30 and 20: 66.70, 25.54, 7.43 and 0.33', () => {
    expect(sharedItems).toHaveLength(4)
    // The overall rating counts; the items after it are asked for the record and say something else here.
    const six = (box: readonly CountedBallot[]) =>
      box.map((ballot): CountedBallot =>
        'void' in ballot
          ? ballot
          : { ...ballot, marks: { p1: [ballot.marks['p1']?.[0] ?? '', ...Array<string>(5).fill('poor')] } },
      )
    const result = resultOf(p3.scheme, six([...a, ...b, ...c]))
    expect(result.shares).toEqual({ good: '66.70', fairly_good: '25.54', average: '7.43', poor: '0.33' })
    expect(result.score).toBeNull()
  })

  test('[K4] class B empty: no score and the class is named, or 91.89, and by no means 64.32', () => {
    const naive = 0.4 * (1200 / 13) + 0.3 * 0 + 0.3 * (5480 / 60)
    expect(naive.toFixed(2)).toBe('64.32')
    const strict = resultOf(p1.scheme, [...a, ...c])
    expect(strict).toMatchObject({ score: null, withheld: { why: 'emptyClass', about: ['B'] }, renormalised: [] })
    expect(strict.classes.find(({ code }) => code === 'B')).toMatchObject({ over: 0, figure: null })
    const sharing = resultOf(withRules(p1.scheme, { emptyClass: 'renormalise' }), [...a, ...c])
    expect(sharing).toMatchObject({ score: '91.89', withheld: null, renormalised: ['B'] })
  })

  test('[K4] nobody voted at all: no score either way, and all classes are named', () => {
    for (const emptyClass of ['error', 'renormalise'] as const) {
      expect(resultOf(withRules(p1.scheme, { emptyClass }), [])).toMatchObject({
        score: null,
        withheld: { why: 'emptyClass', about: ['A', 'B', 'C'] },
        renormalised: [],
      })
    }
  })

  test('[K5] the trap of rounding early: 91.42, not 91.43', () => {
    const trap = [
      ...pile('A', grades(10, 2, 0, 1)),
      ...pile('B', grades(25, 14, 1, 0)),
      ...pile('C', grades(39, 13, 6, 2)),
    ]
    const result = resultOf(p1.scheme, trap)
    expect(result.score).toBe('91.42')
    const early = result.classes.reduce((sum, { weight, figure }) => sum + weight * Math.round(Number(figure) * 100), 0)
    expect(Math.round(early / 100) / 100).toBe(91.43)
  })
})

describe('the extremes taken away', () => {
  const scores = ['95', '92.5', '90', '88', '88', '85', '70'].flatMap((points) => ballots('A', 1, [points]))
  const { scheme } = p5
  const trimming = (highest: number, lowest: number): Scheme['method'] => ({
    family: 'trimmed_mean',
    on: 'totals',
    highest,
    lowest,
    from: 5,
  })
  const judged = (on: 'totals' | 'items'): Scheme => {
    const items = ['first', 'second'].map((code) => ({
      code,
      label: { 'zh-CN': code, en: code },
      points: { least: 0, most: 20, bands: [] },
    }))
    return {
      ...scheme,
      form: { ...scheme.form, items },
      method: { family: 'trimmed_mean', on, highest: 1, lowest: 1, from: 5 },
    }
  }
  const pairs = [
    ['20', '10'],
    ['10', '20'],
    ['15', '15'],
    ['18', '12'],
    ['12', '19'],
  ].flatMap((pair) => ballots('A', 1, pair))

  test('[K10] of seven judges: 88.70; with all of them it would be 86.93', () => {
    expect(scheme.method).toEqual(trimming(1, 1))
    expect(resultOf(scheme, scores).score).toBe('88.70')
    expect(resultOf({ ...scheme, method: trimming(0, 0) }, scores).score).toBe('86.93')
  })

  test('[K10] of the totals: 30.00; of each item, then added: 30.33', () => {
    expect(resultOf(judged('totals'), pairs).score).toBe('30.00')
    expect(resultOf(judged('items'), pairs).score).toBe('30.33')
  })

  test('[K10] one ballot is taken away and not all that are equal to it', () => {
    const equal = ['95', '95', '90', '85', '85'].flatMap((points) => ballots('A', 1, [points]))
    expect(resultOf(scheme, equal).score).toBe('90.00')
    const more = ['95', '95', '95', '80', '70'].flatMap((points) => ballots('A', 1, [points]))
    expect(resultOf(scheme, more)).toMatchObject({ score: '90.00', classes: [{ over: 3 }] })
  })

  test('[K10] four ballots are too few to take any away, five are not', () => {
    const four = ['100', '90', '80', '60'].flatMap((points) => ballots('A', 1, [points]))
    expect(resultOf(scheme, four)).toMatchObject({ score: '82.50', classes: [{ over: 4 }] })
    expect(resultOf(scheme, [...four, ...ballots('A', 1, ['70'])])).toMatchObject({
      score: '80.00',
      classes: [{ over: 3 }],
    })
  })
})

describe('the verdict of all members', () => {
  const members = (satisfied: number, basically: number, dissatisfied: number, due: number) =>
    resultOf(p4.scheme, pile('M', { satisfied, basically, dissatisfied }), { hall: { M: { present: due, due } } })

  test.each([
    ['14, 10 and 5 of 29: both together are more than half', 14, 10, 5, 29, 'basically'],
    ['5, 0 and 5 of 10: exactly half is not enough', 5, 0, 5, 10, 'dissatisfied'],
    ['6 of 10', 6, 0, 4, 10, 'satisfied'],
    ['15 of 29', 15, 0, 14, 29, 'satisfied'],
    ['5 and 1 of 10', 5, 1, 4, 10, 'basically'],
    ['all 14 who voted, of 29: silence is an answer', 14, 0, 0, 29, 'dissatisfied'],
  ])('[K20] [K8] %s', (_what, satisfied, basically, dissatisfied, due, verdict) => {
    expect(members(satisfied, basically, dissatisfied, due)).toMatchObject({ verdict, score: null, withheld: null })
  })
})
