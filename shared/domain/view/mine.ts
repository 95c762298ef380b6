/** What only one person may know (rule V7). */
import type { Meeting } from '../meeting.ts'
import type { Person } from '../person.ts'
import { recusedFor } from '../recusal.ts'
import type { Mine } from '../sections.ts'

export function mineFor(meeting: Meeting, person: Person, submitted: readonly string[]): Mine {
  const card = meeting.roster.cards[person.id]
  const own = card ? meeting.remarks.list.filter((remark) => remark.card === card.no).slice(-5) : []
  return {
    role: person.role,
    id: person.id,
    ...(card ? { identity: card.identity, seat: card.seat } : {}),
    ...(card?.voterClass ? { voterClass: card.voterClass } : {}),
    recused: card?.voterClass
      ? recusedFor(card, { rules: meeting.plan.recusal, recusals: meeting.recusals, agenda: meeting.agenda })
      : [],
    onPaper: card !== undefined && meeting.onPaper.includes(card.no),
    submitted,
    remarks: own.map(({ id, kind, text, state }) => ({ id, kind, text, state })),
  }
}
