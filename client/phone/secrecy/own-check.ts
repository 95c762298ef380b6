/**
 * One round's check on this phone: is my envelope in the box, is my ballot among what was opened? `null` means not yet:
 * the list is not out, or could not be fetched.
 */
import type { OwnProof } from '../../../shared/sealing/own-proof.ts'

export type OwnCheck = {
  readonly round: string
  /** What may lie in the box: the last one received, and what was sent after it and has not been refused. */
  readonly proofs: readonly OwnProof[]
  /** The answer to the last one is still out: what is not found may be on its way. */
  readonly sending: boolean
  /** The ballot's handle, made on this phone: a check of the same round in another meeting has another. */
  readonly handle: string
  /** The round's key for receipts, as it was shown when the ballot was first sealed. */
  readonly receiptKey: string
  /** The hub's signature for the last one received. */
  readonly receipt: string | null
  /** False if that signature is not the hub's: then the box is reported as not in order, whatever is found in it. */
  readonly signed: boolean | null
  /**
   * Roots A and B as this phone first saw them: with the round, or where it was away then, in the list itself. Their
   * words are shown, so that they can be held against the wall.
   */
  readonly root: string | null
  readonly openedRoot: string | null
  readonly box: boolean | null
  readonly opened: boolean | null
  /** The round was over before anything of this phone came into its box. */
  readonly late?: true
  /** The round was voided: nobody will open it. */
  readonly voided?: true
}

export const newCheck = (round: string, handle: string, receiptKey: string): OwnCheck => ({
  round,
  handle,
  receiptKey,
  proofs: [],
  sending: false,
  receipt: null,
  signed: null,
  root: null,
  openedRoot: null,
  box: null,
  opened: null,
})

/** Nothing of this phone can be in the box: that is no alarm. */
export const isUnsent = ({ proofs, late }: OwnCheck): boolean => late === true && proofs.length === 0

/** Something is wrong that its holder should have looked into. */
export const isAlarming = ({ box, opened, signed }: OwnCheck): boolean =>
  box === false || opened === false || signed === false
