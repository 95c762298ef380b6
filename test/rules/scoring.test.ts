/** Exact numbers, the count of a box, and what its result is called. The methods and rules are tested in `scoring/`. */
import { describe, expect, test } from 'vitest'
import { count, votes, type CountedBallot } from '../../shared/domain/scoring/counts.ts'
import {
  compare,
  decimal,
  decimalOf,
  dividedBy,
  minus,
  percent,
  plain,
  plus,
  ratio,
  times,
  total,
  whole,
} from '../../shared/domain/scoring/exact.ts'
import * as english from '../../shared/i18n/english.ts'
import { terms } from '../../shared/i18n/terms.ts'
import { gradesForm, placesForm, pointsForm } from '../kit/second-tally/schemes.ts'

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

  test('[K5] as a person writes it, without zeros at the end but with those that count', () => {
    expect([ratio(925, 10), whole(1_200), ratio(1, 3), whole(0), ratio(-5, 2)].map((value) => plain(value))).toEqual([
      '92.5',
      '1200',
      '0.333333',
      '0',
      '-2.5',
    ])
  })
})

describe('fractions', () => {
  test('[K5] add, multiply and divide exactly', () => {
    expect(plus(ratio(1, 10), ratio(2, 10))).toEqual(ratio(3, 10))
    expect(minus(ratio(3, 10), ratio(1, 10))).toEqual(ratio(1, 5))
    expect(times(ratio(1, 3), whole(3))).toEqual(whole(1))
    expect(dividedBy(whole(1), ratio(-2, 4))).toEqual(whole(-2))
    expect(total(Array.from({ length: 10 }, () => ratio(1, 10)))).toEqual(whole(1))
    expect(total([])).toEqual(whole(0))
    expect(() => dividedBy(whole(1), whole(0))).toThrow('over zero')
  })

  test('[K5] know which is more', () => {
    expect(compare(ratio(1, 3), decimalOf('0.333333'))).toBeGreaterThan(0)
    expect(compare(ratio(-1, 2), ratio(-1, 3))).toBeLessThan(0)
    expect(compare(ratio(2, 4), decimalOf('0.50'))).toBe(0)
  })

  test('[K5] a number of the plan is what is written, not the double beside it', () => {
    expect(decimalOf(0.1)).toEqual(ratio(1, 10))
    expect(decimalOf('-12.50')).toEqual(ratio(-25, 2))
    expect(percent(33.33)).toEqual(ratio(3_333, 10_000))
    expect(plus(decimalOf(0.1), decimalOf(0.2))).toEqual(decimalOf(0.3))
  })

  test.each(['', '.5', '5.', '1e3', '1,5', ' 1', '1.0000001', 'NaN', 'Infinity', '--1', '１'])(
    '[K5] “%s” is not a number',
    (text) => {
      expect(() => decimalOf(text)).toThrow('not a decimal')
    },
  )
})

