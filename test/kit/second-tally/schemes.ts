/** Small schemes for stories of scoring: each is the least that a method needs, with the usual rules. */
import { usualRules } from '../../../shared/domain/scoring/presets/preset.ts'
import type { Form, Option } from '../../../shared/domain/scoring/form.ts'
import type { Band, Method, Rules, Scheme, VoterClass } from '../../../shared/domain/scoring/scheme.ts'

export const words = (name: string) => ({ 'zh-CN': name, en: name })
export const named = <Code extends string>(code: Code) => ({ code, label: words(code) })

export const fourGrades: readonly Option[] = ['good', 'fairly_good', 'average', 'poor'].map(named)
export const worth = { good: 100, fairly_good: 80, average: 60, poor: 40 }

export const gradesForm = (items: readonly string[] = ['overall'], options = fourGrades): Form => ({
  title: words('form'),
  answer: { kind: 'grades', options },
  items: items.map(named),
  abstain: 'cell',
  notes: [],
})

export const pointsForm = (items: readonly string[] = ['score'], most = 100): Form => ({
  title: words('form'),
  answer: { kind: 'points', step: '0.1' },
  items: items.map((code) => ({ ...named(code), points: { least: 0, most, bands: [] } })),
  abstain: 'presenter',
  notes: [],
})

export const placesForm: Form = {
  title: words('form'),
  answer: { kind: 'places' },
  items: [named('place')],
  abstain: 'presenter',
  notes: [],
}

/** `weights`: of the classes, by their codes. */
export const schemeOf = (
  form: Form,
  method: Method,
  weights: Readonly<Record<string, number>> = { A: 100 },
  rules: Partial<Rules> = {},
): Scheme => ({
  name: words('scheme'),
  form,
  method,
  classes: Object.entries(weights).map(([code, weight]): VoterClass => ({ ...named(code), weight })),
  rules: { ...usualRules, ...rules },
  composite: null,
})

/** Four grades, one item, one class. */
export const matrix = (rules: Partial<Rules> = {}, weights?: Readonly<Record<string, number>>): Scheme =>
  schemeOf(gradesForm(), { family: 'graded_points', item: 'overall', points: worth }, weights, rules)

/** Points out of a hundred, one item, one class. */
export const points = (rules: Partial<Rules> = {}, weights?: Readonly<Record<string, number>>): Scheme =>
  schemeOf(pointsForm(), { family: 'points_by_class', separate: false }, weights, rules)

export const bands = (from: Readonly<Record<string, number>>): readonly Band[] =>
  Object.entries(from).map(([code, least]) => ({ ...named(code), from: least }))
