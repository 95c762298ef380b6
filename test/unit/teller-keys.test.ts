/** A teller's keyboard: a sheet is filled without looking up, and what goes to the hub is the same for both. */
import { describe, expect, test } from 'vitest'
import { emptyFilling, fillingOf, voidedBy, marksOf, unfitCells, type SheetFrame } from '../../client/teller/filling.ts'
import { pressed, voidKey } from '../../client/teller/keys.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { PresetId } from '../../shared/domain/scoring/presets/preset.ts'

const usual = { blankRow: 'abstain', invalid: [] } as const
const three = ['p01', 'p02', 'p03']
const frameOf = (id: PresetId, subjects = three): SheetFrame => ({ form: presets[id].scheme.form, subjects })

/** Types keys one after the other; the last may submit. */
function type(frame: SheetFrame, keys: readonly string[], from = emptyFilling(frame)) {
  return keys.reduce((filling, key) => {
    const next = pressed(frame, filling, key)
    if (next === 'submit') throw new Error(`${key} submits`)
    return next ?? filling
  }, from)
}

describe('a matrix of grades', () => {
  const frame = frameOf('P1')

  test('takes a digit for each presenter and goes on by itself', () => {
    const filling = type(frame, ['1', '4', '2'])
    expect(marksOf(frame, filling)).toEqual({ p01: ['good'], p02: ['poor'], p03: ['fairly_good'] })
    expect(filling.at).toBe(3)
  })

  test('is sent by Enter only after the last row; before, Enter leaves a row as it is', () => {
    expect(pressed(frame, type(frame, ['1', 'Enter', '2']), 'Enter')).toBe('submit')
    expect(marksOf(frame, type(frame, ['1', 'Enter', '2']))).toEqual({ p01: ['good'], p02: [''], p03: ['fairly_good'] })
  })

  test('takes 0 for an abstention, the space bar for an empty row and R for a recusal', () => {
    expect(marksOf(frame, type(frame, ['0', ' ', 'r']))).toEqual({ p01: ['abstain'], p02: [''], p03: ['recused'] })
  })

  test('does not take a digit for which there is no grade, nor any key after the last row', () => {
    expect(pressed(frame, emptyFilling(frame), '5')).toBeNull()
    expect(pressed(frame, type(frame, ['End']), '1')).toBeNull()
  })

  test('takes the last mark back with Backspace', () => {
    const filling = type(frame, ['1', '2', 'Backspace', '3'])
    expect(marksOf(frame, filling)).toEqual({ p01: ['good'], p02: ['average'], p03: [''] })
  })

  test('does not move past its ends', () => {
    expect(type(frame, ['ArrowUp', 'Backspace', 'PageUp']).at).toBe(0)
    expect(type(frame, ['End', 'ArrowDown', 'PageDown']).at).toBe(3)
  })
})

describe('items in grades', () => {
  const frame = frameOf('P6', ['p01', 'p02'])

  test('are typed presenter by presenter', () => {
    const marks = marksOf(frame, type(frame, [...'111111', ...'222222']))
    expect(marks).toEqual({ p01: Array(6).fill('excellent'), p02: Array(6).fill('good') })
  })

  test('are recused and abstained from by the row, from whichever cell', () => {
    const filling = type(frame, ['1', '1', 'R', '0'])
    expect(marksOf(frame, filling)).toEqual({ p01: Array(6).fill('recused'), p02: Array(6).fill('abstain') })
    expect(filling.at).toBe(12)
  })

  test('are no longer recused once one of them is marked', () => {
    const filling = type(frame, ['R', 'Home', '2'])
    expect(marksOf(frame, filling).p01).toEqual(['good', '', '', '', '', ''])
  })

  test('abstain cell by cell where the form has it so', () => {
    const cells = frameOf('P3', ['p01'])
    expect(marksOf(cells, type(cells, [...'100000'])).p01).toEqual(['good', ...(Array(5).fill('abstain') as string[])])
  })
})

