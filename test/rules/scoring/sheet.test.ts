/** One ballot by itself: is it whole, and does it keep the plan's rules? */
import { describe, expect, test } from 'vitest'
import { canonicalPoints, fits, layoutOf, type Form, type Marks } from '../../../shared/domain/scoring/form.ts'
import { faultOf, isFilled, unfilled, withRecused, type SheetFrame } from '../../../shared/domain/scoring/sheet.ts'
import { gradesForm, named, placesForm, pointsForm } from '../../kit/second-tally/schemes.ts'

const three = ['p1', 'p2', 'p3']
const frame = (form: Form, more: Partial<SheetFrame> = {}): SheetFrame => ({
  form,
  subjects: three,
  recused: [],
  invalid: [],
  ...more,
})
/** A row for each presenter, in order. */
const rows = (...all: readonly (readonly string[])[]): Marks =>
  Object.fromEntries(all.map((row, i) => [three[i] ?? 'stranger', row]))
const matrix = frame(gradesForm())
const abstaining = (form: Form, abstain: Form['abstain']) => frame({ ...form, abstain })

describe('a whole ballot', () => {
  test('[K1] has a mark in every cell, for every presenter', () => {
    expect(faultOf(rows(['good'], ['good'], ['poor']), matrix)).toBeNull()
    expect(faultOf(rows(['good'], [''], ['poor']), matrix)).toEqual({ why: 'missing', subject: 'p2' })
    expect(faultOf(rows(['good'], ['good']), matrix)).toEqual({ why: 'missing', subject: 'p3' })
    expect(faultOf(rows(['good'], ['good', 'good'], ['poor']), matrix)).toEqual({ why: 'missing', subject: 'p2' })
    expect(faultOf({}, matrix)).toEqual({ why: 'missing', subject: 'p1' })
  })

  test('[K1] names nobody else', () => {
    expect(faultOf(rows(['good'], ['good'], ['poor'], ['good']), matrix)).toEqual({ why: 'foreign' })
  })

  test('[K1] a presenter whom the form knows by the name of something else still needs a row', () => {
    const odd = { ...matrix, subjects: ['constructor'] }
    expect(faultOf({}, odd)).toEqual({ why: 'missing', subject: 'constructor' })
    expect(faultOf({ constructor: ['good'] }, odd)).toBeNull()
  })

  test.each(['excellent', 'toString', 'recused', 'GOOD', ' good'])(
    '[K1] takes no %s where grades are asked for',
    (mark) => {
      expect(faultOf(rows(['good'], [mark], ['poor']), matrix)).toEqual({ why: 'unfit', subject: 'p2' })
    },
  )

  test('[K1] who is left to fill is told in the order of the form', () => {
    expect(unfilled(matrix, rows(['good'], ['']))).toEqual(['p2', 'p3'])
    expect(unfilled({ ...matrix, recused: ['p3'] }, rows(['good'], ['']))).toEqual(['p2'])
    const { form } = frame(gradesForm(['first', 'second']))
    expect([['good'], ['good', ''], ['good', 'poor'], undefined].map((row) => isFilled(form, row))).toEqual([
      false,
      false,
      true,
      false,
    ])
  })
})

describe('abstaining', () => {
  const two = gradesForm(['first', 'second'])
  const half = rows(['abstain', 'good'], ['good', 'poor'], ['good', 'good'])
  const whole = rows(['abstain', 'abstain'], ['good', 'poor'], ['good', 'good'])

  test('[K3] by cell: one item of two', () => {
    expect(faultOf(half, abstaining(two, 'cell'))).toBeNull()
  })

  test('[K3] by presenter: all items or none', () => {
    expect(faultOf(half, abstaining(two, 'presenter'))).toEqual({ why: 'partlyAbstained', subject: 'p1' })
    expect(faultOf(whole, abstaining(two, 'presenter'))).toBeNull()
  })

  test('[K3] not at all', () => {
    expect(faultOf(whole, abstaining(two, 'none'))).toEqual({ why: 'unfit', subject: 'p1' })
  })
})

