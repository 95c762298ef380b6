/**
 * What the tellers' browsers make of a closed box: sums, counts and sorted commitments. Which envelope held what never
 * leaves them. Both tellers do it by themselves; the hub takes it when both come to the same.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { count, type CountedBallot, type Counts } from '../domain/scoring/counts.ts'
import { RECUSED, type Form, type Marks, type Mark } from '../domain/scoring/form.ts'
import { faultOf, type SheetRule } from '../domain/scoring/sheet.ts'
import { fromPaper } from './ballot-paper.ts'
import type { KeyPair } from './ballot-key.ts'
import { cellNonce, cellsOf, columnsOf, commitment, type Column } from './commitments.ts'
import { columnHash, openedRoot, type Sha256 } from './roots.ts'
import { unseal } from './seal.ts'

/** What the hub hands to the tellers. Everything that both must agree on is in it. */
export type SealedBox = {
  readonly round: string
  readonly config: string
  readonly form: Form
  readonly subjects: readonly string[]
  readonly invalid: readonly SheetRule[]
  /** The classes as they are counted. */
  readonly classes: readonly string[]
  /** Classes that are counted as a part of another (rule K29). */
  readonly merged: Readonly<Record<string, string>>
  /** Envelopes per class as they were sealed, in hexadecimal digits, in the order of their places in the box. */
  readonly sealed: Readonly<Record<string, readonly string[]>>
}

/** One envelope opened. `ballot` is null where it did not open, or held what is no ballot on this form. */
export type OpenedEnvelope = {
  readonly voterClass: string
  readonly ballot: { readonly marks: Marks; readonly nonce: string } | null
  /** Why there is none. */
  readonly invalid?: InvalidSealed
}

export const invalidSealed = ['unopened', 'unfit', 'rule', 'twice'] as const
/** It did not open; it does not fit the form; it breaks a rule of the plan; it is in the box a second time. */
export type InvalidSealed = (typeof invalidSealed)[number]

/** What goes back to the hub. */
export type Opened = {
  readonly round: string
  readonly counts: Counts
  /** The commitments of each column, sorted. */
  readonly lists: Readonly<Record<Column, readonly string[]>>
}

/**
 * What stays with the tellers and the body: each commitment with what opens it, sorted by commitment. A commitment is
 * bound to the class in which it was cast, so that openings tell classes apart that were counted together.
 */
export type Openings = Readonly<
  Record<
    Column,
    readonly {
      readonly commitment: string
      readonly voterClass: string
      readonly mark: Mark
      readonly nonce: string
    }[]
  >
>

export type Question = Omit<SealedBox, 'sealed'>

/** Opens one envelope. The slow part, which can be shared out among workers. */
export function openEnvelope(sealed: string, voterClass: string, question: Question, key: KeyPair): OpenedEnvelope {
  const { round, config, form, subjects, invalid } = question
  const content = unseal(hexToBytes(sealed), { round, config, voterClass }, key)
  if (!content) return { voterClass, ballot: null, invalid: 'unopened' }
  let marks: Marks
  try {
    const counted = fromPaper(form, subjects, voterClass, content.paper)
    if (!('marks' in counted)) return { voterClass, ballot: null, invalid: 'unfit' }
    marks = counted.marks
  } catch {
    // A phone sealed what is no ballot: it is void, and counted as such.
    return { voterClass, ballot: null, invalid: 'unfit' }
  }
  const recused = subjects.filter((subject) => marks[subject]?.every((mark) => mark === RECUSED))
  const given = Object.fromEntries(Object.entries(marks).filter(([subject]) => !recused.includes(subject)))
  const fault = faultOf(given, { form, subjects, recused, invalid })
  if (fault) return { voterClass, ballot: null, invalid: fault.why === 'rule' ? 'rule' : 'unfit' }
  return { voterClass, ballot: { marks, nonce: bytesToHex(content.nonce) } }
}

/** Are classes counted together because one of them is too small? Then nothing that tells them apart is given out. */
export const isMerged = ({ merged }: Pick<Question, 'merged'>): boolean => Object.keys(merged).length > 0

/**
 * Adds up what was opened. The order of `envelopes` leaves no trace. There are no openings where a class was merged
 * (rule E6): they would undo it.
 */
export function countOpened(
  envelopes: readonly OpenedEnvelope[],
  question: Question,
): { opened: Opened; openings: Openings | null } {
  const { round, form, subjects, classes, merged } = question
  const openings = Object.fromEntries(
    columnsOf(form, subjects).map((column): [Column, Openings[Column][number][]] => [column, []]),
  )
  const ballots: CountedBallot[] = []
  const seen = new Set<string>()
  for (const { voterClass, ballot, invalid } of envelopes) {
    const countedIn = merged[voterClass] ?? voterClass
    // The same ballot under the same nonce is one ballot that somebody put in twice.
    const twice = ballot !== null && seen.has(ballot.nonce)
    if (!ballot || twice) {
      ballots.push({ voterClass: countedIn, void: twice ? 'twice' : (invalid ?? 'unopened') })
      continue
    }
    seen.add(ballot.nonce)
    ballots.push({ voterClass: countedIn, marks: ballot.marks })
    const nonce = hexToBytes(ballot.nonce)
    for (const cell of cellsOf(form, subjects, ballot.marks)) {
      const own = cellNonce(nonce, cell.column)
      const said = commitment(round, cell, voterClass, own)
      openings[cell.column]?.push({ commitment: said, voterClass, mark: cell.mark, nonce: own })
    }
  }
  for (const column of Object.values(openings)) column.sort((a, b) => (a.commitment < b.commitment ? -1 : 1))
  const lists = Object.fromEntries(
    Object.entries(openings).map(([column, entries]) => [column, entries.map((entry) => entry.commitment)]),
  )
  return {
    opened: { round, counts: count(ballots, { form, subjects, classes }), lists },
    openings: isMerged(question) ? null : openings,
  }
}

/** Root B of an opening. */
export const rootOfOpened = ({ lists }: Pick<Opened, 'lists'>, sha?: Sha256): string =>
  openedRoot(Object.fromEntries(Object.entries(lists).map(([column, list]) => [column, columnHash(list, sha)])))

/** By which two openings are held against each other: of the counts and of root B. 64 hexadecimal digits. */
export const digestOf = (opened: Opened, sha?: Sha256): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([opened.round, inKeyOrder(opened.counts), rootOfOpened(opened, sha)]))))

/** The same whatever the order in which keys were written. */
export function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, inKeyOrder(held)]),
  )
}
