/** The shape of a scheme, wherever one comes in: from the console, or in a file for `npm run tally`. */
import { z } from 'zod'
import { abstainings, pointSteps } from '../domain/scoring/form.ts'
import { denominators, type Scheme } from '../domain/scoring/scheme.ts'

const words = z.string().max(400)
const bilingual = z.strictObject({ 'zh-CN': words, en: words })
/** What a code may be is for `check-scheme.ts` to say, with the field named; here only that it is short. */
const code = z.string().max(64)
const labelled = { code, label: bilingual }
const number = z.number().min(-1_000_000).max(1_000_000)
const share = z.strictObject({ over: number, under: number })
const table = z.record(code, number)
const codes = z.array(code).max(30).readonly()

const option = z.strictObject({ ...labelled, noOpinion: z.literal(true).exactOptional() })
const band = z.strictObject({ least: number, most: number, label: bilingual })
const points = z.strictObject({ least: number, most: number, bands: z.array(band).max(12).readonly() })

const form = z.strictObject({
  title: bilingual,
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('grades'), options: z.array(option).max(12).readonly() }),
    z.strictObject({ kind: z.literal('points'), step: z.enum(pointSteps) }),
    z.strictObject({ kind: z.literal('places') }),
  ]),
  items: z
    .array(z.strictObject({ ...labelled, points: points.exactOptional() }))
    .max(30)
    .readonly(),
  abstain: z.enum(abstainings),
  notes: z.array(bilingual).max(20).readonly(),
})

const method = z.discriminatedUnion('family', [
  z.strictObject({ family: z.literal('grade_share'), item: code }),
  z.strictObject({ family: z.literal('graded_points'), item: code, points: table }),
  z.strictObject({ family: z.literal('items_by_class'), points: table, items: table }),
  z.strictObject({ family: z.literal('points_by_class'), separate: z.boolean() }),
  z.strictObject({ family: z.literal('weighted_items'), points: table, options: table }),
  z.strictObject({
    family: z.literal('trimmed_mean'),
    on: z.enum(['totals', 'items']),
    highest: number,
    lowest: number,
    from: number,
  }),
  z.strictObject({
    family: z.literal('majority'),
    item: code,
    verdicts: z
      .array(z.strictObject({ ...labelled, options: codes }))
      .max(12)
      .readonly(),
    otherwise: z.strictObject(labelled),
    more: share,
  }),
  z.strictObject({
    family: z.literal('approval'),
    item: code,
    inFavour: code,
    against: code,
    more: share,
    worth: number,
  }),
  z.strictObject({ family: z.literal('ranking') }),
  z.strictObject({
    family: z.literal('banded'),
    item: code,
    options: codes,
    steps: z
      .array(z.strictObject({ from: number, points: number }))
      .max(30)
      .readonly(),
    unless: z.strictObject({ options: codes, atLeast: share, points: number }).nullable(),
  }),
])

const sheetRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('same_for_all') }),
  z.strictObject({ rule: z.literal('at_most'), option: code, percent: number }),
  z.strictObject({ rule: z.literal('overall_needs'), item: code, option: code, percent: number }),
  z.strictObject({ rule: z.literal('poor_overall'), item: code, option: code }),
])

const rules = z.strictObject({
  denominator: z.enum(denominators),
  abstainCounts: z.boolean(),
  noOpinionCounts: z.boolean(),
  blankRow: z.enum(['abstain', 'void']),
  invalid: z.array(sheetRule).max(12).readonly(),
  emptyClass: z.enum(['error', 'renormalise']),
  minValid: number,
  decimals: number,
  ties: z.enum(['shared', 'ladder']),
  rank: z.enum(['off', 'all', 'group']),
  bands: z
    .array(z.strictObject({ ...labelled, from: number }))
    .max(12)
    .readonly(),
  quota: z.strictObject({ band: code, percent: number }).nullable(),
  bonus: z.strictObject({ least: number, most: number }).nullable(),
  smallCells: z.strictObject({ of: z.enum(['class', 'cell']), fewest: number }),
})

export const schemeSchema = z.strictObject({
  name: bilingual,
  form,
  classes: z
    .array(z.strictObject({ ...labelled, weight: number }))
    .max(12)
    .readonly(),
  method,
  rules,
  composite: z
    .strictObject({
      weight: number,
      others: z
        .array(z.strictObject({ ...labelled, weight: number }))
        .max(8)
        .readonly(),
    })
    .nullable(),
})

type Same<A, B> = A extends B ? (B extends A ? true : never) : never
true satisfies Same<Scheme, z.output<typeof schemeSchema>>
