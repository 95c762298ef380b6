/**
 * A scheme as a file, so that a template can be kept and carried to another meeting. A file is taken whole or not at
 * all; whether the scheme in it can be used is for the editor to say, field by field.
 */
import { abstainings, pointSteps } from '../../../shared/domain/scoring/form.ts'
import { denominators, type Scheme } from '../../../shared/domain/scoring/scheme.ts'

/** Larger than any scheme. In characters. */
const longest = 200_000

export const writeScheme = (scheme: Scheme): string => `${JSON.stringify(scheme, null, 2)}\n`

/** Null for anything that is not a whole scheme. */
export function readScheme(text: string): Scheme | null {
  if (text.length > longest) return null
  try {
    const value: unknown = JSON.parse(text)
    return isScheme(value) ? value : null
  } catch {
    // Not JSON at all: somebody chose another file.
    return null
  }
}

/** Has a value this shape, and nothing more? */
type Shape = (value: unknown) => boolean

const words: Shape = (value) => typeof value === 'string' && value.length <= 400
const code: Shape = (value) => typeof value === 'string' && value.length <= 64
const number: Shape = (value) => typeof value === 'number' && Math.abs(value) <= 1_000_000
const yesNo: Shape = (value) => typeof value === 'boolean'
const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value) =>
    values.includes(value)
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value)
const listOf =
  (shape: Shape, most: number): Shape =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(shape)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const table: Shape = (value) => isRecord(value) && Object.entries(value).every(([key, n]) => code(key) && number(n))

/** `optional`: keys that may be missing. */
const record =
  (fields: Readonly<Record<string, Shape>>, optional: readonly string[] = []): Shape =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, shape]) =>
      Object.hasOwn(value, key) ? shape(value[key]) : optional.includes(key),
    )
/** Records of several kinds, told apart by one of their fields. */
const variants =
  (by: string, kinds: Readonly<Record<string, Readonly<Record<string, Shape>>>>): Shape =>
  (value) => {
    const kind = isRecord(value) ? value[by] : undefined
    const fields = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    return fields !== undefined && record({ [by]: oneOf(kind), ...fields })(value)
  }

const bilingual = record({ 'zh-CN': words, en: words })
const labelled = { code, label: bilingual }
const share = record({ over: number, under: number })
const codes = listOf(code, 30)

const form = record({
  title: bilingual,
  answer: variants('kind', {
    grades: { options: listOf(record({ ...labelled, noOpinion: oneOf(true) }, ['noOpinion']), 12) },
    points: { step: oneOf(...pointSteps) },
    places: {},
  }),
  items: listOf(
    record(
      {
        ...labelled,
        points: record({
          least: number,
          most: number,
          bands: listOf(record({ least: number, most: number, label: bilingual }), 12),
        }),
      },
      ['points'],
    ),
    30,
  ),
  abstain: oneOf(...abstainings),
  notes: listOf(bilingual, 20),
})

const method = variants('family', {
  grade_share: { item: code },
  graded_points: { item: code, points: table },
  items_by_class: { points: table, items: table },
  points_by_class: { separate: yesNo },
  weighted_items: { points: table, options: table },
  trimmed_mean: { on: oneOf('totals', 'items'), highest: number, lowest: number, from: number },
  majority: {
    item: code,
    verdicts: listOf(record({ ...labelled, options: codes }), 12),
    otherwise: record(labelled),
    more: share,
  },
  approval: { item: code, inFavour: code, against: code, more: share, worth: number },
  ranking: {},
  banded: {
    item: code,
    options: codes,
    steps: listOf(record({ from: number, points: number }), 30),
    unless: orNull(record({ options: codes, atLeast: share, points: number })),
  },
})

const rules = record({
  denominator: oneOf(...denominators),
  abstainCounts: yesNo,
  noOpinionCounts: yesNo,
  blankRow: oneOf('abstain', 'void'),
  invalid: listOf(
    variants('rule', {
      same_for_all: {},
      at_most: { option: code, percent: number },
      overall_needs: { item: code, option: code, percent: number },
      poor_overall: { item: code, option: code },
    }),
    12,
  ),
  emptyClass: oneOf('error', 'renormalise'),
  minValid: number,
  decimals: number,
  ties: oneOf('shared', 'ladder'),
  rank: oneOf('off', 'all', 'group'),
  bands: listOf(record({ ...labelled, from: number }), 12),
  quota: orNull(record({ band: code, percent: number })),
  bonus: orNull(record({ least: number, most: number })),
  smallCells: record({ of: oneOf('class', 'cell'), fewest: number }),
})

const scheme = record({
  name: bilingual,
  form,
  classes: listOf(record({ ...labelled, weight: number }), 12),
  method,
  rules,
  composite: orNull(record({ weight: number, others: listOf(record({ ...labelled, weight: number }), 8) })),
})

function isScheme(value: unknown): value is Scheme {
  return scheme(value)
}
