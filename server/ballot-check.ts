/** What a phone sends, looked at before it goes into the box: who may vote, in which round, and is the ballot whole. */
import type { Round } from '../shared/domain/ballot.ts'
import { isKeptOut } from '../shared/domain/check-in.ts'
import type { RefusalCode } from '../shared/domain/decision.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { isHalted } from '../shared/domain/meeting-life.ts'
import type { Person } from '../shared/domain/person.ts'
import type { Card } from '../shared/domain/roster.ts'
import { recusedFor } from '../shared/domain/recusal.ts'
import { faultOf, withRecused } from '../shared/domain/scoring/sheet.ts'
import type { Form, Marks } from '../shared/domain/scoring/form.ts'
import type { BallotMessage } from '../shared/protocol/protocol.ts'
import { paperLength, toPaper } from '../shared/sealing/ballot-paper.ts'
import { SEAL_BYTES } from '../shared/sealing/seal.ts'
import type { SubmittedBallot } from '../db/ballot-box.ts'

/** The ballot as it goes into the box, or why it does not. Rules B7, B13, B17, B19, E3, Q6. */
export function checked(meeting: Meeting, person: Person, message: BallotMessage): SubmittedBallot | RefusalCode {
  const { plan, roster, rounds, life, onPaper } = meeting
  const card = person.role === 'voter' ? roster.cards[person.id] : undefined
  if (card?.voterClass === undefined) return 'notEntitled'
  const round = rounds[message.round]
  if (round?.state !== 'open') return 'noOpenRound'
  if (isHalted(life)) return 'meetingPaused'
  if (onPaper.includes(card.no)) return 'onPaper'
  if (isKeptOut(meeting, card.no)) return 'notCheckedIn'
  const signed = round.secrecy === 'recorded'
  // A page that took the round for one of the other kind has not seen what everybody was shown.
  if (signed !== 'marks' in message) return 'badRequest'
  const paper =
    'marks' in message
      ? paperOf(meeting, round, card, message.marks)
      : envelope(plan.scheme.form, round, message.sealed)
  if ('refused' in paper) return paper.refused
  const { voterClass, no } = card
  return { round: round.id, card: no, voterClass, handle: message.handle, paper: paper.text, signed }
}

type Looked = { readonly text: string } | { readonly refused: RefusalCode }

/** Nobody here can look into it; only its length says whether it can be a ballot of this round. */
const envelope = (form: Form, { subjects }: Round, sealed: string): Looked =>
  sealed.length === 2 * (SEAL_BYTES + paperLength(form, subjects)) ? { text: sealed } : { refused: 'incompleteBallot' }

function paperOf({ plan, recusals, agenda }: Meeting, { subjects }: Round, card: Card, marks: Marks): Looked {
  const { form, rules } = plan.scheme
  const frame = { form, subjects, recused: recusedFor(card, { rules: plan.recusal, recusals, agenda }), ...rules }
  const fault = faultOf(marks, frame)
  if (fault) {
    return { refused: fault.why === 'rule' || fault.why === 'samePlace' ? 'invalidBallot' : 'incompleteBallot' }
  }
  return { text: toPaper(form, subjects, withRecused(marks, frame)) }
}
