/** Undo and redo of a draft, and what a clipboard holds. */
import { describe, expect, test } from 'vitest'
import { begin, change, redo, undo } from '../../shared/setup/history.ts'
import { presentersOf } from '../../shared/setup/draft.ts'
import { pasteAttendees, pastePresenters, withAttendeeList, withPresenterList } from '../../shared/setup/pasted.ts'
import { withInterval } from '../../shared/setup/rows.ts'
import { aDraft } from '../kit/drafts.ts'
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

describe('cells in a table', () => {
  const cells = (text: string) => cellsOf(text)

  test('[F9] go over the presenters from the cell on, past a break, and make the rows that are not there', () => {
    const draft = withInterval(aDraft(), 'break', 15, 3)
    const pasted = pastePresenters(
      draft,
      'p02',
      'unit',
      cells('戊市\t书记\t书面述职\t8\n己市\t书记\t\t９分钟\n庚市\t书记'),
    )
    expect(pasted.items.map(({ id }) => id)).toEqual(['i01', 'p01', 'p02', 'i04', 'p03', 'p04', 'i02', 'i03'])
    expect(presentersOf(pasted).map(({ unit, mode, limit }) => [unit, mode, limit])).toEqual([
      ['甲市', 'oral', 10],
      ['戊市', 'written', 8],
      ['己市', 'oral', 9],
      ['庚市', 'oral', 10],
    ])
  })

  test('[F9] go over the attendees that are shown, and name a class by its code or label', () => {
    const draft = aDraft()
    const shown = draft.attendees.filter(({ voterClass }) => voterClass === 'B')
    const pasted = pasteAttendees(
      draft,
      { id: 'v010', from: 'identity', shown },
      cells('党代表\tb类\n委员\t两代表一委员\n旁听\t列席\n谁\tZ'),
    )
    expect(pasted.attendees.find(({ id }) => id === 'v010')).toMatchObject({ identity: '党代表', voterClass: 'B' })
    expect(pasted.attendees.slice(16).map(({ voterClass }) => voterClass)).toEqual(['B', '', 'Z'])
    expect(pasted.attendees[10]).toEqual(draft.attendees[10])
  })

  test('[F5] [F9] a whole list takes the place of the old one; who was there keeps his id', () => {
    const draft = aDraft()
    const [first, second] = presentersOf(draft)
    if (!first || !second) throw new Error('no presenters')
    const fresh = { ...first, name: '赵六', unit: '丁市' }
    const rows = [second, fresh, first, { ...fresh, name: '钱七' }].map(({ id: _, kind: __, ...row }) => row)
    const listed = withPresenterList(draft, rows, [1, null, 0, null])
    expect(listed.items.map(({ id }) => id)).toEqual(['i01', 'p02', 'p04', 'p01', 'p05', 'i02', 'i03'])
    const people = withAttendeeList(
      draft,
      draft.attendees.slice(3, 5).map(({ id: _, ...row }) => row),
      [3, 4],
    )
    expect(people.attendees).toEqual(draft.attendees.slice(3, 5))
  })
})
