/** What is handed out of a round once it is over: the lists of a secret one, who gave what in a recorded one. */
import type { Meeting } from '../shared/domain/meeting.ts'
import type { RecordedBallot } from '../shared/protocol/protocol.ts'
import { fromPaper } from '../shared/sealing/ballot-paper.ts'
import type { BoxList } from '../shared/sealing/roots.ts'
import type { BallotBox } from '../db/ballot-box.ts'
import type { OpenedLists, RoundProofs } from '../db/round-proofs.ts'

export type RoundProof = {
  readonly root: string
  readonly box: () => BoxList
  readonly opened: () => OpenedLists | null
}

export type ClosedRoundsParts = {
  readonly meeting: () => Meeting
  readonly box: Pick<BallotBox, 'signed'>
  readonly proofs: Pick<RoundProofs, 'boxList' | 'opened'>
}

export function openClosedRounds({ meeting, box, proofs }: ClosedRoundsParts) {
  return {
    /** The lists by which anybody checks a secret round, from its close on; null before. */
    proofOf(id: string): RoundProof | null {
      const round = meeting().rounds[id]
      if (round?.secrecy !== 'secret' || round.state === 'open') return null
      return {
        root: round.root ?? '',
        box: () => proofs.boxList(id),
        opened: () => (round.counts ? proofs.opened(id) : null),
      }
    },
    /** Rule E9: who gave what by phone in a recorded round, by card, once it is counted; null before, and of any other. */
    recordedIn(id: string): readonly RecordedBallot[] | null {
      const { rounds, plan, roster } = meeting()
      const round = rounds[id]
      if (round?.secrecy !== 'recorded' || !round.counts) return null
      return box.signed(id).map(({ card, paper }) => {
        const { voterClass = '', seat = '' } = roster.cards[card] ?? {}
        const ballot = fromPaper(plan.scheme.form, round.subjects, voterClass, paper)
        return { card, seat, voterClass, marks: 'marks' in ballot ? ballot.marks : {} }
      })
    },
  }
}
