/** What a mean is taken of, who is left out of it, and what is added to it. */
import { describe, expect, test } from 'vitest'
import type { CountedBallot } from '../../../shared/domain/scoring/counts.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { BONUS } from '../../../shared/domain/scoring/scheme.ts'
import { speaksOfPersons, withoutClasses } from '../../../shared/domain/scoring/small-cells.ts'
import { bands, gradesForm, matrix, named, points, schemeOf, words } from '../../kit/second-tally/schemes.ts'
import { ballots, bothOf, held, pile, spoilt, withRules } from '../../kit/second-tally/side-by-side.ts'

const resultOf = (scheme: Scheme, box: readonly CountedBallot[], circumstances?: Parameters<typeof held>[2]) => {
  const score = bothOf(held(scheme, box, circumstances)).scores['p1']
  if (!score) throw new Error('p1 has not been counted')
  return score
}

describe('the denominator', () => {
  /** Four say 好, one abstains, one spoilt the paper; eight were in the hall and ten are on the list. */
  const box = [...pile('A', { good: 4, abstain: 1 }), ...spoilt('A', 1)]
  const hall = { A: { present: 8, due: 10 } }

  test.each([
    ['valid', '100.00', 4],
    ['returned', '66.67', 6],
    ['present', '50.00', 8],
    ['due', '40.00', 10],
  ] as const)('[K8] [K9] [K3] 400 points of those who are %s', (denominator, score, over) => {
    expect(resultOf(matrix({ denominator }), box, { hall })).toMatchObject({ score, classes: [{ over }] })
  })

  test('[K3] an abstention counts where the plan says so, and only among the valid', () => {
    expect(resultOf(matrix({ abstainCounts: true }), box, { hall }).score).toBe('80.00')
    expect(resultOf(matrix({ abstainCounts: true, denominator: 'due' }), box, { hall }).score).toBe('40.00')
  })

  test('[K3] [K4] a class that only abstained is an empty one, even where abstentions count', () => {
    expect(resultOf(matrix({ abstainCounts: true }), pile('A', { abstain: 13 }))).toMatchObject({
      score: null,
      withheld: { why: 'emptyClass', about: ['A'] },
    })
  })

  test('[K8] of those present it cannot be taken while nobody has counted them', () => {
    const two = matrix({ denominator: 'present' }, { A: 50, B: 50 })
    const uncounted = { A: { present: 5, due: 5 }, B: { present: null, due: 5 } }
    expect(resultOf(two, [...pile('A', { good: 5 }), ...pile('B', { good: 2 })], { hall: uncounted })).toMatchObject({
      score: null,
      withheld: { why: 'attendanceUnknown', about: ['B'] },
    })
  })

  test('[K9] a void ballot is in the count by its reason and in no grade', () => {
    const meeting = held(matrix(), [...pile('A', { good: 3 }), ...spoilt('A', 2), ...spoilt('A', 1, 'same_place')])
    const { scores } = bothOf(meeting)
    expect(scores['p1']).toMatchObject({ score: '100.00', classes: [{ over: 3, items: [{ good: 3 }] }] })
  })

  test('[K14] [K8] who is recused leaves the denominator of that presenter, and of nobody else', () => {
    const box = [...ballots('A', 3, ['good'], ['poor']), ...ballots('A', 2, ['recused'], ['good'])]
    for (const [denominator, p1, p2] of [
      ['valid', '100.00', '64.00'],
      ['returned', '100.00', '64.00'],
      ['present', '60.00', '45.71'],
      ['due', '37.50', '32.00'],
    ] as const) {
      const { scores } = bothOf(held(matrix({ denominator }), box, { hall: { A: { present: 7, due: 10 } } }))
      expect([scores['p1']?.score, scores['p2']?.score]).toEqual([p1, p2])
      expect(scores['p1']?.classes[0]?.recused).toBe(2)
    }
  })

  test('[K14] [K4] a class that is recused as a whole is empty for that presenter alone', () => {
    const { scores } = bothOf(held(matrix(), ballots('A', 4, ['recused'], ['good'])))
    expect(scores['p1']).toMatchObject({ score: null, withheld: { why: 'emptyClass', about: ['A'] } })
    expect(scores['p2']).toMatchObject({ score: '100.00', withheld: null })
  })
})

describe('the fewest valid ballots', () => {
  const scheme = matrix({ minValid: 8 }, { A: 50, B: 50 })

  test('[K11] seven of eight are too few, and the class is named', () => {
    const box = [...pile('A', { good: 8 }), ...pile('B', { good: 7, abstain: 9 }), ...spoilt('B', 9)]
    expect(resultOf(scheme, box)).toMatchObject({ score: null, withheld: { why: 'tooFewBallots', about: ['B'] } })
  })

  test('[K11] eight are enough', () => {
    expect(resultOf(scheme, [...pile('A', { good: 8 }), ...pile('B', { poor: 8 })])).toMatchObject({ score: '70.00' })
  })

  test('[K11] [K4] too few is not the same as none: they are not given to the others', () => {
    const sharing = withRules(scheme, { emptyClass: 'renormalise' })
    expect(resultOf(sharing, [...pile('A', { good: 8 }), ...pile('B', { good: 1 })])).toMatchObject({
      withheld: { why: 'tooFewBallots', about: ['B'] },
    })
    expect(resultOf(sharing, pile('A', { good: 8 }))).toMatchObject({ score: '100.00', renormalised: ['B'] })
  })
})

