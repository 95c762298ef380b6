/**
 * This phone looks by itself whether its ballots are where they should be, and says so to the hub and to its holder.
 * Fetched with what seals.
 */
import { computed, watch } from 'vue'
import { defineStore } from 'pinia'
import type { ProofStage } from '../../../shared/domain/ballot.ts'
import type { BallotReply, FoundMessage } from '../../../shared/protocol/protocol.ts'
import type { OwnProof } from '../../../shared/sealing/own-proof.ts'
import { isReceipt } from '../../../shared/sealing/receipt.ts'
import { useMeeting } from '../../live/meeting.ts'
import { useCheckBook } from './check-book.ts'
import { isLooking, withReceipt, withRefused, withRoots, withSent } from './check-steps.ts'
import { fetchJson, lookInBox, lookInOpened, type Look } from './look.ts'
import { newCheck, type OwnCheck } from './own-check.ts'

/** A hall does not look all at once. */
const SPREAD = 2_000
const AGAIN = 6_000
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export const useOwnChecks = defineStore('own-checks', () => {
  const meeting = useMeeting()
  const book = useCheckBook()
  const { of, put } = book
  const shown = computed(() => meeting.view.ballot?.round ?? null)
  const running = new Set<string>()

  /** Looks for one round's ballot until it has been found or missed in both lists. */
  async function look(round: string): Promise<void> {
    if (running.has(round)) return
    running.add(round)
    await pause(Math.random() * SPREAD)
    for (let check = of(round); check && isLooking(check); check = of(round)) {
      if (meeting.connection === 'live') await lookOnce(check)
      if (isVoided(round)) break
      await pause(AGAIN)
    }
    running.delete(round)
  }

  async function lookOnce(check: OwnCheck): Promise<void> {
    const { round } = check
    if (check.box === null && !tell(round, 'box', await lookInBox(check, fetchJson))) return
    const next = of(round)
    if (next?.opened === null) tell(round, 'opened', await lookInOpened(next, fetchJson, Math.random))
  }

  /** With what is missed goes the hub's own signature: a hub that has lost a ballot does not know of it any other way. */
  function signatureFor({ signed, receipt, proofs: [received] }: OwnCheck): Pick<FoundMessage, 'receipt'> {
    return signed && receipt && received ? { receipt: { sealed: received.sealed, signature: receipt } } : {}
  }

  /** False if there is nothing to tell yet. */
  function tell(round: string, stage: ProofStage, look: Look | null): boolean {
    const check = of(round)
    if (!check || !look || look.found === null) return false
    const { found, root } = look
    put({ ...withRoots(check, stage === 'box' ? { root } : { openedRoot: root }), [stage]: found })
    const inOrder = found && (stage === 'opened' || check.signed !== false)
    meeting.sayFound({ round, stage, found: inOrder, ...(inOrder ? {} : signatureFor(check)) })
    return true
  }

  // What this phone was shown first is what the lists are held against, also when the hall has gone on.
  watch(
    shown,
    (round) => {
      const check = round?.root ? of(round.id) : undefined
      if (!round?.root || !check) return
      const { root, openedRoot } = round
      put(withRoots(check, round))
      if (check.root && check.root !== root && check.box !== false) tell(round.id, 'box', { root, found: false })
      if (check.openedRoot && openedRoot && check.openedRoot !== openedRoot && check.opened !== false)
        tell(round.id, 'opened', { root: openedRoot, found: false })
    },
    { immediate: true },
  )
  const isVoided = (round: string) => shown.value?.id === round && shown.value.state === 'voided'
  const isClosed = (round: string) => shown.value !== null && (shown.value.id !== round || shown.value.state !== 'open')
  watch(
    [() => shown.value?.id, () => shown.value?.state, () => shown.value?.openedRoot],
    () => {
      for (const check of book.all) {
        const { round } = check
        if (isLooking(check) && isClosed(round) && !isVoided(round)) void look(round)
      }
    },
    { immediate: true },
  )

  function received(round: string, proof: OwnProof, receipt: string): void {
    const check = of(round)
    if (!check) return
    const signed = isReceipt(receipt, round, proof.sealed, check.receiptKey)
    put({ ...withReceipt(check, proof, receipt), signed })
    if (!signed) meeting.sayFound({ round, stage: 'box', found: false })
  }

  return {
    /** `receiptKey`: as it is shown now; a round has one, so what was shown first is what counts. */
    sending(round: string, handle: string, proof: OwnProof, receiptKey: string): void {
      const check = of(round)
      put(withSent(check?.handle === handle ? check : newCheck(round, handle, receiptKey), proof))
    },
    /** The hub has answered; its signature is looked at before anybody is shown a tick. */
    answered(round: string, proof: OwnProof, reply: BallotReply, perhaps: boolean): void {
      const check = of(round)
      if (reply.ok) received(round, proof, reply.receipt ?? '')
      else if (check) put(withRefused(check, { perhaps, late: reply.refused === 'noOpenRound' }))
    },
  }
})
