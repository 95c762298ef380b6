/** The ten ways of counting, each with sums that can be checked by head. */
import { describe, expect, test } from 'vitest'
import type { CountedBallot } from '../../../shared/domain/scoring/counts.ts'
import type { Method, Scheme } from '../../../shared/domain/scoring/scheme.ts'
import {
  fourGrades,
  gradesForm,
  matrix,
  named,
  placesForm,
  points,
  pointsForm,
  schemeOf,
  worth,
} from '../../kit/second-tally/schemes.ts'
import { ballots, bothOf, held, pile, withRules } from '../../kit/second-tally/side-by-side.ts'

const resultOf = (scheme: Scheme, box: readonly CountedBallot[], circumstances?: Parameters<typeof held>[2]) => {
  const score = bothOf(held(scheme, box, circumstances)).scores['p1']
  if (!score) throw new Error('p1 has not been counted')
  return score
}

describe('items by class', () => {
  const method: Method = {
    family: 'items_by_class',
    points: worth,
    items: { first: 30, second: 30, third: 40 },
  }
  const scheme = schemeOf(gradesForm(['first', 'second', 'third']), method, { A: 20, B: 40, C: 40 })
  const box = [
    ...ballots('A', 1, ['good', 'good', 'good']),
    ...ballots('B', 1, ['good', 'fairly_good', 'average']),
    ...ballots('B', 1, ['fairly_good', 'fairly_good', 'average']),
    ...ballots('C', 1, ['average', 'average', 'fairly_good']),
  ]

  test('[K17] items by their weights, then classes by theirs: 100, 75 and 68 are 77.20', () => {
    const result = resultOf(scheme, box)
    expect(result.score).toBe('77.20')
    expect(result.classes.map(({ figure }) => figure)).toEqual(['100.00', '75.00', '68.00'])
  })

  test('[K17] [K3] an abstention leaves the denominator of its item alone', () => {
    const result = resultOf(scheme, [...box, ...ballots('B', 1, ['good', 'abstain', 'abstain'])])
    // The first item of B is (100 + 80 + 100) ÷ 3 now, the others stand: 28 + 24 + 24.
    expect(result.classes[1]?.figure).toBe('76.00')
  })

  test('[K17] [K4] a class that is silent on one item is empty', () => {
    const silent = box.filter(({ voterClass }) => voterClass !== 'C')
    expect(resultOf(scheme, [...silent, ...ballots('C', 3, ['good', 'good', 'abstain'])])).toMatchObject({
      score: null,
      withheld: { why: 'emptyClass', about: ['C'] },
    })
  })

  test('[K17] an item without weight is asked for the record: silence there empties nothing', () => {
    const recorded = schemeOf(
      gradesForm(['first', 'second', 'third', 'overall']),
      { ...method, items: { ...method.items, overall: 0 } },
      { A: 100 },
    )
    expect(resultOf(recorded, ballots('A', 2, ['good', 'fairly_good', 'average', 'abstain']))).toMatchObject({
      score: '78.00',
      withheld: null,
    })
  })
})

describe('points by class', () => {
  const two = { A: 60, B: 40 }
  const box = (row: (mark: string) => readonly string[]) => [
    ...['90', '95'].flatMap((mark) => ballots('A', 1, row(mark))),
    ...['80', '85', '90'].flatMap((mark) => ballots('B', 1, row(mark))),
  ]

  test('[K18] 60 % of 92.5 and 40 % of 85 are 89.50', () => {
    const result = resultOf(
      points({}, two),
      box((mark) => [mark]),
    )
    expect(result).toMatchObject({ score: '89.50' })
    expect(result.parts).toBeUndefined()
  })

  test('[K18] several items are added on each ballot, and told apart as well', () => {
    const scheme = schemeOf(pointsForm(['work', 'manner'], 50), { family: 'points_by_class', separate: false })
    expect(resultOf(scheme, [...ballots('A', 1, ['40', '35']), ...ballots('A', 1, ['45.5', '20'])])).toMatchObject({
      score: '70.25',
      parts: { work: '42.75', manner: '27.50' },
    })
  })

  test('[K18] topics that are scored apart are not added up, and a class has no figure for all of them', () => {
    const scheme = schemeOf(pointsForm(['work', 'party']), { family: 'points_by_class', separate: true }, two)
    const result = resultOf(
      scheme,
      box((mark) => [mark, '70']),
    )
    expect(result).toMatchObject({ score: null, parts: { work: '89.50', party: '70.00' }, withheld: null })
    expect(result.classes.map(({ figure }) => figure)).toEqual([null, null])
  })

  test('[K18] [K3] who gave no points is not a judge who gave none', () => {
    const result = resultOf(points(), [...ballots('A', 2, ['90']), ...ballots('A', 5, ['abstain'])])
    expect(result).toMatchObject({ score: '90.00', classes: [{ over: 2 }] })
    expect(resultOf(points(), ballots('A', 2, ['0']))).toMatchObject({ score: '0.00', withheld: null })
  })
})