describe('the count', () => {
  const form = gradesForm()
  const paper = (voterClass: string, ...row: readonly string[]): CountedBallot => ({
    voterClass,
    marks: Object.fromEntries(row.map((mark, i) => [`s${i + 1}`, [mark]])),
  })
  const two = { form, subjects: ['s1', 's2'], classes: ['A', 'B'] }

  test('[K1] adds up by presenter and class, with a cell for every one of both', () => {
    const counts = count([paper('A', 'good', 'poor'), paper('A', 'good', 'abstain')], two)
    const cell = (grades: Record<string, number>) => ({ recused: 0, items: [grades] })
    expect(counts).toEqual({
      classes: { A: { valid: 2, abstained: 0, invalid: {} }, B: { valid: 0, abstained: 0, invalid: {} } },
      presenters: {
        s1: { A: cell({ good: 2 }), B: cell({}) },
        s2: { A: cell({ poor: 1, abstain: 1 }), B: cell({}) },
      },
    })
  })

  test('[K1] [K9] void ballots are told apart from valid ones, by their reason', () => {
    const box = [paper('A', 'good', 'good'), { voterClass: 'A', void: 'altered' }, { voterClass: 'A', void: 'altered' }]
    const { classes, presenters } = count([...box, { voterClass: 'B', void: 'twoTicks' }], two)
    expect(classes).toEqual({
      A: { valid: 1, abstained: 0, invalid: { altered: 2 } },
      B: { valid: 0, abstained: 0, invalid: { twoTicks: 1 } },
    })
    expect(presenters['s1']?.['A']?.items).toEqual([{ good: 1 }])
  })

  test('[K1] [K3] [K14] a ballot abstained if it did so wherever it could have spoken', () => {
    const box = [
      paper('A', 'abstain', 'abstain'),
      paper('A', 'abstain', 'good'),
      paper('A', 'recused', 'abstain'),
      paper('A', 'recused', 'recused'),
    ]
    const { classes, presenters } = count(box, two)
    expect(classes['A']).toEqual({ valid: 4, abstained: 2, invalid: {} })
    expect(presenters['s1']?.['A']).toEqual({ recused: 2, items: [{ abstain: 2 }] })
    expect(presenters['s2']?.['A']).toEqual({ recused: 1, items: [{ abstain: 2, good: 1 }] })
  })

  test('[K1] [K18] points are added up on each ballot; who abstained has no total', () => {
    const points = { form: pointsForm(['one', 'two']), subjects: ['s1'], classes: ['A'] }
    const rows = [
      ['80.5', '9.5'],
      ['9.5', '80.5'],
      ['0', '0'],
      ['abstain', 'abstain'],
    ]
    const box = rows.map((row) => ({ voterClass: 'A', marks: { s1: row } }))
    expect(count(box, points).presenters['s1']?.['A']).toEqual({
      recused: 0,
      items: [
        { '80.5': 1, '9.5': 1, '0': 1, abstain: 1 },
        { '9.5': 1, '80.5': 1, '0': 1, abstain: 1 },
      ],
      totals: { '90': 2, '0': 1 },
    })
  })

  test('[K1] [K22] a place stands with the number of those who were ranked', () => {
    const places = { ...two, form: placesForm }
    const { presenters } = count(
      [paper('A', '2', '1'), paper('A', 'recused', '1'), paper('A', 'abstain', 'abstain')],
      places,
    )
    expect(presenters['s2']?.['A']).toEqual({ recused: 0, items: [{ '1/2': 1, '1/1': 1, abstain: 1 }] })
  })

  test.each<[string, CountedBallot]>([
    ['a class that nobody has', paper('D', 'good', 'good')],
    ['a class by the name of something else', paper('constructor', 'good', 'good')],
    ['a presenter missing', paper('A', 'good')],
    ['an item missing', { voterClass: 'A', marks: { s1: [], s2: ['good'] } }],
    ['an item too many', { voterClass: 'A', marks: { s1: ['good', 'good'], s2: ['good'] } }],
    ['an empty cell', paper('A', 'good', '')],
    ['a void ballot of a class that nobody has', { voterClass: 'D', void: 'altered' }],
    ['a grade that the form does not have', paper('A', 'good', 'excellent')],
    ['a grade by the name of something else', paper('A', 'good', 'toString')],
    ['a presenter who is not on the form', paper('A', 'good', 'good', 'good')],
  ])('[K1] stops at a ballot with %s', (_what, bad) => {
    expect(() => count([paper('A', 'good', 'good'), bad], two)).toThrow()
  })

  test('[K1] stops at a row of which only a part is recused', () => {
    const items = { form: gradesForm(['one', 'two']), subjects: ['s1'], classes: ['A'] }
    expect(() => count([{ voterClass: 'A', marks: { s1: ['recused', 'good'] } }], items)).toThrow('a ballot')
  })

  test('[K1] ten thousand ballots are ten thousand', () => {
    const marks = ['good', 'fairly_good', 'average', 'poor', 'abstain']
    const box = Array.from({ length: 10_000 }, (_, i) => paper('A', marks[i % 5] ?? '', 'good'))
    const cell = count(box, two).presenters['s1']?.['A']
    expect(cell?.items).toEqual([{ good: 2_000, fairly_good: 2_000, average: 2_000, poor: 2_000, abstain: 2_000 }])
    expect(votes(cell?.items[0] ?? {})).toBe(10_000)
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
