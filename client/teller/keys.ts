/** What each key does to the sheet that is being typed in. */
import { voidReasons, type VoidReason } from '../../shared/domain/paper.ts'
import { ABSTAIN, RECUSED, type Mark } from '../../shared/domain/scoring/form.ts'
import { marked, markedRow, moved, rowOf, type Filling, type SheetFrame } from './filling.ts'

/** As long as the longest figure that a form can take: `99999.99`. */
const LONGEST = 8

/** The filling after a key of the keyboard, by its name; 'submit' if the sheet is to be sent; null if it is no key of ours. */
export function pressed(frame: SheetFrame, filling: Filling, key: string): Filling | 'submit' | null {
  const { at, cells } = filling
  const items = frame.form.items.length
  switch (key) {
    case 'Enter':
      return at === cells.length ? 'submit' : moved(frame, filling, at + 1)
    case 'ArrowDown':
    case 'ArrowRight':
      return moved(frame, filling, at + 1)
    case 'ArrowUp':
    case 'ArrowLeft':
      return moved(frame, filling, at - 1)
    case 'PageDown':
      return moved(frame, filling, rowOf(frame, at) + items)
    case 'PageUp':
      return moved(frame, filling, rowOf(frame, at) - items)
    case 'Home':
      return moved(frame, filling, 0)
    case 'End':
      return moved(frame, filling, cells.length)
    case 'Backspace':
      return takenBack(frame, filling)
  }
  if (at === cells.length) return null
  if (key === ' ' || key === 'Delete') return given(frame, filling, '')
  if (/^r$/i.test(key)) return recusedRow(frame, filling)
  if (/^a$/i.test(key)) return abstained(frame, filling)
  return frame.form.answer.kind === 'grades' ? graded(frame, filling, key) : typed(frame, filling, key)
}

/** A mark in the current cell, and on to the next. */
export const given = (frame: SheetFrame, filling: Filling, mark: Mark): Filling =>
  moved(frame, { ...marked(frame, filling, filling.at, mark), typing: false }, filling.at + 1)

const wholeRow = (frame: SheetFrame, filling: Filling, mark: Mark): Filling =>
  moved(frame, markedRow(frame, filling, filling.at, mark), rowOf(frame, filling.at) + frame.form.items.length)

/** 回避: the whole row, and on to the next presenter. */
export const recusedRow = (frame: SheetFrame, filling: Filling): Filling => wholeRow(frame, filling, RECUSED)

/** Can 弃权 be entered? A ballot by places abstains only as a whole: it is left empty. */
export const mayAbstain = ({ form }: SheetFrame): boolean => form.abstain !== 'none' && form.answer.kind !== 'places'

/** 弃权 in the cell, or in the row where the form abstains from a presenter as a whole. */
export function abstained(frame: SheetFrame, filling: Filling): Filling | null {
  if (!mayAbstain(frame)) return null
  return frame.form.abstain === 'presenter' ? wholeRow(frame, filling, ABSTAIN) : given(frame, filling, ABSTAIN)
}

function graded(frame: SheetFrame, filling: Filling, key: string): Filling | null {
  if (key === '0') return abstained(frame, filling)
  const { answer } = frame.form
  const option = answer.kind === 'grades' && /^[1-9]$/.test(key) ? answer.options[Number(key) - 1] : undefined
  return option ? given(frame, filling, option.code) : null
}

/** One more sign of a figure. */
function typed(frame: SheetFrame, filling: Filling, key: string): Filling | null {
  const before = filling.typing ? (filling.cells[filling.at] ?? '') : ''
  const sign = /^\d$/.test(key) ? key : point(frame, before, key)
  if (sign === null) return null
  const figure = before + sign
  if (figure.length > LONGEST) return filling
  return { ...marked(frame, filling, filling.at, figure), typing: true }
}

/** A decimal point, once; a comma and the Chinese full stop are taken for it. `.5` is begun as `0.5`. */
function point({ form }: SheetFrame, before: string, key: string): string | null {
  if (form.answer.kind !== 'points' || !/^[.,。，]$/.test(key) || before.includes('.')) return null
  return before === '' ? '0.' : '.'
}

/** The last sign of the figure under way, or the mark of this cell, or that of the one before. */
function takenBack(frame: SheetFrame, filling: Filling): Filling {
  const { at, cells, typing } = filling
  const mark = cells[at] ?? ''
  if (typing && mark !== '') return marked(frame, filling, at, mark.slice(0, -1))
  if (mark !== '') return marked(frame, filling, at, '')
  const back = moved(frame, filling, at - 1)
  return frame.form.answer.kind === 'grades' && at > 0 ? marked(frame, back, back.at, '') : back
}

/** The keys of a void sheet: V to choose a reason, its number, Escape if it is not void after all. */
export function voidKey(key: string, { choosing }: { choosing: boolean }): 'choose' | 'undo' | VoidReason | null {
  if (!choosing) return /^v$/i.test(key) ? 'choose' : null
  if (key === 'Escape') return 'undo'
  return (/^[1-9]$/.test(key) ? voidReasons[Number(key) - 1] : undefined) ?? null
}
