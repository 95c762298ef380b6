/** The journal as an archive holds it: the meeting as it began and every row, chained by hashes (rule D12). */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { begun, type Beginning } from '../domain/new-meeting.ts'
import { instant, type Instant } from '../domain/time.ts'
import type { Fact } from '../domain/vocabulary.ts'
import type { Meeting } from '../domain/meeting.ts'
import { utf8 } from './sums.ts'

/** Number, command, person, role, moment, facts as JSON, hash. */
export type JournalRow = readonly [
  seq: number,
  commandId: string,
  person: string,
  role: string,
  at: number,
  facts: string,
  hash: string,
]
/** `start`: the meeting as it began, to the byte. */
export type Journal = { readonly start: string; readonly rows: readonly JournalRow[] }

/** One command that took effect. */
export type Act = {
  readonly seq: number
  readonly at: Instant
  readonly by: { readonly role: string; readonly id: string }
  readonly facts: readonly Fact[]
}

/** What a replay needs of a meeting: how it began, and what happened. */
export type Recording = { readonly start: Meeting; readonly acts: readonly Act[] }

/** Reads a journal; null if it is none. */
export function recordingOf({ start, rows }: Journal): Recording | null {
  try {
    return {
      start: begun(JSON.parse(start) as Beginning),
      acts: rows.map(([seq, , id, role, at, facts]) => ({
        seq,
        at: instant(at),
        by: { role, id },
        facts: JSON.parse(facts) as readonly Fact[],
      })),
    }
  } catch {
    // Whatever is wrong with its text, there is nothing to be read from it.
    return null
  }
}

/** `brokenAt`: the first row whose hash does not fit; null if the chain is whole. `head`: the last hash. */
export type Chain = { readonly rows: number; readonly brokenAt: number | null; readonly head: string }

export function chainOf({ start, rows }: Journal): Chain {
  let before = sha256(utf8(start))
  let brokenAt: number | null = null
  rows.forEach((row, i) => {
    const made = sha256
      .create()
      .update(before)
      .update(utf8(JSON.stringify(row.slice(0, 6))))
    const hash = bytesToHex(made.digest())
    if (brokenAt === null && (row[0] !== i + 1 || hash !== row[6])) brokenAt = i + 1
    before = /^[0-9a-f]{64}$/.test(row[6]) ? hexToBytes(row[6]) : before
  })
  return { rows: rows.length, brokenAt, head: bytesToHex(before) }
}
