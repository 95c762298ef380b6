/** Undo and redo of a draft, and what a clipboard holds. */
import { describe, expect, test } from 'vitest'
import { begin, change, redo, undo } from '../../shared/setup/history.ts'
import { cellsOf, isTable, minutesIn, nameIn } from '../../shared/setup/paste.ts'

describe('the history', () => {
  test('[F8] goes back and forth, and a new change ends what was to come', () => {
    let history = change(change(begin('a'), 'b'), 'c')
    history = undo(undo(undo(history)))
    expect(history.now).toBe('a')
    history = redo(history)
    expect([history.now, history.future]).toEqual(['b', ['c']])
    history = change(history, 'd')
    expect([history.now, history.future, undo(history).now]).toEqual(['d', [], 'b'])
  })

  test('[F8] a word that is typed into one field is one change', () => {
    let history = begin('')
    for (const typed of ['m', 'me', 'mee']) history = change(history, typed, 'title')
    history = change(history, 'mee, hall', 'venue')
    expect(undo(history).now).toBe('mee')
    expect(undo(undo(history)).now).toBe('')
    // After going back the same field begins a step of its own.
    expect(undo(change(undo(history), 'meet', 'title')).now).toBe('mee')
  })

  test('[F8] nothing changed is no step', () => {
    const history = begin('a')
    expect(change(history, 'a')).toBe(history)
    expect([undo(history).now, redo(history).now]).toEqual(['a', 'a'])
  })
})

describe('the clipboard', () => {
  test('[F9] is cells by tabs and lines, quoted where a cell has lines of its own', () => {
    expect(cellsOf('张三\t甲市\r\n李四\t"乙\n市""总"""\r\n')).toEqual([
      ['张三', '甲市'],
      ['李四', '乙 市"总"'],
    ])
    expect(cellsOf('12寸"屏')).toEqual([['12寸"屏']])
    expect([isTable('张三'), isTable('张三\n'), isTable('张三\t甲市')]).toEqual([false, false, true])
  })

  test('[F9] digits are half-width, names have no padding, minutes are numbers', () => {
    expect(cellsOf('１０　\t Ａ０１ ')).toEqual([['10', 'A01']])
    expect(['张 三', '欧阳 三', '买买提 江', 'Ann Lee'].map(nameIn)).toEqual([
      '张三',
      '欧阳 三',
      '买买提 江',
      'Ann Lee',
    ])
    expect(['10', '１０分钟', '8 min', '', '十', '1.5'].map(minutesIn)).toEqual([10, 10, 8, null, null, null])
  })
})
