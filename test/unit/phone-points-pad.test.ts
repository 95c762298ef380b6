/** The number pad: nothing that cannot be given can be typed, and whatever is held back says why. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextAt } from '../../client/phone/form/points-at.ts'
import {
  digits,
  markOf,
  pressed,
  problemOf,
  sumOf,
  takesPoint,
  typing,
  type PadKey,
  type Typed,
} from '../../client/phone/form/points-pad.ts'
import { fits, pointSteps } from '../../shared/domain/scoring/form.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { seeded } from '../kit/seed.ts'

const hundred = { least: 0, most: 100, step: '1' }
const judges = { least: 60, most: 100, step: '0.5' }

const keyOf = (sign: string): PadKey => (sign === '.' ? 'point' : sign === '<' ? 'delete' : (sign as PadKey))
const type = (signs: string, limits: typeof hundred, from: Typed = typing('')) =>
  [...signs].reduce((typed, sign) => pressed(typed, keyOf(sign), limits), from)

describe('[B13] what is typed', () => {
  test('is kept from the first digit that can stand, and never beyond the limits', () => {
    expect(markOf(type('9', hundred), hundred)).toBe('9')
    expect(markOf(type('92', hundred), hundred)).toBe('92')
    expect(type('101', hundred)).toEqual({ text: '10', whole: false, why: 'above' })
    expect(type('100', hundred)).toMatchObject({ text: '100', why: null })
  })

  test('below the least is held back until it fits, and says why it cannot be left so', () => {
    const begun = type('9', judges)
    expect([markOf(begun, judges), problemOf(begun, judges)]).toEqual(['', 'below'])
    expect(markOf(type('95', judges), judges)).toBe('95')
    expect(problemOf(typing(''), judges)).toBe('empty')
  })

  test('has a point only where the step has decimals, and only a multiple of the step behind it', () => {
    expect([takesPoint(hundred), takesPoint(judges)]).toEqual([false, true])
    expect(type('9.', hundred)).toMatchObject({ text: '9', why: 'step' })
    expect(type('92.3', judges)).toMatchObject({ text: '92.', why: 'step' })
    expect(markOf(type('92.5', judges), judges)).toBe('92.5')
    expect(type('92.55', judges)).toMatchObject({ text: '92.5', why: 'step' })
    expect(type('100.5', judges)).toMatchObject({ text: '100.', why: 'above' })
  })

  test('is one mark however it was typed', () => {
    expect(['92', '92.', '92.0', '092'].map((signs) => markOf(type(signs, judges), judges))).toEqual(
      Array(4).fill('92'),
    )
    expect(markOf(type('.5', { ...hundred, step: '0.5' }), { ...hundred, step: '0.5' })).toBe('0.5')
    expect(markOf(type('0', hundred), hundred)).toBe('0')
  })

  test('is taken back digit by digit, or at once', () => {
    expect(type('92<', hundred).text).toBe('9')
    expect(markOf(type('92<<', hundred), hundred)).toBe('')
    expect(pressed(type('92', hundred), 'clear', hundred).text).toBe('')
  })

  test('takes the place of a figure that was there before; a point or a deletion goes on with it', () => {
    expect(type('8', judges, typing('92')).text).toBe('8')
    expect(type('.5', judges, typing('92')).text).toBe('92.5')
    expect(type('<', judges, typing('92')).text).toBe('9')
  })
})

test('[B13] whatever keys are pressed, the mark is one that the form takes, or none', () => {
  const { form } = presets.P2.scheme
  let given = 0
  const asked = fc.record({
    step: fc.constantFrom(...pointSteps),
    least: fc.constantFrom(0, 1, 12.5, 60),
    range: fc.constantFrom(1, 7.5, 40, 900),
    keys: fc.array(fc.constantFrom<PadKey>(...digits, 'point', 'delete', 'clear'), { maxLength: 12 }),
  })
  fc.assert(
    fc.property(asked, ({ step, least, range, keys }) => {
      const limits = { least, most: least + range, step }
      const item = { code: 'score', label: form.title, points: { ...limits, bands: [] } }
      let typed = typing('')
      for (const key of keys) {
        typed = pressed(typed, key, limits)
        const mark = markOf(typed, limits)
        expect(problemOf(typed, limits) === null).toBe(mark !== '')
        if (mark === '') continue
        given += 1
        expect(fits({ ...form, answer: { kind: 'points', step } }, item, mark, 1)).toBe(true)
      }
    }),
    seeded(500),
  )
  expect(given).toBeGreaterThan(200)
})

test('[K5] what several items come to is exact, and an empty cell counts for nothing', () => {
  expect(sumOf(['0.1', '0.2'])).toBe('0.3')
  expect(sumOf(['13.5', '', '4'])).toBe('17.5')
  expect(sumOf([])).toBe('0')
})

test('[B13] the next figure is the next presenter’s, or the next item of this one, and the last has none', () => {
  const one = presets.P2.scheme.form
  const two = { ...one, items: [...one.items, ...one.items] }
  const judged = ['p01', 'p03']
  expect(nextAt({ subject: 'p01', item: 0 }, one, judged)).toEqual({ subject: 'p03', item: 0 })
  expect(nextAt({ subject: 'p03', item: 0 }, one, judged)).toBeNull()
  expect(nextAt({ subject: 'p01', item: 0 }, two, judged)).toEqual({ subject: 'p01', item: 1 })
  expect(nextAt({ subject: 'p01', item: 1 }, two, judged)).toBeNull()
})
