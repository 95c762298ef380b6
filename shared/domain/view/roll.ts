/** Who is there and who votes how. */
import { quorumRefusal } from '../attendance.ts'
import { dueOf } from '../check-in.ts'
import type { Meeting } from '../meeting.ts'
import type { Sections } from '../sections.ts'

export function rollOf(meeting: Meeting): Sections['roll'] {
  const { plan, roster, attendance, onPaper, recusals, given } = meeting
  const entitled = dueOf(meeting)
  return {
    due: entitled,
    attendance,
    quorum: plan.quorum,
    shortOf: quorumRefusal(plan.quorum, attendance, entitled),
    onPaper,
    recusal: plan.recusal,
    recusals,
    given,
    cards: Object.values(roster.cards).flatMap(({ no, voterClass, identity, unit }) =>
      voterClass ? [{ no, voterClass, identity, unit }] : [],
    ),
  }
}
