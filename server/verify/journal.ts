/** What the journal says of each round and of what was given beside the ballots, read from its facts one by one. */
import { z } from 'zod'
import { countsSchema } from '../../shared/protocol/tally-schema.ts'
import type { Archive } from './archive-file.ts'

const perClass = z.record(z.string(), z.number())
/** Of each fact only what is checked. */
const factSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ballot.opened'),
    round: z.string(),
    slot: z.string().optional(),
    subjects: z.array(z.string()),
    entitled: perClass,
    secrecy: z.enum(['secret', 'recorded']),
    config: z.string(),
  }),
  z.object({
    type: z.literal('ballot.closed'),
    round: z.string(),
    issued: perClass,
    present: perClass.nullable(),
    sealed: perClass.optional(),
    root: z.string().optional(),
  }),
  z.object({ type: z.literal('ballot.corrected'), round: z.string(), issued: perClass }),
  z.object({ type: z.literal('ballot.merged'), round: z.string(), from: z.string(), into: z.string() }),
  z.object({ type: z.literal('ballot.voided'), round: z.string() }),
  z.object({
    type: z.literal('ballot.counted'),
    round: z.string(),
    counts: countsSchema,
    phone: perClass,
    root: z.string().optional(),
    paper: countsSchema.optional(),
  }),
  z.object({ type: z.literal('paper.accepted'), round: z.string(), returned: perClass }),
  z.object({
    type: z.literal('score.given'),
    slot: z.string(),
    part: z.string(),
    points: z.number().nullable(),
    reason: z.string(),
  }),
])
type Fact = z.output<typeof factSchema>
/** The slot of a trial ballot, which is on nobody: nothing of it is in a tally. */
const TRIAL = 'trial'
type FactOf<Type extends Fact['type']> = Omit<Extract<Fact, { type: Type }>, 'type' | 'round'>

/** One round as the journal tells it. */
export type Told = FactOf<'ballot.opened'> & {
  readonly closed?: FactOf<'ballot.closed'>
  readonly merged: Readonly<Record<string, string>>
  readonly counted?: FactOf<'ballot.counted'>
  readonly paper?: Readonly<Record<string, number>>
  readonly voided: boolean
}
export type Journal = {
  readonly rounds: ReadonlyMap<string, Told>
  /** `given[presenter][part]`. */
  readonly given: Readonly<Record<string, Readonly<Record<string, { points: number; reason: string }>>>>
}

const known = new Set<string>(factSchema.options.map(({ shape }) => shape.type.value))
const anyFact = z.array(z.looseObject({ type: z.string() }))

/** Null and the number of the row, where a row is not what a journal holds. */
export function readJournal({ rows }: Archive['journal']): Journal | { readonly unreadable: number } {
  const rounds = new Map<string, Told>()
  const given: Record<string, Record<string, { points: number; reason: string }>> = {}
  for (const [seq, , , , , text] of rows) {
    const facts = parsed(text)
    if (!facts) return { unreadable: seq }
    for (const fact of facts) {
      if (fact.type !== 'score.given') {
        const told = withFact(rounds.get(fact.round), fact)
        if (told) rounds.set(fact.round, told)
        continue
      }
      const { slot, part, points, reason } = fact
      const parts = (given[slot] ??= {})
      if (points === null) delete parts[part]
      else parts[part] = { points, reason }
    }
  }
  return { rounds, given }
}

function parsed(text: string): readonly Fact[] | null {
  try {
    const all = anyFact.parse(JSON.parse(text))
    return all.filter(({ type }) => known.has(type)).map((fact) => factSchema.parse(fact))
  } catch {
    // Whatever is wrong with it, it is no row of a journal.
    return null
  }
}

/** An opening that was undone is followed by another, or by nothing. */
function withFact(told: Told | undefined, fact: Exclude<Fact, { type: 'score.given' }>): Told | undefined {
  // What follows of a trial finds no round, and is left out with it.
  if (fact.type === 'ballot.opened' && fact.slot === TRIAL) return undefined
  if (fact.type === 'ballot.opened') return { ...fact, merged: {}, voided: false }
  if (!told) return undefined
  switch (fact.type) {
    case 'ballot.closed':
      return { ...told, closed: fact }
    case 'ballot.corrected':
      return told.closed ? { ...told, closed: { ...told.closed, issued: fact.issued } } : told
    case 'ballot.merged': {
      const before = Object.entries(told.merged).map(([code, into]) => [code, into === fact.from ? fact.into : into])
      return { ...told, merged: { ...Object.fromEntries(before), [fact.from]: fact.into } }
    }
    case 'ballot.voided':
      return { ...told, voided: true }
    case 'ballot.counted':
      return { ...told, counted: fact }
    case 'paper.accepted':
      return { ...told, paper: fact.returned }
  }
}
