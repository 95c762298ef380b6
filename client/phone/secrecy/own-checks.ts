/** This phone looks by itself whether its ballots are where they should be, and says so to the hub and to its holder. */
import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { OwnProof } from '../../../shared/sealing/own-proof.ts'
import { useMeeting } from '../../live/meeting.ts'
import { keep, recall } from '../../live/place.ts'
import { loadSealing, sealingAtLast, type Sealing } from './load-sealing.ts'
import * as own from './own-check.ts'

/** A hall does not look all at once. */
const SPREAD = 2_000
const AGAIN = 6_000
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export const useOwnChecks = defineStore('own-checks', () => {
  const meeting = useMeeting()
  const all = shallowRef<readonly own.OwnCheck[]>(recall<own.OwnCheck[]>('ballot-checks') ?? [])
  const of = (round: string) => all.value.find((check) => check.round === round)
  function put(next: own.OwnCheck): void {
    all.value = [...all.value.filter(({ round }) => round !== next.round), next]
    keep('ballot-checks', all.value)
  }
  const shown = computed(() => meeting.view.ballot?.round ?? null)
  const running = new Set<string>()

  /** Looks for one round's ballot until it has been found or missed in both lists. */
  async function look(round: string): Promise<void> {
    if (running.has(round)) return
    running.add(round)
    await pause(Math.random() * SPREAD)
    for (let check = of(round); check && own.isLooking(check); check = of(round)) {
      const sealing = meeting.connection === 'live' ? await loadSealing() : null
      if (sealing) await lookOnce(check, sealing)
      if (isVoided(round)) break
      await pause(AGAIN)
    }
    running.delete(round)
  }

  async function lookOnce(check: own.OwnCheck, sealing: Sealing) {
    const { round } = check
    const now = shown.value?.id === round ? shown.value : null
    if (check.box === null) {
      const found = await sealing.lookInBox(check, now?.root ?? null, sealing.fetchJson)
      if (found === null) return
      tell(round, 'box', found)
    }
    const next = of(round)
    if (!next || next.opened !== null) return
    const found = await sealing.lookInOpened(next, now?.openedRoot ?? null, sealing.fetchJson, Math.random)
    if (found !== null) tell(round, 'opened', found)
  }

  function tell(round: string, stage: 'box' | 'opened', found: boolean): void {
    const check = of(round)
    if (check) put({ ...check, [stage]: found })
    meeting.sayFound({ round, stage, found: found && (stage === 'opened' || check?.signed !== false) })
  }

  const isVoided = (round: string) => shown.value?.id === round && shown.value.state === 'voided'
  const isClosed = (round: string) => shown.value !== null && (shown.value.id !== round || shown.value.state !== 'open')
  watch(
    [() => shown.value?.id, () => shown.value?.state, () => shown.value?.openedRoot],
    () => {
      for (const check of all.value) {
        const { round } = check
        if (own.isLooking(check) && isClosed(round) && !isVoided(round)) void look(round)
      }
    },
    { immediate: true },
  )
  // Long before it is needed, while the line is up.
  watch(
    () => meeting.view.meeting?.secrecy,
    (secrecy) => secrecy === 'secret' && void loadSealing(),
    { immediate: true },
  )

  return {
    all,
    of,
    /** `receiptKey`: as it is shown now; a round has one, so what was shown first is what counts. */
    sending(round: string, handle: string, proof: OwnProof, receiptKey: string): void {
      const check = of(round)
      put(own.withSent(check?.handle === handle ? check : own.newCheck(round, handle, receiptKey), proof))
    },
    refused(round: string, how: { perhaps: boolean; late: boolean }): void {
      const check = of(round)
      if (check) put(own.withRefused(check, how))
    },
    /** The hub has answered: its signature is looked at before anybody is shown a tick. */
    async received(round: string, proof: OwnProof, receipt: string): Promise<void> {
      const before = of(round)
      if (!before) return
      put(own.withReceipt(before, proof, receipt))
      const sealing = await sealingAtLast()
      const check = of(round)
      if (check?.receipt !== receipt) return
      const signed = sealing.isReceipt(receipt, round, proof.sealed, check.receiptKey)
      put({ ...check, signed })
      if (!signed) meeting.sayFound({ round, stage: 'box', found: false })
    },
  }
})
