/** A simulated phone: votes in every round that opens, after a while, and now and then asks something. */
import { randomBytes } from 'node:crypto'
import type { BallotReply } from '../../shared/protocol/protocol.ts'
import { sealedBallot } from '../../shared/sealing/own-proof.ts'
import { anId, type Client } from './line.ts'
import { someMarks } from './marks.ts'
import { aRest, patiently } from './patiently.ts'

export type Voter = ReturnType<typeof aVoter>

/** `chance` is this phone's own, so that what it does depends on the seed alone. `rest`: a moment of real time. */
export function aVoter(phone: Client, chance: () => number, rest = aRest) {
  /**
   * Fills in the form of an open round and sends it, once this phone has been shown it. Null if there is nothing for this
   * phone to send.
   */
  async function vote(id: string): Promise<BallotReply | null> {
    const shown = await phone
      .until('the ballot is open', () => phone.view().ballot?.round?.id === id)
      .then(
        () => true,
        () => false,
      )
    if (!shown) return null
    const { ballot, form } = phone.view()
    const mine = phone.mine()
    const round = ballot?.round
    if (round?.state !== 'open' || !form || !mine?.voterClass || mine.onPaper) return null
    const asked = { ...form, subjects: round.subjects, recused: mine.recused }
    const marks = someMarks(asked, chance)
    const handle = anId()
    if (!round.publicKey || !round.config) return patiently(() => phone.ballot(round.id, handle, marks), rest)
    const binding = { round: round.id, config: round.config, voterClass: mine.voterClass }
    const { sealed } = sealedBallot(marks, asked, binding, round.publicKey, new Uint8Array(randomBytes(48)))
    return patiently(() => phone.sealed(round.id, handle, sealed), rest)
  }
  return {
    chance,
    vote,
    /** Sends a question about whatever is under way. Answers whether it was taken. */
    async remark(text: string): Promise<boolean> {
      const item = phone.view().now?.item ?? null
      return (await phone.ask({ type: 'remark.submit', item, kind: 'question', text })).ok
    },
    close: () => phone.close(),
  }
}
