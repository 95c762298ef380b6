/** The schemas that every message is held against at the door. Strict: an unknown key is a refusal. */
import { z } from 'zod'
import { duration, instant } from '../domain/time.ts'
import { lifeStates } from '../domain/meeting-life.ts'
import { slotMarks, talkPhases } from '../domain/slot.ts'
import { ballotTimings, secrecies } from '../domain/ballot.ts'
import { pauseReasons } from '../domain/timer.ts'
import { phoneRemarkKinds, remarkKinds } from '../domain/remarks.ts'
import { problemKinds, problemSources } from '../domain/problems.ts'
import { heldScenes } from '../domain/screens.ts'
import { voidReasons } from '../domain/paper.ts'
import type { Command, CommandType } from '../domain/vocabulary.ts'
import { MOST_BOUND } from './protocol.ts'
import type {
  BallotMessage,
  DraftMessage,
  Envelope,
  FoundMessage,
  PaperMessage,
  SheetMessage,
  SyncMessage,
} from './protocol.ts'
import { schemeSchema } from './scheme-schema.ts'

const id = z.string().regex(/^[\w.-]{1,64}$/)
/** An item, what was done, and the moment. */
const actKey = z.string().regex(/^[\w.-]{1,128}$/)
const hex = z.string().regex(/^[0-9a-f]{32}$/)
/** Longer than what is kept of it, so that cleaning decides where a text ends and not the door. */
const text = z.string().max(2_000)
const step = z.int().nonnegative()
/** Signed: an adjustment may take time away. At most an hour. */
const change = z.int().min(-3_600_000).max(3_600_000).transform(duration)
/** An extension only ever gives time. */
const extension = z.int().min(1_000).max(3_600_000).transform(duration)
const moment = z.int().positive().transform(instant)

/** How many, per class. */
const perClass = z
  .record(id, z.int().min(0).max(100_000))
  .refine((counts) => Object.keys(counts).length >= 1 && Object.keys(counts).length <= 12)
/** At most two decimals, as a person writes them. */
export const givenPoints = z
  .number()
  .min(-1_000)
  .max(1_000)
  .refine((points) => /^-?\d+(\.\d{1,2})?$/.test(String(points)))
/** A row of marks for each presenter; what the form takes is for the room to say. */
const marks = z
  .record(
    id,
    z
      .array(z.string().regex(/^[\w.]{0,24}$/))
      .max(30)
      .readonly(),
  )
  .refine((rows) => Object.keys(rows).length <= 200)

