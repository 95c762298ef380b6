/** A meeting with a list of names: everybody of the small roster, each with the card of that number. */
import type { Attendee } from '../../shared/domain/attendees.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { meetingWith, type Wishes } from './meetings.ts'

/** `v001` to `v002` are of class A, `v003` to `v005` of B, `v006` to `v009` of C, `v010` attends without a vote. */
export function withNames(wishes: Wishes = {}): Meeting {
  const meeting = meetingWith(wishes)
  const named = meeting.plan.cards === 'named'
  const attendees = Object.values(meeting.roster.cards).map((card, i): Attendee => {
    const id = `v${String(i + 1).padStart(3, '0')}`
    const { unit, identity, seat, voterClass, no } = card
    return {
      id,
      name: `Person ${i + 1}`,
      unit,
      post: 'Member',
      identity,
      seat,
      ...(voterClass ? { voterClass } : {}),
      ...(named && voterClass ? { card: no } : {}),
    }
  })
  return { ...meeting, attendees: Object.fromEntries(attendees.map((attendee) => [attendee.id, attendee])) }
}
