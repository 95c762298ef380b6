/** A scheme with a fault is refused when it is saved, and the fault says at which field it is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../../shared/domain/scoring/check-scheme.ts'
import { presets } from '../../../shared/domain/scoring/presets/index.ts'
import type { Composite, Method, Rules, Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { families, schemeOf as anySchemeOf } from '../../kit/random-meetings.ts'
import {
  bands,
  fourGrades,
  gradesForm,
  matrix,
  named,
  placesForm,
  points,
  pointsForm,
  schemeOf,
  words,
  worth,
} from '../../kit/second-tally/schemes.ts'
import { seeded } from '../../kit/seed.ts'

const said = (scheme: Scheme, voting?: readonly string[]) =>
  faultsOf(scheme, voting).map(({ field, why }) => `${field}: ${why}`)
const classes = (...all: readonly (readonly [code: string, weight: number])[]): Scheme => ({
  ...matrix(),
  classes: all.map(([code, weight]) => ({ ...named(code), weight })),
})
const ruled = (rules: Partial<Rules>): Scheme => matrix(rules)
const method = (form: Scheme['form'], is: Method): Scheme => schemeOf(form, is)
const composed = (composite: Composite): Scheme => ({ ...matrix(), composite })
const half = { over: 1, under: 2 }

describe('schemes in use', () => {
  test.each(Object.entries(presets))('[K24] preset %s has no fault', (_id, { scheme }) => {
    expect(
      said(
        scheme,
        scheme.classes.map(({ code }) => code),
      ),
    ).toEqual([])
  })

  test.each(families)('[K24] no scheme of %s that can be used is refused', (family) => {
    fc.assert(
      fc.property(anySchemeOf(family), (scheme) => {
        expect(said(scheme)).toEqual([])
      }),
      seeded(100),
    )
  })
})

describe('weights of the classes', () => {
  test('[K24] add up to 100, exactly', () => {
    expect(said(classes(['A', 40], ['B', 30], ['C', 20]))).toEqual(['classes: weightsNot100'])
    expect(said(classes(['A', 33.33], ['B', 33.33], ['C', 33.34]))).toEqual([])
    expect(said(classes(['A', 33.33], ['B', 33.33], ['C', 33.33]))).toEqual(['classes: weightsNot100'])
    // Three tenths are no sum for binary fractions.
    expect(said(classes(['A', 0.1], ['B', 0.2], ['C', 99.7]))).toEqual([])
  })

  test('[K24] are numbers above nothing with two decimals at most', () => {
    expect(said(classes(['A', 100], ['B', 0]))).toEqual(['classes.1.weight: outOfRange'])
    expect(said(classes(['A', 110], ['B', -10]))).toEqual(
      expect.arrayContaining(['classes.0.weight: outOfRange', 'classes.1.weight: outOfRange']),
    )
    expect(said(classes(['A', 99.999], ['B', 0.001]))).toEqual(
      expect.arrayContaining(['classes.0.weight: outOfRange', 'classes.1.weight: outOfRange']),
    )
    expect(said(classes(['A', Number.NaN]))).toEqual(['classes.0.weight: outOfRange'])
  })

  test('[K24] a class that holds cards needs one', () => {
    expect(said(classes(['A', 60], ['B', 40]), ['A', 'B', 'C', 'D'])).toEqual([
      'classes.C: classWithoutWeight',
      'classes.D: classWithoutWeight',
    ])
  })

  test('[K24] there is a class, once by its code and once by its name', () => {
    expect(said(classes())).toEqual(['classes: empty'])
    expect(said(classes(['A', 60], ['A', 40]))).toEqual(
      expect.arrayContaining(['classes.1.code: duplicate', 'classes.1.label: duplicate']),
    )
  })
})

describe('the form', () => {
  const form = gradesForm()
  const formed = (more: Partial<Scheme['form']>): Scheme => ({ ...matrix(), form: { ...form, ...more } })

  test('[K24] has a title in both languages', () => {
    expect(said(formed({ title: { 'zh-CN': '测评表', en: ' ' } }))).toEqual(['form.title: empty'])
  })

  test('[K24] has every item once', () => {
    const twice = schemeOf(gradesForm(['one', 'two', 'one']), {
      family: 'items_by_class',
      points: worth,
      items: { one: 50, two: 50 },
    })
    expect(said(twice)).toEqual(['form.items.2.code: duplicate', 'form.items.2.label: duplicate'])
    const renamed = { ...twice.form, items: [named('one'), named('two'), { ...named('three'), label: words('one ') }] }
    const items = { one: 30, two: 30, three: 40 }
    expect(said({ ...twice, form: renamed, method: { family: 'items_by_class', points: worth, items } })).toEqual([
      'form.items.2.label: duplicate',
    ])
  })

  test('[K24] has items, grades and names for them', () => {
    expect(said(formed({ items: [] }))).toEqual(['form.items: outOfRange', 'method.item: unknownItem'])
    expect(said(formed({ answer: { kind: 'grades', options: [named('good')] } }))).toContain(
      'form.answer.options: outOfRange',
    )
    expect(
      said(
        formed({
          answer: { kind: 'grades', options: [...fourGrades.slice(0, 3), { code: 'poor', label: words('') }] },
        }),
      ),
    ).toEqual(['form.answer.options.3.label: empty'])
  })

  test.each([
    ['abstain', 'reservedCode'],
    ['recused', 'reservedCode'],
    ['bonus', 'reservedCode'],
    ['very good', 'badCode'],
    ['好', 'badCode'],
    ['', 'badCode'],
  ])('[K24] no grade is called “%s”', (code, why) => {
    const options = [...fourGrades, { code, label: words('another') }]
    expect(said(formed({ answer: { kind: 'grades', options } }))).toContain(`form.answer.options.4.code: ${why}`)
  })

  test('[K24] points have limits, and their guide bands lie within', () => {
    const [item] = pointsForm().items
    const limits = (more: object): Scheme => ({
      ...points(),
      form: {
        ...pointsForm(),
        items: [{ ...named('score'), ...item, points: { least: 0, most: 100, bands: [], ...more } }],
      },
    })
    expect(said(limits({}))).toEqual([])
    expect(said(limits({ least: 100 }))).toEqual(['form.items.0.points: outOfRange'])
    expect(said(limits({ least: -5 }))).toEqual(['form.items.0.points: outOfRange'])
    expect(said(limits({ bands: [{ least: 90, most: 101, label: words('best') }] }))).toEqual([
      'form.items.0.points.bands: outOfRange',
    ])
    expect(said({ ...points(), form: { ...pointsForm(), items: [named('score')] } })).toEqual([
      'form.items.0.points: empty',
    ])
  })

  test('[K24] a total needs all of its items: nobody abstains from one of several', () => {
    const scheme = (items: readonly string[]): Scheme => ({
      ...points(),
      form: { ...pointsForm(items), abstain: 'cell' },
    })
    expect(said(scheme(['one', 'two']))).toEqual(['form.abstain: cannotAbstainByCell'])
    expect(said(scheme(['one']))).toEqual([])
  })

  test('[K24] a ballot of places has one cell for each presenter', () => {
    const scheme = schemeOf({ ...placesForm, items: ['one', 'two'].map(named) }, { family: 'ranking' })
    expect(said(scheme)).toEqual(['form.items: wrongForm'])
  })
})

describe('the method', () => {
  test.each<[string, Scheme, readonly string[]]>([
    [
      'points for a grade that the scale lacks',
      method(gradesForm(), { family: 'graded_points', item: 'overall', points: { ...worth, excellent: 110 } }),
      ['method.points.excellent: unknownGrade'],
    ],
    [
      'a grade without points',
      method(gradesForm(), { family: 'graded_points', item: 'overall', points: { good: 100, average: 60, poor: 40 } }),
      ['method.points.fairly_good: gradeWithoutPoints'],
    ],
    [
      'points below nothing',
      method(gradesForm(), { family: 'graded_points', item: 'overall', points: { ...worth, poor: -1 } }),
      ['method.points.poor: outOfRange'],
    ],
    [
      'an item that the form lacks',
      method(gradesForm(), { family: 'grade_share', item: 'attitude' }),
      ['method.item: unknownItem'],
    ],
    [
      'weights of items that do not add up',
      method(gradesForm(['one', 'two']), { family: 'items_by_class', points: worth, items: { one: 60, two: 30 } }),
      ['method.items: weightsNot100'],
    ],
    [
      'a weight for an item that the form lacks',
      method(gradesForm(['one']), { family: 'items_by_class', points: worth, items: { one: 60, two: 40 } }),
      ['method.items.two: unknownItem'],
    ],
    [
      'full marks that are not a hundred together',
      method(gradesForm(['one', 'two']), { family: 'weighted_items', points: { one: 60, two: 50 }, options: worth }),
      ['method.points: pointsNot100'],
    ],
    [
      'a grade that gets more than full marks',
      method(gradesForm(['one']), { family: 'weighted_items', points: { one: 100 }, options: { ...worth, good: 101 } }),
      ['method.options.good: outOfRange'],
    ],
    [
      'more taken away than there need be',
      method(pointsForm(), { family: 'trimmed_mean', on: 'totals', highest: 2, lowest: 1, from: 3 }),
      ['method.from: outOfRange'],
    ],
    [
      'half a ballot taken away',
      method(pointsForm(), { family: 'trimmed_mean', on: 'totals', highest: 0.5, lowest: 1, from: 5 }),
      ['method.from: outOfRange'],
    ],
    [
      'a verdict by a grade that the scale lacks',
      method(gradesForm(), {
        family: 'majority',
        item: 'overall',
        verdicts: [{ ...named('passed'), options: ['good', 'excellent'] }],
        otherwise: named('failed'),
        more: half,
      }),
      ['method.verdicts.0.options: unknownGrade'],
    ],
    [
      'two verdicts of one name',
      method(gradesForm(), {
        family: 'majority',
        item: 'overall',
        verdicts: [{ ...named('passed'), options: ['good'] }],
        otherwise: named('passed'),
        more: half,
      }),
      ['method.verdicts.1.code: duplicate', 'method.verdicts.1.label: duplicate'],
    ],
    [
      'more than all of them needed',
      method(gradesForm(), {
        family: 'majority',
        item: 'overall',
        verdicts: [{ ...named('passed'), options: ['good'] }],
        otherwise: named('failed'),
        more: { over: 3, under: 2 },
      }),
      ['method.more: outOfRange'],
    ],
    [
      'in favour and against by one grade',
      method(gradesForm(), {
        family: 'approval',
        item: 'overall',
        inFavour: 'good',
        against: 'good',
        more: half,
        worth: 100,
      }),
      ['method.against: duplicate'],
    ],
    [
      'an approval that is worth nothing',
      method(gradesForm(), {
        family: 'approval',
        item: 'overall',
        inFavour: 'good',
        against: 'poor',
        more: half,
        worth: 0,
      }),
      ['method.worth: outOfRange'],
    ],
    [
      'steps that do not go down',
      method(gradesForm(), {
        family: 'banded',
        item: 'overall',
        options: ['good'],
        steps: [
          { from: 80, points: 190 },
          { from: 90, points: 200 },
          { from: 0, points: 160 },
        ],
        unless: null,
      }),
      ['method.steps: bandsOutOfOrder'],
    ],
    [
      'steps that leave a gap at the end',
      method(gradesForm(), {
        family: 'banded',
        item: 'overall',
        options: ['good'],
        steps: [{ from: 80, points: 190 }],
        unless: null,
      }),
      ['method.steps: bandsOutOfOrder'],
    ],
    [
      'grades counted on a form of points',
      method(pointsForm(['overall']), { family: 'grade_share', item: 'overall' }),
      ['method.family: wrongForm'],
    ],
    ['places counted on a form of grades', method(gradesForm(), { family: 'ranking' }), ['method.family: wrongForm']],
  ])('[K24] refuses %s', (_what, scheme, faults) => {
    expect(said(scheme)).toEqual(faults)
  })

  test('[K24] 不了解 is no grade that could have points', () => {
    const form = gradesForm(['overall'], [...fourGrades, { ...named('unsure'), noOpinion: true }])
    const graded = (points: Readonly<Record<string, number>>) =>
      said(method(form, { family: 'graded_points', item: 'overall', points }))
    expect(graded(worth)).toEqual([])
    expect(graded({ ...worth, unsure: 0 })).toEqual(['method.points.unsure: unknownGrade'])
  })
})

describe('the rules', () => {
  const three = bands({ excellent: 85, good: 75, average: 0 })

  test.each<[string, Scheme, readonly string[]]>([
    ['seven decimals', ruled({ decimals: 7 }), ['rules.decimals: outOfRange']],
    ['half a decimal', ruled({ decimals: 1.5 }), ['rules.decimals: outOfRange']],
    ['no ballot needed', ruled({ minValid: 0 }), ['rules.minValid: outOfRange']],
    ['no smallest cell', ruled({ smallCells: { of: 'cell', fewest: 0 } }), ['rules.smallCells.fewest: outOfRange']],
    [
      'bands that go up',
      ruled({ bands: bands({ good: 75, excellent: 85, average: 0 }) }),
      ['rules.bands: bandsOutOfOrder'],
    ],
    ['bands that do not reach nothing', ruled({ bands: bands({ excellent: 85 }) }), ['rules.bands: bandsOutOfOrder']],
    [
      'a quota of a band that there is not',
      ruled({ bands: three, quota: { band: 'best', percent: 20 } }),
      ['rules.quota.band: unknownBand'],
    ],
    [
      'a quota of the last band',
      ruled({ bands: three, quota: { band: 'average', percent: 20 } }),
      ['rules.quota.band: outOfRange'],
    ],
    [
      'a quota of more than all',
      ruled({ bands: three, quota: { band: 'excellent', percent: 101 } }),
      ['rules.quota.percent: outOfRange'],
    ],
    ['a bonus that ends before it begins', ruled({ bonus: { least: 5, most: -5 } }), ['rules.bonus: outOfRange']],
    [
      'a cap on a grade that the scale lacks',
      ruled({ invalid: [{ rule: 'at_most', option: 'excellent', percent: 20 }] }),
      ['rules.invalid.0.option: unknownGrade'],
    ],
    [
      'an overall grade held against no other item',
      ruled({ invalid: [{ rule: 'same_for_all' }, { rule: 'poor_overall', item: 'overall', option: 'poor' }] }),
      ['rules.invalid.1: wrongForm'],
    ],
    [
      'a cap on a grade where points are given',
      points({ invalid: [{ rule: 'at_most', option: 'good', percent: 20 }] }),
      ['rules.invalid.0: wrongForm', 'rules.invalid.0.option: unknownGrade'],
    ],
  ])('[K24] refuse %s', (_what, scheme, faults) => {
    expect(said(scheme)).toEqual(faults)
  })

  test('[K24] without a score there are no bands, no bonus and no whole that it could be part of', () => {
    const shares: Scheme = {
      ...schemeOf(
        gradesForm(),
        { family: 'grade_share', item: 'overall' },
        { A: 100 },
        {
          bands: three,
          bonus: { least: 0, most: 5 },
        },
      ),
      composite: { weight: 50, others: [{ code: 'work', label: words('work'), weight: 50 }] },
    }
    expect(said(shares)).toEqual([
      'rules.bands: notForThisMethod',
      'rules.bonus: notForThisMethod',
      'composite: notForThisMethod',
    ])
  })
})

describe('a composite', () => {
  const part = (code: string, weight: number) => ({ code, label: words(code), weight })

  test('[K24] adds up to 100 and has other parts, each once', () => {
    expect(said(composed({ weight: 50, others: [part('work', 30), part('talks', 20)] }))).toEqual([])
    expect(said(composed({ weight: 50, others: [part('work', 30)] }))).toEqual(['composite: weightsNot100'])
    expect(said(composed({ weight: 100, others: [] }))).toEqual(['composite.others: empty'])
    expect(said(composed({ weight: 50, others: [part('work', 30), part('work', 20)] }))).toEqual([
      'composite.others.1.code: duplicate',
      'composite.others.1.label: duplicate',
    ])
  })

  test('[K24] no part takes the name of the bonus', () => {
    expect(said(composed({ weight: 50, others: [part('bonus', 50)] }))).toEqual([
      'composite.others.0.code: reservedCode',
    ])
  })
})
