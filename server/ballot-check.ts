/** What a phone sends, looked at before it goes into the box: who may vote, in which round, and is the ballot whole. */
import type { RefusalCode } from '../shared/domain/decision.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { isHalted } from '../shared/domain/meeting-life.ts'
import type { Person } from '../shared/domain/person.ts'
import { recusedFor } from '../shared/domain/recusal.ts'
import { faultOf, withRecused } from '../shared/domain/scoring/sheet.ts'
import type { BallotMessage } from '../shared/protocol/protocol.ts'
import type { SubmittedBallot } from '../db/ballot-box.ts'
import { toPaper } from '../db/ballot-paper.ts'

/** The ballot as it goes into the box, or why it does not. Rules B7, B13, B17, B19. */
export function checked(
  { plan, roster, rounds, life, onPaper, recusals, agenda }: Meeting,
  person: Person,
  { round: id, handle, marks }: BallotMessage,
): SubmittedBallot | RefusalCode {
  const card = person.role === 'voter' ? roster.cards[person.id] : undefined
  if (card?.voterClass === undefined) return 'notEntitled'
  const round = rounds[id]
  if (round?.state !== 'open') return 'noOpenRound'
  if (isHalted(life)) return 'meetingPaused'
  if (onPaper.includes(card.no)) return 'onPaper'
  const { form, rules } = plan.scheme
  const recused = recusedFor(card, { rules: plan.recusal, recusals, agenda })
  const frame = { form, subjects: round.subjects, recused, invalid: rules.invalid }
  const fault = faultOf(marks, frame)
  if (fault) return fault.why === 'rule' || fault.why === 'samePlace' ? 'invalidBallot' : 'incompleteBallot'
  const paper = toPaper(form, round.subjects, withRecused(marks, frame))
  return { round: id, card: card.no, voterClass: card.voterClass, handle, paper }
}
