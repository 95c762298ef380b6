/**
 * A change of the form, and what follows from it: the tables of the method speak of the form's grades and items. What
 * is gone leaves them; what is new is left open there, so that its value is asked for and never guessed.
 */
import type { Answer, Form, FormItem, Option } from '../../../shared/domain/scoring/form.ts'
import { opinions } from '../../../shared/domain/scoring/denominator.ts'
import type { Method, Rules, Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { fourGrades } from '../../../shared/domain/scoring/presets/preset.ts'
import { familiesOf, newMethod } from './new-method.ts'

type Table = Readonly<Record<string, number>>

export const withItems = (scheme: Scheme, items: readonly FormItem[]): Scheme =>
  following({ ...scheme, form: { ...scheme.form, items } })

export const withOptions = (scheme: Scheme, options: readonly Option[]): Scheme =>
  following({ ...scheme, form: { ...scheme.form, answer: { kind: 'grades', options } } })

/** Another way of answering: the form gets what that way needs, and the method one that can count it. */
export function withAnswer(scheme: Scheme, kind: Answer['kind']): Scheme {
  if (scheme.form.answer.kind === kind) return scheme
  const form = formOf(scheme.form, kind)
  const [family] = familiesOf[kind]
  return following({ ...scheme, form, method: newMethod(family, form, scheme.method) })
}

function formOf(form: Form, kind: Answer['kind']): Form {
  const bare = form.items.map(({ code, label }): FormItem => ({ code, label }))
  switch (kind) {
    case 'grades':
      return { ...form, answer: { kind, options: fourGrades }, items: bare }
    case 'points': {
      const points = { least: 0, most: 100, bands: [] }
      return {
        ...form,
        answer: { kind, step: '1' },
        items: bare.map((item) => ({ ...item, points })),
        abstain: 'presenter',
      }
    }
    case 'places':
      return { ...form, answer: { kind }, items: bare.slice(0, 1), abstain: 'presenter' }
  }
}

function following(scheme: Scheme): Scheme {
  const grades = opinions(scheme.form)
  const items = scheme.form.items.map(({ code }) => code)
  return {
    ...scheme,
    method: methodFollowing(scheme.method, grades, items),
    rules: { ...scheme.rules, invalid: rulesFollowing(scheme.rules, grades, items) },
  }
}

const kept = (table: Table, keys: readonly string[]): Table =>
  Object.fromEntries(Object.entries(table).filter(([key]) => keys.includes(key)))

/** A choice that is gone is open again, unless only one is left. */
const chosen = (code: string, codes: readonly string[]): string =>
  codes.includes(code) ? code : codes.length === 1 ? (codes[0] ?? '') : ''

function methodFollowing(method: Method, grades: readonly string[], items: readonly string[]): Method {
  const those = (codes: readonly string[]) => codes.filter((code) => grades.includes(code))
  switch (method.family) {
    case 'points_by_class':
    case 'trimmed_mean':
    case 'ranking':
      return method
    case 'grade_share':
      return { ...method, item: chosen(method.item, items) }
    case 'graded_points':
      return { ...method, item: chosen(method.item, items), points: kept(method.points, grades) }
    case 'items_by_class':
      return { ...method, points: kept(method.points, grades), items: kept(method.items, items) }
    case 'weighted_items':
      return { ...method, points: kept(method.points, items), options: kept(method.options, grades) }
    case 'majority':
      return {
        ...method,
        item: chosen(method.item, items),
        verdicts: method.verdicts.map((verdict) => ({ ...verdict, options: those(verdict.options) })),
      }
    case 'approval':
      return {
        ...method,
        item: chosen(method.item, items),
        inFavour: those([method.inFavour])[0] ?? '',
        against: those([method.against])[0] ?? '',
      }
    case 'banded': {
      const unless = method.unless && { ...method.unless, options: those(method.unless.options) }
      return { ...method, item: chosen(method.item, items), options: those(method.options), unless }
    }
  }
}

/** A rule about a grade or an item that is gone says nothing any more. */
const rulesFollowing = ({ invalid }: Rules, grades: readonly string[], items: readonly string[]): Rules['invalid'] =>
  invalid.filter(
    (rule) =>
      (!('option' in rule) || grades.includes(rule.option)) &&
      (!('item' in rule) || (items.length > 1 && items.includes(rule.item))),
  )
