/** How a check goes on: what happened goes in, the next check comes out. Pure; fetched with what seals. */
import type { OwnProof } from '../../../shared/sealing/own-proof.ts'
import type { OwnCheck } from './own-check.ts'

/** An envelope goes out: it may get there even if no answer comes back. */
export const withSent = (check: OwnCheck, proof: OwnProof): OwnCheck => ({
  ...check,
  proofs: [...check.proofs, proof],
  sending: true,
})

/** The hub has it, and whatever was sent before is replaced. */
export const withReceipt = (check: OwnCheck, proof: OwnProof, receipt: string): OwnCheck => ({
  ...check,
  proofs: [proof],
  sending: false,
  receipt,
})

/**
 * The hub has refused the last one. `perhaps`: an earlier try of it went unanswered and the hub has a ballot of this
 * card, so that it may be this one.
 */
export const withRefused = (check: OwnCheck, { perhaps, late }: { perhaps: boolean; late: boolean }): OwnCheck => ({
  ...check,
  proofs: perhaps ? check.proofs : check.proofs.slice(0, -1),
  sending: false,
  ...(late ? { late } : {}),
})

/** Roots that this phone was shown. What it saw first stays. */
export const withRoots = (
  check: OwnCheck,
  seen: { readonly root?: string; readonly openedRoot?: string },
): OwnCheck => ({
  ...check,
  root: check.root ?? seen.root ?? null,
  openedRoot: check.openedRoot ?? seen.openedRoot ?? null,
})

/** Until it has been found or missed in both lists. */
export const isLooking = ({ proofs, box, opened }: OwnCheck): boolean =>
  proofs.length > 0 && (box === null || opened === null)