describe('points', () => {
  const at = (mark: string, { least = 60, most = 100, step = '0.5' } = {}) =>
    fits(
      {
        ...pointsForm(),
        answer: { kind: 'points', step: step as '1' | '0.5' | '0.1' | '0.01' },
      },
      { ...named('score'), points: { least, most, bands: [] } },
      mark,
      3,
    )

  test('[K18] lie within the limits, both included', () => {
    expect(['60', '100', '59.5', '100.5'].map((mark) => at(mark))).toEqual([true, true, false, false])
  })

  test('[K18] are multiples of the step, and a tenth is a tenth', () => {
    expect(['80.5', '80.2'].map((mark) => at(mark))).toEqual([true, false])
    expect(['60.3', '60.7', '60.25'].map((mark) => at(mark, { step: '0.1' }))).toEqual([true, true, false])
    expect(['80.07', '99.99'].map((mark) => at(mark, { step: '0.01' }))).toEqual([true, true])
    expect(['80', '80.5'].map((mark) => at(mark, { step: '1' }))).toEqual([true, false])
  })

  test.each(['80.0', '080', '+80', '8e1', ' 80', '80.', '８０', '-1', '80.123', '', 'NaN', '0x50'])(
    '[K18] are written one way only: not %s',
    (mark) => {
      expect(at(mark, { least: 0, step: '0.01' })).toBe(false)
    },
  )

  test('[K18] as a person types them they can be put right first', () => {
    expect(['080.50', '80.0', '80', '0', '00.10', 'eighty'].map(canonicalPoints)).toEqual([
      '80.5',
      '80',
      '80',
      '0',
      '0.1',
      'eighty',
    ])
  })
})

describe('places', () => {
  const places = frame(placesForm)

  test('[K22] are 1 to the last, each once', () => {
    expect(faultOf(rows(['2'], ['3'], ['1']), places)).toBeNull()
    expect(faultOf(rows(['1'], ['1'], ['2']), places)).toEqual({ why: 'samePlace' })
    expect(faultOf(rows(['1'], ['2'], ['4']), places)).toEqual({ why: 'unfit', subject: 'p3' })
    for (const mark of ['0', '01', '1.0', '-1', 'good']) {
      expect(faultOf(rows([mark], ['2'], ['3']), places)).toEqual({ why: 'unfit', subject: 'p1' })
    }
  })

  test('[K22] [K14] who is recused from one ranks the others, from 1', () => {
    const two = { ...places, recused: ['p2'] }
    expect(faultOf({ p1: ['2'], p3: ['1'] }, two)).toBeNull()
    expect(faultOf({ p1: ['3'], p3: ['1'] }, two)).toEqual({ why: 'unfit', subject: 'p1' })
  })

  test('[K22] [K3] a ballot abstains as a whole or ranks everybody', () => {
    expect(faultOf(rows(['abstain'], ['abstain'], ['abstain']), places)).toBeNull()
    expect(faultOf(rows(['abstain'], ['1'], ['2']), places)).toEqual({ why: 'samePlace' })
  })
})

describe('recusal', () => {
  const two = { ...matrix, recused: ['p2'] }

  test('[K14] the row is not there to be filled, and filling it is foreign', () => {
    expect(faultOf({ p1: ['good'], p3: ['poor'] }, two)).toBeNull()
    expect(faultOf(rows(['good'], ['good'], ['poor']), two)).toEqual({ why: 'foreign' })
    expect(faultOf(rows(['good'], ['recused'], ['poor']), two)).toEqual({ why: 'foreign' })
  })

  test('[K14] it is counted as 回避 in every item, whatever the voter sent', () => {
    const form = gradesForm(['first', 'second'])
    expect(withRecused({ p1: ['good', 'poor'], p3: ['good', 'good'] }, frame(form, { recused: ['p2'] }))).toEqual({
      p1: ['good', 'poor'],
      p2: ['recused', 'recused'],
      p3: ['good', 'good'],
    })
  })

  test('[K14] who may judge nobody hands in an empty ballot that is whole', () => {
    expect(faultOf({}, { ...matrix, recused: three })).toBeNull()
  })
})

