/** The shape of a draft as it comes in at the hub's door (rule F11). Strict: an unknown key refuses the whole. */
import { z } from 'zod'
import { intervalKinds } from '../domain/agenda.ts'
import { ballotTimings, secrecies } from '../domain/ballot.ts'
import { revealPolicies } from '../domain/results.ts'
import { cardKinds } from '../domain/roster.ts'
import { presetIds } from '../domain/scoring/presets/index.ts'
import { schemeSchema } from '../protocol/scheme-schema.ts'
import type { SetupBeginning } from './answers.ts'
import type { MeetingDraft } from './draft.ts'

const id = z.string().regex(/^[\w.-]{1,64}$/)
const words = z.string().max(200)
const note = z.string().max(1_000)
/** Anything that a person may have typed; what it should be is for `blockers.ts` to say. */
const number = z.number().min(-1_000_000).max(1_000_000)
const count = z.int().min(0).max(1_000_000)
const names = z.array(words).max(20).readonly()

const presenter = z.strictObject({
  kind: z.literal('slot'),
  id,
  name: words,
  unit: words,
  post: words,
  group: words,
  mode: z.enum(['oral', 'written']),
  limit: number.nullable(),
  planned: number.nullable(),
  commentators: words,
  note,
})
const interval = z.strictObject({ kind: z.enum(intervalKinds), id, title: words, planned: number.nullable() })
const attendee = z.strictObject({
  id,
  no: words,
  name: words,
  unit: words,
  post: words,
  identity: words,
  voterClass: words,
  seat: words,
  note,
})
/** No two rows of a table have one id. */
const apart = (rows: readonly { readonly id: string }[]) => new Set(rows.map((row) => row.id)).size === rows.length

const limit = number.nullable()

export const draftContentSchema = z.strictObject({
  title: words,
  venue: words,
  date: z.string().max(10),
  time: z.string().max(5),
  zone: z.string().max(64),
  items: z
    .array(z.union([presenter, interval]))
    .max(400)
    .refine(apart)
    .readonly(),
  order: z.enum(['fixed', 'lots']),
  officials: z.strictObject({
    chair: words,
    recorder: words,
    chiefScrutineer: words,
    scrutineers: names,
    tellers: names,
    supervisor: words,
  }),
  attendees: z.array(attendee).max(10_000).refine(apart).readonly(),
  cards: z.enum(cardKinds),
  spares: z.record(z.string().max(64), number),
  scheme: schemeSchema,
  timing: z.enum(ballotTimings),
  firstTogether: number,
  secrecy: z.enum(secrecies),
  floor: number,
  objection: number.nullable(),
  recusal: z.strictObject({ self: z.boolean(), sameUnit: z.boolean() }),
  quorum: z.strictObject({ over: number, under: number, atLeast: z.boolean() }).nullable(),
  reveal: z.enum(revealPolicies),
  remarks: z.boolean(),
  limits: z.strictObject({
    called: limit,
    questioning: limit,
    answering: limit,
    commenting: limit,
    pledging: limit,
    ballot: limit,
    notice: limit,
  }),
  made: z.strictObject({ presenters: count, intervals: count, attendees: count }),
})

const revision = z.int().nonnegative()
export const saveSchema = z.strictObject({ revision, draft: draftContentSchema })
export const beginSchema = z.strictObject({ revision, from: z.enum(['empty', 'meeting', ...presetIds]) })
export const discardSchema = z.strictObject({ revision })
export const freezeSchema = z.strictObject({ revision, reason: z.string().max(2_000) })

type Same<A, B> = A extends B ? (B extends A ? true : never) : never
true satisfies Same<MeetingDraft, z.output<typeof draftContentSchema>>
true satisfies Same<SetupBeginning, z.output<typeof beginSchema>['from']>
