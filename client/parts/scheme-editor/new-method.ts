/** A method that has just been chosen: what the one before it and the form already say, and the rest left open. */
import type { Answer, Form } from '../../../shared/domain/scoring/form.ts'
import { opinions } from '../../../shared/domain/scoring/denominator.ts'
import type { Family, Method, Scheme } from '../../../shared/domain/scoring/scheme.ts'

/** The ways of counting that a form can be counted by, the usual one first. */
export const familiesOf: Readonly<Record<Answer['kind'], readonly [Family, ...Family[]]>> = {
  grades: ['graded_points', 'items_by_class', 'weighted_items', 'grade_share', 'majority', 'approval', 'banded'],
  points: ['points_by_class', 'trimmed_mean'],
  places: ['ranking'],
}

export const withFamily = (scheme: Scheme, family: Family): Scheme =>
  scheme.method.family === family ? scheme : { ...scheme, method: newMethod(family, scheme.form, scheme.method) }

/** An open number: the field is empty, and the scheme cannot be saved before somebody has filled it. */
const open = Number.NaN

export function newMethod(family: Family, form: Form, before: Method): Method {
  const item = 'item' in before ? before.item : (form.items[0]?.code ?? '')
  const grades = opinions(form)
  const labelled = form.answer.kind === 'grades' ? form.answer.options.filter(({ code }) => grades.includes(code)) : []
  switch (family) {
    case 'grade_share':
      return { family, item }
    case 'graded_points':
      return { family, item, points: gradePoints(before) }
    case 'items_by_class':
      return { family, points: gradePoints(before), items: itemWeights(before) }
    case 'weighted_items':
      return { family, points: itemWeights(before), options: gradePoints(before) }
    case 'points_by_class':
      return { family, separate: false }
    case 'trimmed_mean':
      return { family, on: 'totals', highest: 1, lowest: 1, from: 5 }
    case 'ranking':
      return { family }
    case 'majority': {
      // 满意, then 满意 and 基本满意 together, else the last.
      const verdicts = labelled
        .slice(0, -1)
        .map(({ code, label }, i) => ({ code, label, options: grades.slice(0, i + 1) }))
      const { code = '', label = { 'zh-CN': '', en: '' } } = labelled.at(-1) ?? {}
      return { family, item, verdicts, otherwise: { code, label }, more: { over: 1, under: 2 } }
    }
    case 'approval':
      return {
        family,
        item,
        inFavour: grades[0] ?? '',
        against: grades.length > 1 ? (grades.at(-1) ?? '') : '',
        more: { over: 1, under: 2 },
        worth: 100,
      }
    case 'banded':
      return { family, item, options: grades.slice(0, 1), steps: [{ from: 0, points: open }], unless: null }
  }
}

/** What each grade is worth, and what each item weighs, if the method before says so. */
function gradePoints(before: Method): Readonly<Record<string, number>> {
  if (before.family === 'weighted_items') return before.options
  return before.family === 'graded_points' || before.family === 'items_by_class' ? before.points : {}
}
function itemWeights(before: Method): Readonly<Record<string, number>> {
  if (before.family === 'weighted_items') return before.points
  return before.family === 'items_by_class' ? before.items : {}
}