describe('what is added to the ballot', () => {
  const reason = 'as the minutes say'
  const box = pile('A', { good: 1, fairly_good: 2 })
  const bonus = { least: -5, most: 5 }

  test('[K15] [K5] a bonus is added to the exact score, and rounded with it', () => {
    const given = (points: number) => ({ given: { p1: { [BONUS]: { points, reason } } } })
    expect(resultOf(matrix({ bonus }), box).score).toBe('86.67')
    expect(resultOf(matrix({ bonus }), box, given(2.5)).score).toBe('89.17')
    expect(resultOf(matrix({ bonus }), box, given(-0.17)).score).toBe('86.50')
    expect(resultOf(matrix(), box, given(2.5)).score).toBe('86.67')
  })

  test('[K15] without a score there is nothing to add it to', () => {
    expect(resultOf(matrix({ bonus }), [], { given: { p1: { [BONUS]: { points: 5, reason } } } })).toMatchObject({
      score: null,
      withheld: { why: 'emptyClass', about: ['A'] },
    })
  })

  const whole: Scheme = {
    ...matrix({ bonus }),
    composite: {
      weight: 50,
      others: [
        { code: 'work', label: words('work'), weight: 30 },
        { code: 'talks', label: words('talks'), weight: 20 },
      ],
    },
  }

  test('[K15] half from the ballot with its bonus, half from elsewhere', () => {
    const given = {
      p1: { [BONUS]: { points: 3, reason }, work: { points: 90, reason }, talks: { points: 80, reason } },
    }
    // 50 % of 89.666… and 27 and 16.
    expect(resultOf(whole, box, { given }).score).toBe('87.83')
  })

  test('[K15] a part that is missing is named, and is not a zero', () => {
    const { scores, standing } = bothOf(held(whole, box, { given: { p1: { talks: { points: 80, reason } } } }))
    expect(scores['p1']).toMatchObject({ score: null, withheld: { why: 'partsMissing', about: ['work'] } })
    expect(standing).toEqual({})
    const none = { p1: { work: { points: 0, reason }, talks: { points: 80, reason } } }
    expect(resultOf(whole, box, { given: none }).score).toBe('59.33')
  })

  test('[K15] [K12] who waits for a part has no rank, whatever the method', () => {
    const steps: Scheme = {
      ...schemeOf(gradesForm(), {
        family: 'banded',
        item: 'overall',
        options: ['good'],
        steps: [{ from: 0, points: 100 }],
        unless: null,
      }),
      composite: whole.composite,
    }
    const given = { p1: { work: { points: 90, reason }, talks: { points: 80, reason } } }
    const { standing } = bothOf(held(withRules(steps, { rank: 'all' }), ballots('A', 2, ['good'], ['good']), { given }))
    expect(standing).toEqual({ p1: { rank: 1 } })
  })

  test('[K15] [K13] a score below nothing is printed below nothing', () => {
    const low = points({ bonus, bands: bands({ fine: 60, not: 0 }) })
    const { scores } = bothOf(
      held(low, ballots('A', 1, ['1']), { given: { p1: { [BONUS]: { points: -3.5, reason } } } }),
    )
    expect(scores['p1']?.score).toBe('-2.50')
  })
})

describe('counts that would speak of persons', () => {
  const classes = (...figures: readonly Readonly<Record<string, number>>[]) => ({
    classes: figures.map((grades, i) => ({
      ...named('ABC'[i] ?? ''),
      weight: 50,
      over: 0,
      recused: 0,
      items: [grades],
      figure: null,
    })),
  })

  test('[K25] by class: four ballots do, five do not, none gives nothing away', () => {
    const rule = { of: 'class', fewest: 5 } as const
    expect(speaksOfPersons(classes({ good: 3, poor: 1 }, { good: 50 }), rule)).toBe(true)
    expect(speaksOfPersons(classes({ good: 4, poor: 1 }, { good: 50 }), rule)).toBe(false)
    expect(speaksOfPersons(classes({}, { good: 50 }), rule)).toBe(false)
  })

  test('[K25] by cell: one lonely 差 among fifty does', () => {
    const rule = { of: 'cell', fewest: 3 } as const
    expect(speaksOfPersons(classes({ good: 50, poor: 1 }), rule)).toBe(true)
    expect(speaksOfPersons(classes({ good: 50, poor: 3 }), rule)).toBe(false)
  })

  test('[K25] [K14] who is recused is in no cell and hides nobody', () => {
    const { scores } = bothOf(
      held(matrix(), [...ballots('A', 4, ['good'], ['good']), ...ballots('A', 3, ['recused'], ['good'])]),
    )
    const [p1, p2] = [scores['p1'], scores['p2']]
    if (!p1 || !p2) throw new Error('somebody has not been counted')
    const { smallCells } = matrix().rules
    expect([speaksOfPersons(p1, smallCells), speaksOfPersons(p2, smallCells)]).toEqual([true, false])
  })

  test('[K25] without its classes a score shows neither them nor the formula that has their numbers', () => {
    const score = resultOf(matrix(), pile('A', { good: 2 }))
    expect(score.working).not.toEqual([])
    expect(withoutClasses(score)).toEqual({ ...score, classes: [], working: [] })
  })
})
