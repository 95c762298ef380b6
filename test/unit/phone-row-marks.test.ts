/** One presenter's row on the phone: cells filled one by one, abstaining, and what of a kept draft still fits. */
import { describe, expect, test } from 'vitest'
import {
  abstainedRow,
  abstainsWhole,
  cellsFilled,
  fitting,
  hasAbstained,
  withMark,
} from '../../client/phone/form/row-marks.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { faultOf, unfilled } from '../../shared/domain/scoring/sheet.ts'

const matrix = presets.P1.scheme.form
const cellByCell = presets.P3.scheme.form
const asAWhole = presets.P6.scheme.form
const points = presets.P2.scheme.form

describe('[B13] a row', () => {
  test('begins blank and is filled cell by cell; nothing is preset beside the cell that was tapped', () => {
    const one = withMark(cellByCell, undefined, 2, 'good')
    expect(one).toEqual(['', '', 'good', '', '', ''])
    expect(withMark(cellByCell, one, 0, 'poor')).toEqual(['poor', '', 'good', '', '', ''])
    expect([undefined, one].map(cellsFilled)).toEqual([0, 1])
  })

  test('that abstains cell by cell keeps its other cells', () => {
    const all = abstainedRow(cellByCell)
    expect(withMark(cellByCell, all, 0, 'good')).toEqual([
      'good',
      'abstain',
      'abstain',
      'abstain',
      'abstain',
      'abstain',
    ])
  })

  test('that abstained as a whole begins anew with the first grade', () => {
    const all = abstainedRow(asAWhole)
    expect(hasAbstained(all)).toBe(true)
    expect(withMark(asAWhole, all, 1, 'good')).toEqual(['', 'good', '', '', '', ''])
  })

  test('abstains as a whole where the form says so, and wherever a cell alone could not', () => {
    expect([matrix, cellByCell, asAWhole, points].map(abstainsWhole)).toEqual([true, false, true, true])
    expect(abstainsWhole({ ...points, abstain: 'none' })).toBe(false)
  })
})

describe('[B13] what of a kept draft still fits', () => {
  const frame = { form: matrix, subjects: ['p01', 'p02', 'p03'], recused: ['p02'], invalid: [] }

  test('is what the form takes, for the presenters whom this voter judges, and for nobody else', () => {
    const kept = { p01: ['good'], p02: ['good'], p03: ['satisfied'], p09: ['good'] }
    expect(fitting(kept, frame)).toEqual({ p01: ['good'] })
    expect(unfilled(frame, fitting(kept, frame))).toEqual(['p03'])
    expect(fitting({ p01: ['good', 'good'], p03: [] }, frame)).toEqual({ p01: ['good'] })
  })

  test('makes a ballot that the hub takes, once every row of it is filled', () => {
    const whole = fitting({ p01: ['good'], p02: ['poor'], p03: ['abstain'] }, frame)
    expect(faultOf(whole, frame)).toBeNull()
  })

  test('has no figure out of the limits, and no place beyond the last', () => {
    expect(fitting({ p01: ['101'], p03: ['92'] }, { ...frame, form: points })).toEqual({ p03: ['92'] })
    const ranking = { ...frame, form: presets.P7.scheme.form }
    expect(fitting({ p01: ['3'], p03: ['2'] }, ranking)).toEqual({ p03: ['2'] })
  })
})
