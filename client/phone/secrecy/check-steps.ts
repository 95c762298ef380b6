/** How a check goes on: what happened goes in, the next check comes out. Pure; fetched with what seals. */
import { TRIAL } from '../../../shared/domain/trial.ts'
import type { ShownRound } from '../../../shared/domain/view.ts'
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

/** Until it has been found or missed in both lists, or its round was voided. */
export const isLooking = ({ proofs, box, opened, voided }: OwnCheck): boolean =>
  proofs.length > 0 && (box === null || opened === null) && !voided

/** Was this check's round voided, as the round on the page tells? Under a later number one is held again (rule B5). */
export const isVoidedBy = ({ round }: OwnCheck, shown: ShownRound): boolean => {
  if (shown.id === round) return shown.state === 'voided'
  const [, about, number] = /^(.*)-(\d+)$/.exec(round) ?? []
  return shown.slot !== TRIAL && shown.id === `${about}-${shown.number}` && Number(number) < shown.number
}
