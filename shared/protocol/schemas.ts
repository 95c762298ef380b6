/** The schemas that every message is held against at the door. Strict: an unknown key is a refusal. */
import { z } from 'zod'
import { duration, instant } from '../domain/time.ts'
import { lifeStates } from '../domain/meeting-life.ts'
import { slotMarks, talkPhases } from '../domain/slot.ts'
import { ballotTimings } from '../domain/ballot.ts'
import { pauseReasons } from '../domain/timer.ts'
import { phoneRemarkKinds, remarkKinds } from '../domain/remarks.ts'
import { heldScenes } from '../domain/screens.ts'
import { marks } from '../domain/scoring/grades.ts'
import type { Command, CommandType } from '../domain/vocabulary.ts'
import type { BallotMessage, DraftMessage, Envelope } from './protocol.ts'

const id = z.string().regex(/^[\w.-]{1,64}$/)
const hex = z.string().regex(/^[0-9a-f]{32}$/)
/** Longer than what is kept of it, so that cleaning decides where a text ends and not the door. */
const text = z.string().max(2_000)
const step = z.int().nonnegative()
/** Signed: an adjustment may take time away. At most an hour. */
const change = z.int().min(-3_600_000).max(3_600_000).transform(duration)
/** An extension only ever gives time. */
const extension = z.int().min(1_000).max(3_600_000).transform(duration)
const moment = z.int().positive().transform(instant)

const commands = [
  z.strictObject({
    type: z.literal('meeting.move'),
    step,
    to: z.enum(lifeStates),
    reason: text.exactOptional(),
    until: moment.exactOptional(),
  }),
  z.strictObject({ type: z.literal('plan.change'), step, timing: z.enum(ballotTimings), reason: text }),
  z.strictObject({ type: z.literal('agenda.swap'), step, a: id, b: id, reason: text }),
  z.strictObject({ type: z.literal('slot.call'), step, slot: id }),
  z.strictObject({ type: z.literal('slot.enter'), step, slot: id, to: z.enum(talkPhases) }),
  z.strictObject({ type: z.literal('slot.finish'), step, slot: id }),
  z.strictObject({ type: z.literal('slot.mark'), step, slot: id, as: z.enum(slotMarks), reason: text }),
  z.strictObject({ type: z.literal('item.begin'), step, item: id }),
  z.strictObject({ type: z.literal('item.end'), step, item: id }),
  z.strictObject({ type: z.literal('item.skip'), step, item: id }),
  z.strictObject({ type: z.literal('timer.pause'), step, timer: id, reason: z.enum(pauseReasons) }),
  z.strictObject({ type: z.literal('timer.resume'), step, timer: id }),
  z.strictObject({ type: z.literal('timer.adjust'), step, timer: id, by: change }),
  z.strictObject({ type: z.literal('ballot.open'), step, slot: id.nullable() }),
  z.strictObject({ type: z.literal('ballot.extend'), step, round: id, by: extension }),
  z.strictObject({ type: z.literal('ballot.close'), step, round: id, unsent: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('ballot.void'), step, round: id, reason: text }),
  z.strictObject({ type: z.literal('ballot.reveal'), step, round: id }),
  z.strictObject({ type: z.literal('step.undo'), step }),
  z.strictObject({
    type: z.literal('remark.submit'),
    item: id.nullable(),
    kind: z.enum(phoneRemarkKinds),
    text,
  }),
  z.strictObject({ type: z.literal('remark.release'), remark: id }),
  z.strictObject({ type: z.literal('remark.setAside'), remark: id }),
  z.strictObject({
    type: z.literal('remark.record'),
    item: id.nullable(),
    kind: z.enum(remarkKinds),
    speaker: text,
    text,
    show: z.boolean(),
  }),
  z.strictObject({ type: z.literal('remark.allow'), open: z.boolean() }),
  z.strictObject({ type: z.literal('screen.hold'), scene: z.enum(heldScenes), message: text.exactOptional() }),
  z.strictObject({ type: z.literal('screen.spotlight'), remark: id.nullable() }),
  z.strictObject({ type: z.literal('stage.note'), text }),
  z.strictObject({ type: z.literal('stage.remind'), slot: id }),
] as const

export const commandSchema = z.discriminatedUnion('type', commands)

/** Every type of command that can come in, from the schemas themselves. */
export const commandTypes: readonly CommandType[] = commands.map((schema) => schema.shape.type.value)

export const envelopeSchema = z.strictObject({ id: hex, command: commandSchema })
export const ballotSchema = z.strictObject({
  round: id,
  handle: hex,
  marks: z.record(id, z.enum(marks)).refine((rows) => Object.keys(rows).length <= 200),
})
export const draftSchema = z.strictObject({ round: id, unsent: z.boolean() })
export const nothingSchema = z.null()

/** What a page sends over http to get in: the secret of a role's link, or a card's code. */
export const sessionSchema = z.strictObject({ secret: z.string().min(8).max(64) })
export const joinSchema = z.strictObject({ code: z.string().min(4).max(32) })

/** The event map's schemas; `test/contract` holds `docs/protocol.md` against them. */
export const eventSchemas = {
  command: envelopeSchema,
  ballot: ballotSchema,
  draft: draftSchema,
  sync: nothingSchema,
  resync: nothingSchema,
} as const

// The schemas and the vocabulary say the same; the compiler holds them together in both directions.
type Same<A, B> = A extends B ? (B extends A ? true : never) : never
true satisfies Same<Command, z.output<typeof commandSchema>>
true satisfies Same<BallotMessage, z.output<typeof ballotSchema>>
true satisfies Same<DraftMessage, z.output<typeof draftSchema>>
true satisfies Same<Envelope, z.output<typeof envelopeSchema>>
