/**
 * What a phone keeps to find its ballot again: the hash of its envelope and one commitment for each cell. It keeps no
 * nonce, so that once the ballot is sealed nothing on the phone opens it or proves to another what it said.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { withRecused, type SheetFrame } from '../domain/scoring/sheet.ts'
import type { Marks } from '../domain/scoring/form.ts'
import { toPaper } from './ballot-paper.ts'
import { cellNonce, cellsOf, commitment, type Column } from './commitments.ts'
import { boxRoot, columnHash, hashOfSealed, openedRoot, type BoxList } from './roots.ts'
import { NONCE_BYTES, seal, type Binding } from './seal.ts'

export type OwnProof = {
  /** Hash of the envelope, 64 hexadecimal digits. */
  readonly sealed: string
  readonly cells: Readonly<Record<Column, string>>
}

/**
 * Seals a whole and valid ballot. `random`: 48 bytes made for this ballot alone. `sealed` in hexadecimal digits.
 */
export function sealedBallot(
  marks: Marks,
  frame: SheetFrame,
  binding: Binding,
  publicKey: string,
  random: Uint8Array,
): { readonly sealed: string; readonly proof: OwnProof } {
  const { form, subjects } = frame
  const whole = withRecused(marks, frame)
  const nonce = random.slice(0, NONCE_BYTES)
  const content = { paper: toPaper(form, subjects, whole), nonce }
  const sealed = seal(content, binding, hexToBytes(publicKey), random.slice(NONCE_BYTES, NONCE_BYTES + 32))
  const cells = cellsOf(form, subjects, whole).map((cell): [Column, string] => [
    cell.column,
    commitment(binding.round, cell, binding.voterClass, cellNonce(nonce, cell.column)),
  ])
  return { sealed: bytesToHex(sealed), proof: { sealed: hashOfSealed(sealed), cells: Object.fromEntries(cells) } }
}

/** Is one of these envelopes in the list, and is the list the one whose root everybody was shown? */
export const isInBox = (proofs: readonly OwnProof[], list: BoxList, rootShown: string): boolean =>
  boxRoot(list) === rootShown &&
  proofs.some(({ sealed }) => Object.values(list).some((hashes) => hashes.includes(sealed)))

/** The columns of what was opened by their hashes, and some of the columns whole. */
export type OpenedList = {
  readonly hashes: Readonly<Record<Column, string>>
  readonly columns: Readonly<Record<Column, readonly string[]>>
}

/** Is one of these ballots in every column that was fetched, and are they what everybody was shown the root of? */
export function isInOpened(proofs: readonly OwnProof[], { hashes, columns }: OpenedList, rootShown: string): boolean {
  const fetched = Object.entries(columns)
  return (
    fetched.length > 0 &&
    openedRoot(hashes) === rootShown &&
    fetched.every(([column, list]) => hashes[column] === columnHash(list)) &&
    proofs.some(({ cells }) => fetched.every(([column, list]) => list.includes(cells[column] ?? '')))
  )
}
