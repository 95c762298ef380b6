/** What the tellers' page says to the hub over http. Strict, like everything that comes in. */
import { z } from 'zod'
import type { Counts } from '../domain/scoring/counts.ts'
import type { Opened } from '../sealing/opening.ts'

const id = z.string().regex(/^[\w.-]{1,64}$/)
const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`))
const many = z.int().min(0).max(1_000_000)
/** A mark as it is counted, e.g. `good`, `87.5`, `3/18`. */
const histogram = z.record(z.string().max(64), many)

const counts = z.strictObject({
  classes: z.record(id, z.strictObject({ valid: many, abstained: many, invalid: histogram })),
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
const column = z.string().regex(/^[\w.-]{1,64}\/(?:\d{1,2}|total)$/)
const number = z.int().positive()

export const tellerSchemas = {
  key: z.strictObject({ publicKey: hex(64) }),
  test: z.strictObject({ number }),
  proof: z.strictObject({ number, paper: hex(32) }),
  box: z.strictObject({ round: id }),
  opened: z.strictObject({ round: id, counts, lists: z.record(column, z.array(hex(32)).max(20_000).readonly()) }),
} as const

type Same<A, B> = A extends B ? (B extends A ? true : never) : never
true satisfies Same<Counts, z.output<typeof counts>>
true satisfies Same<Opened, z.output<typeof tellerSchemas.opened>>
