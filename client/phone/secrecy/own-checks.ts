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
import { isLooking, isVoidedBy, withReceipt, withRefused, withRoots, withSent } from './check-steps.ts'
import { fetchJson, lookInBox, lookInOpened, type Look } from './look.ts'
import { newCheck, type OwnCheck } from './own-check.ts'
import { takingTurns } from './taking-turns.ts'

export const useOwnChecks = defineStore('own-checks', () => {
  const meeting = useMeeting()
  const book = useCheckBook()
  const { of, put } = book
  const shown = computed(() => meeting.view.ballot?.round ?? null)
  const isOver = ({ round }: OwnCheck) => shown.value?.id !== round || shown.value.state !== 'open'
  /** Nothing before the hub has said which round there is, and nothing while the line is down. */
  const waiting = (): readonly string[] =>
    meeting.connection !== 'live' || meeting.view.ballot === undefined
      ? []
      : book.all.filter((check) => isLooking(check) && isOver(check)).map(({ round }) => round)
  const turns = takingTurns(waiting, lookFor)

  /** True once it is known whether this phone's ballot is among what was opened. */
  async function lookFor(round: string): Promise<boolean> {
    const check = of(round)
    if (!check || (check.box === null && !tell(round, 'box', await lookInBox(check, fetchJson)))) return false
    const next = of(round)
    return next?.opened === null && tell(round, 'opened', await lookInOpened(next, fetchJson, Math.random))
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
  watch(
    [() => shown.value?.id, () => shown.value?.state, () => shown.value?.openedRoot],
    ([id, , opened]) => {
      const round = shown.value
      if (round)
        for (const check of book.all) if (!check.voided && isVoidedBy(check, round)) put({ ...check, voided: true })
      if (id !== undefined) turns.anew(id)
      // Where the tellers have opened one box they may have opened those before it, of which a phone is not told.
      if (opened !== undefined) turns.soon()
    },
    { immediate: true },
  )
  watch(
    () => meeting.connection === 'live',
    (live) => live && turns.goOn(),
    { immediate: true },
  )
  // Then every box has been opened (rule L5).
  watch(
    () => meeting.view.now?.life.state === 'result_ready',
    (ready) => ready && turns.soon(),
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
      turns.anew(round)
    },
  }
})