const commands = [
  z.strictObject({
    type: z.literal('meeting.move'),
    step,
    to: z.enum(lifeStates),
    reason: text.exactOptional(),
    until: moment.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('plan.change'),
    step,
    timing: z.enum(ballotTimings),
    firstTogether: z.int().min(0).max(99),
    reason: text,
  }),
  z.strictObject({ type: z.literal('scheme.change'), step, scheme: schemeSchema, reason: text }),
  z.strictObject({
    type: z.literal('secrecy.change'),
    step,
    secrecy: z.enum(secrecies),
    floor: z.int().min(1).max(100),
    reason: text,
  }),
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
  z.strictObject({ type: z.literal('ballot.correct'), round: id, issued: perClass, reason: text }),
  z.strictObject({ type: z.literal('ballot.merge'), round: id, from: id, into: id, reason: text }),
  z.strictObject({ type: z.literal('card.reissue'), card: id, reason: text }),
  z.strictObject({ type: z.literal('key.destroy'), number: z.int().positive() }),
  z.strictObject({ type: z.literal('attendance.record'), present: perClass }),
  z.strictObject({
    type: z.literal('attendee.arrive'),
    attendee: id,
    desk: text,
    at: moment.exactOptional(),
    substitute: text.exactOptional(),
  }),
  z.strictObject({ type: z.literal('attendee.leave'), attendee: id, at: moment.exactOptional() }),
  z.strictObject({ type: z.literal('attendee.excuse'), attendee: id, reason: text }),
  z.strictObject({ type: z.literal('attendee.undo'), attendee: id, reason: text }),
  z.strictObject({
    type: z.literal('attendee.add'),
    name: text,
    unit: text,
    post: text,
    identity: text,
    seat: text,
    reason: text,
    voterClass: id.exactOptional(),
    desk: text.exactOptional(),
    at: moment.exactOptional(),
  }),
  z.strictObject({ type: z.literal('recusal.set'), card: id, slots: z.array(id).max(200).readonly(), reason: text }),
  z.strictObject({ type: z.literal('paper.issue'), card: id }),
  z.strictObject({ type: z.literal('paper.withdraw'), card: id }),
  z.strictObject({ type: z.literal('paper.accept'), round: id, returned: perClass }),
  z.strictObject({
    type: z.literal('score.give'),
    slot: id,
    part: id,
    points: givenPoints.nullable(),
    reason: text,
  }),
  z.strictObject({ type: z.literal('lots.draw'), step, slot: id }),
  z.strictObject({ type: z.literal('lots.enter'), step, slot: id, lot: z.int().min(1).max(200) }),
  z.strictObject({ type: z.literal('lots.settle'), step }),
  z.strictObject({ type: z.literal('rehearsal.begin'), step }),
  z.strictObject({ type: z.literal('trial.open'), step }),
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
  z.strictObject({ type: z.literal('remark.correct'), remark: id, speaker: text, text }),
  z.strictObject({ type: z.literal('note.write'), act: actKey, text }),
  z.strictObject({
    type: z.literal('problem.note'),
    slot: id,
    kind: z.enum(problemKinds),
    source: z.enum(problemSources),
    raisedBy: text,
    text,
    remark: id.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('problem.update'),
    problem: id,
    kind: z.enum(problemKinds).exactOptional(),
    source: z.enum(problemSources).exactOptional(),
    text: text.exactOptional(),
    raisedBy: text.exactOptional(),
    measure: text.exactOptional(),
    leader: text.exactOptional(),
    owner: text.exactOptional(),
    due: text.exactOptional(),
    progress: text.exactOptional(),
    doneSign: text.exactOptional(),
  }),
  z.strictObject({ type: z.literal('problem.close'), problem: id, reviewer: text }),
  z.strictObject({ type: z.literal('problem.reopen'), problem: id, reason: text }),
  z.strictObject({ type: z.literal('problem.withdraw'), problem: id, reason: text }),
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
/** An envelope; its exact length follows from the form and is for the room to check. */
const sealed = z.string().regex(/^(?:[0-9a-f]{2}){65,14000}$/)
export const ballotSchema = z.union([
  z.strictObject({ round: id, handle: hex, sealed }),
  z.strictObject({ round: id, handle: hex, marks }),
])
export const foundSchema = z.strictObject({
  round: id,
  stage: z.enum(['box', 'opened']),
  found: z.boolean(),
  receipt: z
    .strictObject({ sealed: z.string().regex(/^[0-9a-f]{64}$/), signature: z.string().regex(/^[0-9a-f]{128}$/) })
    .exactOptional(),
})
const sheetNumber = z.int().min(1).max(10_000)
export const paperSchema = z.strictObject({
  round: id,
  voterClass: id,
  sheet: sheetNumber,
  content: z.union([z.strictObject({ marks }), z.strictObject({ void: z.enum(voidReasons) }), z.null()]),
})
export const sheetSchema = z.strictObject({ round: id, voterClass: id, sheet: sheetNumber })
export const draftSchema = z.strictObject({ round: id, unsent: z.boolean() })
export const syncSchema = z.strictObject({ bound: z.number().min(0).max(MOST_BOUND).nullable() })
export const nothingSchema = z.null()

/** What a page sends over http to get in: the secret of a role's link, or a card's code. */
export const sessionSchema = z.strictObject({ secret: z.string().min(8).max(64) })
/** `device`: 32 hexadecimal digits that this browser made once and keeps. */
export const joinSchema = z.strictObject({ code: z.string().min(4).max(32), device: hex })

/** What was scanned or typed of an invitation. */
export const invitationSchema = z.strictObject({ code: z.string().min(4).max(64) })
export const cardRequestSchema = z.strictObject({ card: id })
export const recordedRequestSchema = z.strictObject({ round: id })
/** The SHA-256 of the archive that is kept, and its first digits as a person has typed them. */
export const eraseSchema = z.strictObject({
  archive: z.string().regex(/^[0-9a-f]{64}$/),
  typed: z.string().regex(/^[0-9a-f]{8}$/),
})

/** The event map's schemas; `test/contract` holds `docs/protocol.md` against them. */
export const eventSchemas = {
  command: envelopeSchema,
  ballot: ballotSchema,
  paper: paperSchema,
  sheet: sheetSchema,
  found: foundSchema,
  draft: draftSchema,
  sync: syncSchema,
  resync: nothingSchema,
} as const

// The schemas and the vocabulary say the same; the compiler holds them together in both directions.
type Same<A, B> = A extends B ? (B extends A ? true : never) : never
true satisfies Same<Command, z.output<typeof commandSchema>>
true satisfies Same<BallotMessage, z.output<typeof ballotSchema>>
true satisfies Same<PaperMessage, z.output<typeof paperSchema>>
true satisfies Same<SheetMessage, z.output<typeof sheetSchema>>
true satisfies Same<FoundMessage, z.output<typeof foundSchema>>
true satisfies Same<DraftMessage, z.output<typeof draftSchema>>
true satisfies Same<SyncMessage, z.output<typeof syncSchema>>
true satisfies Same<Envelope, z.output<typeof envelopeSchema>>
