/** A meeting's archive: one file that anybody can check without the hub. The format is described in `docs/archive.md`. */
import { z } from 'zod'
import { tallySchema } from '../../shared/protocol/tally-schema.ts'

export const ARCHIVE_VERSION = 1

const id = z.string().regex(/^[\w.-]{1,64}$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const commitment = z.string().regex(/^[0-9a-f]{32}$/)

/** Looked at before anything else: a file of a newer version may have any shape. */
export const headSchema = z.looseObject({ format: z.literal('rostrum-archive'), version: z.int().min(1) })

/** What a later version has added to the file is left alone: only `version` says that it would be misread. */
export const archiveSchema = z.object({
  format: z.literal('rostrum-archive'),
  version: z.literal(ARCHIVE_VERSION),
  tally: tallySchema,
  /** What every hash of the chain covers, to the byte: the meeting as it began, and every row. */
  journal: z.object({
    start: z.string(),
    rows: z
      .array(z.tuple([z.int(), z.string(), z.string(), z.string(), z.number(), z.string(), hash]).readonly())
      .readonly(),
  }),
  /** Secret rounds: the hashes of what lay in the box, and the commitments of what was opened. */
  proofs: z.record(
    id,
    z.object({
      box: z.record(id, z.array(hash).readonly()),
      opened: z.object({ root: hash, lists: z.record(z.string().max(140), z.array(commitment).readonly()) }).nullable(),
    }),
  ),
  /** The results as the hub made them. */
  results: z
    .array(
      z.object({
        presenter: id,
        score: z.record(z.string(), z.unknown()),
        standing: z.record(z.string(), z.unknown()),
      }),
    )
    .readonly(),
})
export type Archive = z.output<typeof archiveSchema>

/** What a teller's page saves of one round: what opens each commitment. */
export const openingsSchema = z.strictObject({
  format: z.literal('rostrum-openings'),
  version: z.literal(1),
  round: id,
  root: hash,
  columns: z.record(
    z.string().max(140),
    z.array(z.strictObject({ commitment, voterClass: id, mark: z.string().max(24), nonce: commitment })).readonly(),
  ),
})
export type OpeningsFile = z.output<typeof openingsSchema>
