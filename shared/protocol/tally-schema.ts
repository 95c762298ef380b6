/** The shape of a file for `npm run tally`. Everything that can be left out has a default that `docs/tally.md` names. */
import { z } from 'zod'
import { givenPoints } from './schemas.ts'
import { TALLY_VERSION, type TallyFile } from '../domain/tally.ts'
import { schemeSchema } from './scheme-schema.ts'

const id = z.string().regex(/^[\w.-]{1,64}$/)
const words = z.string().max(400)
const many = z.int().min(0).max(1_000_000)
const marks = z.record(id, z.array(z.string().max(24)).max(30).readonly())
const times = z.int().min(1).max(1_000_000).default(1)

const presenter = z.strictObject({
  id,
  orderNo: z.int().min(0).max(10_000),
  name: words.default(''),
  unit: words.default(''),
  post: words.default(''),
  group: words.default(''),
  absent: z.boolean().default(false),
})

const histogram = z.record(z.string().max(24), many)
export const countsSchema = z.strictObject({
  classes: z.record(id, z.strictObject({ valid: many, abstained: many, invalid: z.record(z.string().max(64), many) })),
  presenters: z.record(
    id,
    z.record(
      id,
      z.strictObject({
        recused: many,
        items: z.array(histogram).max(30).readonly(),
        totals: histogram.exactOptional(),
      }),
    ),
  ),
})

const round = z
  .strictObject({
    id,
    number: z.int().min(1).default(1),
    subjects: z.array(id).min(1).max(500).readonly(),
    voided: words.nullable().default(null),
    classes: z.record(
      id,
      z.strictObject({
        due: many,
        present: many.nullable().default(null),
        issued: many,
        phone: many,
        paper: many.default(0),
        recused: z.record(id, many).default({}),
      }),
    ),
    merged: z.record(id, id).default({}),
    counts: countsSchema.nullable().default(null),
    ballots: z
      .array(
        z.union([
          z.strictObject({ class: id, count: times, marks }),
          z.strictObject({ class: id, count: times, void: z.string().min(1).max(64) }),
        ]),
      )
      .readonly(),
  })
  .refine(({ counts: sums, ballots }) => sums === null || ballots.length === 0, 'counts or ballots, not both')

export const tallySchema = z.strictObject({
  format: z.literal('rostrum-tally'),
  version: z.literal(TALLY_VERSION),
  title: words.default(''),
  scheme: schemeSchema,
  presenters: z.array(presenter).min(1).max(1_000).readonly(),
  given: z.record(id, z.record(id, z.strictObject({ points: givenPoints, reason: words.default('') }))).default({}),
  rounds: z.array(round).readonly(),
})

type Same<A, B> = A extends B ? (B extends A ? true : never) : never
true satisfies Same<TallyFile, z.output<typeof tallySchema>>