describe('points', () => {
  const frame = frameOf('P5')

  test('are typed with Enter after each, and kept so that equal figures are equal', () => {
    const filling = type(frame, [...'92.50', 'Enter', ...'088', 'Enter', ...'90.', 'Enter'])
    expect(marksOf(frame, filling)).toEqual({ p01: ['92.5'], p02: ['88'], p03: ['90'] })
    expect(pressed(frame, filling, 'Enter')).toBe('submit')
  })

  test('a comma is a point, there is one only, and a figure that begins with it begins with 0', () => {
    expect(marksOf(frame, type(frame, [...'9,5.5'])).p01).toEqual(['9.55'])
    expect(marksOf(frame, type(frame, [...'.5'])).p01).toEqual(['0.5'])
  })

  test('typing in a cell that has a figure begins anew, Backspace takes one sign', () => {
    expect(marksOf(frame, type(frame, [...'92', 'Enter', 'ArrowUp', '8', '7', 'Backspace', '5'])).p01).toEqual(['85'])
  })

  test('outside the limits or between the steps are typed as they stand, and marked as what makes the sheet void', () => {
    const filling = type(frame, [...'101', 'Enter', ...'88.3', 'Enter', ...'100', 'Enter'])
    expect(marksOf(frame, filling)).toEqual({ p01: ['101'], p02: ['88.3'], p03: ['100'] })
    expect([...unfitCells(frame, filling)]).toEqual([
      [0, 'outside'],
      [1, 'outside'],
    ])
    expect(voidedBy(frame, filling, usual)).toBe('unfit')
  })

  test('a figure under way is not marked yet', () => {
    expect(unfitCells(frame, type(frame, ['9'])).size).toBe(0)
    expect([...unfitCells(frame, type(frame, ['9', 'Enter'])).keys()]).toEqual([0])
  })
})

describe('places', () => {
  const frame = frameOf('P7')

  test('are typed as figures; twice the same place marks both', () => {
    const filling = type(frame, ['2', 'Enter', '1', 'Enter', '2', 'Enter'])
    expect([...unfitCells(frame, filling)]).toEqual([
      [0, 'twice'],
      [2, 'twice'],
    ])
    expect(voidedBy(frame, filling, usual)).toBe('places')
  })

  test('are among those who are not recused', () => {
    const filling = type(frame, ['R', ...'03', 'Enter', '1', 'Enter'])
    expect(marksOf(frame, filling)).toEqual({ p01: ['recused'], p02: ['3'], p03: ['1'] })
    expect([...unfitCells(frame, filling)]).toEqual([[1, 'outside']])
  })

  test('are not abstained from one by one: an empty sheet abstains as a whole', () => {
    expect(pressed(frame, emptyFilling(frame), 'a')).toBeNull()
    expect(voidedBy(frame, emptyFilling(frame), usual)).toBeNull()
  })
})

describe('a sheet that is looked up again', () => {
  test('comes back as it was entered, with the cursor on its first cell', () => {
    for (const id of ['P1', 'P3', 'P5', 'P7'] as const) {
      const frame = frameOf(id)
      const keys = frame.form.answer.kind === 'grades' ? ['1', '2', ' ', 'r'] : ['1', 'Enter', ' ', 'r']
      const marks = marksOf(frame, type(frame, keys))
      expect(fillingOf(frame, marks).at).toBe(0)
      expect(marksOf(frame, fillingOf(frame, marks))).toEqual(marks)
    }
  })

  test('a rule of the plan that it breaks is named', () => {
    const frame = frameOf('P1')
    expect(voidedBy(frame, type(frame, ['1', '1', '1']), { ...usual, invalid: [{ rule: 'same_for_all' }] })).toBe(
      'rule',
    )
    expect(voidedBy(frame, type(frame, ['1', '1', '2']), { ...usual, invalid: [{ rule: 'same_for_all' }] })).toBeNull()
  })

  test('an empty row makes it void where the plan says so, or the form knows no abstention', () => {
    const plain = frameOf('P1')
    const gap = type(plain, ['1', ' ', '2'])
    expect(voidedBy(plain, gap, usual)).toBeNull()
    expect(voidedBy(plain, gap, { ...usual, blankRow: 'void' })).toBe('blank_row')
    const { form, subjects } = frameOf('P1')
    const strict: SheetFrame = { form: { ...form, abstain: 'none' }, subjects }
    expect(pressed(strict, emptyFilling(strict), '0')).toBeNull()
    expect(voidedBy(strict, type(strict, ['1', ' ', '2']), usual)).toBe('blank_row')
  })
})

describe('a void sheet', () => {
  test('is chosen by V and then by the number of its reason, and given up with Escape', () => {
    expect(voidKey('v', { choosing: false })).toBe('choose')
    expect(voidKey('2', { choosing: true })).toBe('altered')
    expect(voidKey('Escape', { choosing: true })).toBe('undo')
  })

  test('takes no other key, and a digit is no reason before the choice', () => {
    expect(voidKey('6', { choosing: true })).toBeNull()
    expect(voidKey('2', { choosing: false })).toBeNull()
  })
})