describe('weighted items', () => {
  const scheme = schemeOf(
    gradesForm(['goals', 'team'], ['excellent', 'good', 'average'].map(named)),
    { family: 'weighted_items', points: { goals: 60, team: 40 }, options: { excellent: 100, good: 85, average: 70 } },
    { A: 50, B: 50 },
  )

  test('[K19] a ballot is its items at their part of full marks: 94, and (79 + 100) ÷ 2', () => {
    const result = resultOf(scheme, [
      ...ballots('A', 1, ['excellent', 'good']),
      ...ballots('B', 1, ['good', 'average']),
      ...ballots('B', 1, ['excellent', 'excellent']),
    ])
    expect(result.score).toBe('91.75')
    expect(result.classes.map(({ figure }) => figure)).toEqual(['94.00', '89.50'])
  })

  test('[K19] [K5] where the code it comes from rounds thrice, nothing is rounded before the end', () => {
    const odd = withRules(scheme, { decimals: 3 })
    const thirds = [
      ...ballots('A', 2, ['excellent', 'good']),
      ...ballots('A', 1, ['good', 'average']),
      ...ballots('B', 3, ['excellent', 'excellent']),
      ...ballots('B', 4, ['average', 'good']),
    ]
    // A is (94 + 94 + 79) ÷ 3 = 89, B is (300 + 4 × 76) ÷ 7 = 86.285714…
    expect(resultOf(odd, thirds).score).toBe('87.643')
  })

  test('[K19] an item of no marks is asked for the record: silence there empties nothing', () => {
    const recorded: Scheme = {
      ...scheme,
      form: gradesForm(['goals', 'team', 'overall'], ['excellent', 'good', 'average'].map(named)),
      method: {
        family: 'weighted_items',
        points: { goals: 60, team: 40, overall: 0 },
        options: { excellent: 100, good: 85, average: 70 },
      },
      classes: [{ ...named('A'), weight: 100 }],
    }
    expect(resultOf(recorded, ballots('A', 1, ['excellent', 'good', 'abstain']))).toMatchObject({
      score: '94.00',
      withheld: null,
    })
  })
})

describe('the share of a grade', () => {
  const scheme = schemeOf(gradesForm(), { family: 'grade_share', item: 'overall' }, { A: 50, B: 50 })

  test('[K16] each class by its own ballots, whatever their number: ¾ and ⅓', () => {
    const result = resultOf(scheme, [...pile('A', { good: 3, poor: 1 }), ...pile('B', { good: 10, poor: 20 })])
    expect(result).toMatchObject({
      score: null,
      shares: { good: '54.17', fairly_good: '0.00', average: '0.00', poor: '45.83' },
    })
  })

  test('[K16] [K4] a class without a ballot: no shares at all', () => {
    const result = resultOf(scheme, pile('A', { good: 3 }))
    expect(result).toMatchObject({ withheld: { why: 'emptyClass', about: ['B'] } })
    expect(result.shares).toBeUndefined()
  })
})

describe('the rate of approval', () => {
  const options = ['yes', 'partly', 'no'].map(named)
  const scheme = schemeOf(
    gradesForm(['overall'], options),
    {
      family: 'approval',
      item: 'overall',
      inFavour: 'yes',
      against: 'no',
      more: { over: 1, under: 2 },
      worth: 30,
    },
    { A: 50, B: 50 },
  )
  const vote = (yes: number, no: number, more: Record<string, number> = {}) => [
    ...pile('A', { yes, no, ...more }),
    ...pile('B', { yes, no }),
  ]

  test('[K21] 30 in favour and 18 against are 62.5 % of 30 points', () => {
    expect(resultOf(scheme, vote(15, 9))).toMatchObject({ score: '18.75', verdict: 'passed' })
  })

  test('[K21] [K3] abstentions and any third answer are out of it, also where the plan counts abstentions', () => {
    const counting = withRules(scheme, { abstainCounts: true })
    for (const each of [scheme, counting]) {
      expect(resultOf(each, vote(15, 9, { abstain: 20, partly: 7 }))).toMatchObject({ score: '18.75' })
    }
  })

  test('[K21] exactly half is not passed', () => {
    expect(resultOf(scheme, vote(12, 12))).toMatchObject({ score: '15.00', verdict: 'not_passed' })
    expect(resultOf(scheme, vote(13, 12))).toMatchObject({ score: '15.60', verdict: 'passed' })
  })

  test('[K21] the classes are one: what counts is how many, not from where', () => {
    const result = resultOf(scheme, [...pile('A', { yes: 1 }), ...pile('B', { yes: 10, no: 9 })])
    expect(result.score).toBe('16.50')
    expect(result.classes.map(({ over, figure }) => [over, figure])).toEqual([
      [1, null],
      [19, null],
    ])
  })

  test('[K21] nobody for and nobody against: no result, and the classes are named', () => {
    expect(resultOf(scheme, [...pile('A', { partly: 2 }), ...pile('B', { partly: 3 })])).toMatchObject({
      score: null,
      withheld: { why: 'emptyClass', about: ['A', 'B'] },
    })
  })

  test('[K21] [K8] asks for nobody’s attendance: it is of those for and those against alone', () => {
    const present = withRules(scheme, { denominator: 'present' })
    const uncounted = { A: { present: null, due: 40 }, B: { present: null, due: 40 } }
    expect(resultOf(present, vote(15, 9), { hall: uncounted })).toMatchObject({ score: '18.75', withheld: null })
  })
})