describe('what makes a whole ballot void', () => {
  const same = { rule: 'same_for_all' } as const

  test('[K9] the same grade for everybody', () => {
    const strict = { ...matrix, invalid: [same] }
    expect(faultOf(rows(['good'], ['good'], ['good']), strict)).toEqual({ why: 'rule', rule: same })
    expect(faultOf(rows(['good'], ['good'], ['poor']), strict)).toBeNull()
  })

  test('[K9] … but neither of a single presenter nor of abstentions', () => {
    const strict = { ...matrix, invalid: [same] }
    expect(faultOf({ p1: ['good'] }, { ...strict, recused: ['p2', 'p3'] })).toBeNull()
    expect(faultOf({ p1: ['good'], p2: ['good'] }, { ...strict, recused: ['p3'] })).toEqual({ why: 'rule', rule: same })
    expect(faultOf(rows(['abstain'], ['abstain'], ['abstain']), strict)).toBeNull()
  })

  test('[K9] with several items it is the row that must differ, not each item', () => {
    const strict = frame(gradesForm(['first', 'second']), { invalid: [same] })
    expect(faultOf(rows(['good', 'poor'], ['good', 'poor'], ['good', 'poor']), strict)).toMatchObject({ why: 'rule' })
    expect(faultOf(rows(['good', 'poor'], ['good', 'poor'], ['good', 'good']), strict)).toBeNull()
  })

  test('[K9] more of a grade than the share that may have it', () => {
    const most = { rule: 'at_most', option: 'good', percent: 40 } as const
    const subjects = ['p1', 'p2', 'p3', 'p4', 'p5']
    const strict = frame(gradesForm(), { subjects, invalid: [most] })
    const ballot = (good: number): Marks =>
      Object.fromEntries(subjects.map((code, i) => [code, [i < good ? 'good' : 'average']]))
    // Two of five are exactly 40 %; of four, 40 % is one.
    expect(faultOf(ballot(2), strict)).toBeNull()
    expect(faultOf(ballot(3), strict)).toEqual({ why: 'rule', rule: most })
    const { p5: _, ...four } = ballot(2)
    expect(faultOf(four, { ...strict, recused: ['p5'] })).toEqual({ why: 'rule', rule: most })
    expect(faultOf({ p1: ['good'] }, { ...strict, recused: ['p2', 'p3', 'p4', 'p5'] })).toBeNull()
  })

  const items = gradesForm(['overall', 'one', 'two', 'three', 'four'])
  const single = (rule: SheetFrame['invalid'][number]) => frame(items, { subjects: ['p1'], invalid: [rule] })

  test('[K9] an overall 好 that the items do not bear', () => {
    const rule = { rule: 'overall_needs', item: 'overall', option: 'good', percent: 75 } as const
    expect(faultOf(rows(['good', 'good', 'good', 'good', 'poor']), single(rule))).toBeNull()
    expect(faultOf(rows(['good', 'good', 'good', 'poor', 'poor']), single(rule))).toEqual({
      why: 'rule',
      rule,
      subject: 'p1',
    })
    expect(faultOf(rows(['average', 'good', 'poor', 'poor', 'poor']), single(rule))).toBeNull()
  })

  test('[K9] a 差 in an item that the overall grade passes over', () => {
    const rule = { rule: 'poor_overall', item: 'overall', option: 'poor' } as const
    expect(faultOf(rows(['good', 'good', 'poor', 'good', 'good']), single(rule))).toEqual({
      why: 'rule',
      rule,
      subject: 'p1',
    })
    expect(faultOf(rows(['poor', 'good', 'poor', 'good', 'good']), single(rule))).toBeNull()
    expect(faultOf(rows(['poor', 'good', 'good', 'good', 'good']), single(rule))).toBeNull()
  })

  test('[K9] the presenter at whom a rule is broken is named', () => {
    const rule = { rule: 'poor_overall', item: 'overall', option: 'poor' } as const
    const fine = ['good', 'good', 'good', 'good', 'good']
    const bad = ['good', 'poor', 'good', 'good', 'good']
    expect(faultOf(rows(fine, bad, bad), frame(items, { invalid: [rule] }))).toMatchObject({ subject: 'p2' })
  })

  test('[K9] what is not whole is said before any rule', () => {
    const strict = { ...matrix, invalid: [same] }
    expect(faultOf(rows(['good'], ['good'], ['']), strict)).toEqual({ why: 'missing', subject: 'p3' })
  })
})

test('[K1] a form is laid out by what it asks for', () => {
  const layouts = [gradesForm(), gradesForm(['first', 'second']), pointsForm(), placesForm].map(layoutOf)
  expect(layouts).toEqual(['matrix', 'items', 'points', 'places'])
})