describe('ranking ballots', () => {
  const scheme = schemeOf(placesForm, { family: 'ranking' })

  test('[K22] of three the first is worth 100, the second ⅔ of it and the last ⅓', () => {
    const { scores } = bothOf(held(scheme, ballots('A', 1, ['1'], ['2'], ['3'])))
    expect(['p1', 'p2', 'p3'].map((code) => scores[code]?.score)).toEqual(['100.00', '66.67', '33.33'])
  })

  test('[K22] [K14] who may not judge one of three ranks two: the first is worth 100 there as well', () => {
    const box = [...ballots('A', 1, ['1'], ['2'], ['3']), ...ballots('A', 1, ['2'], ['1'], ['recused'])]
    const { scores } = bothOf(held(scheme, box))
    expect(['p1', 'p2', 'p3'].map((code) => scores[code]?.score)).toEqual(['75.00', '83.33', '33.33'])
    expect(scores['p3']?.classes).toMatchObject([{ over: 1, recused: 1, items: [{ '3/3': 1 }] }])
  })

  test('[K22] [K3] a ballot that abstained as a whole ranks nobody', () => {
    const { scores } = bothOf(
      held(scheme, [...ballots('A', 3, ['1'], ['2']), ...ballots('A', 2, ['abstain'], ['abstain'])]),
    )
    expect(scores['p2']).toMatchObject({ score: '50.00', classes: [{ over: 3 }] })
  })
})

describe('a share turned into points by steps', () => {
  const method: Method = {
    family: 'banded',
    item: 'overall',
    options: ['good'],
    steps: [
      { from: 90, points: 200 },
      { from: 80, points: 190 },
      { from: 0, points: 160 },
    ],
    unless: { options: ['average', 'poor'], atLeast: { over: 1, under: 3 }, points: 130 },
  }
  const scheme = schemeOf(gradesForm(['overall'], fourGrades), method)

  test.each([
    ['exactly 90 %', { good: 9, fairly_good: 1 }, '200.00'],
    ['a hair less: 89.9 %', { good: 899, fairly_good: 101 }, '190.00'],
    ['exactly 80 %', { good: 8, fairly_good: 2 }, '190.00'],
    ['none', { fairly_good: 10 }, '160.00'],
    ['good enough, but a third is bad', { good: 2, average: 1 }, '130.00'],
    ['a hair less than a third is bad', { good: 667, poor: 333 }, '160.00'],
  ])('[K23] %s', (_what, grades, score) => {
    expect(resultOf(scheme, pile('A', grades as Record<string, number>)).score).toBe(score)
  })

  test('[K23] [K3] abstentions are out of the share', () => {
    expect(resultOf(scheme, pile('A', { good: 9, fairly_good: 1, abstain: 30 })).score).toBe('200.00')
  })
})

describe('a grade that is no opinion', () => {
  test('[K2] [K3] 不了解 is worth nothing and is not counted, unless the plan counts it', () => {
    const options = [...fourGrades, { ...named('unsure'), noOpinion: true as const }]
    const scheme = { ...matrix(), form: gradesForm(['overall'], options) }
    const box = pile('A', { good: 4, unsure: 1 })
    expect(resultOf(scheme, box)).toMatchObject({ score: '100.00', classes: [{ over: 4 }] })
    expect(resultOf(withRules(scheme, { noOpinionCounts: true }), box)).toMatchObject({ score: '80.00' })
  })
})
