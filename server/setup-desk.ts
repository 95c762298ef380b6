/** The draft at the hub: kept under a number that grows, begun anew, thrown away, and frozen into the meeting. */
import { randomBytes } from 'node:crypto'
import type { Person } from '../shared/domain/person.ts'
import { linkRoles } from '../shared/domain/person.ts'
import { slots } from '../shared/domain/agenda.ts'
import { due } from '../shared/domain/roster.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { pageOfRole } from '../shared/protocol/entry.ts'
import type { FrozenMeeting, SetupBeginning, SetupRefusal, SetupState } from '../shared/setup/answers.ts'
import { draftFromPreset, emptyDraft } from '../shared/setup/beginnings.ts'
import { blockersOf } from '../shared/setup/blockers.ts'
import { draftFromMeeting } from '../shared/setup/draft-from-meeting.ts'
import type { MeetingDraft } from '../shared/setup/draft.ts'
import { meetingFrom } from '../shared/setup/meeting-from.ts'
import { linkSecret } from './auth.ts'
import type { House } from './house.ts'
import type { Room } from './room.ts'

export type SetupAnswer =
  | { readonly ok: true; readonly revision: number; readonly savedAt: number }
  | { readonly ok: false; readonly refused: SetupRefusal; readonly count?: number }

const refused = (code: SetupRefusal, count?: number): SetupAnswer =>
  count === undefined ? { ok: false, refused: code } : { ok: false, refused: code, count }

/** The hub's time zone, IANA name. */
const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** `began`: the frozen draft has just been put into the empty store. */
export function openSetupDesk(house: House, began: (room: Room) => void) {
  const { setup } = house
  const meeting = (): Meeting | undefined => house.room()?.meeting()
  const canBeChanged = ({ life }: Meeting) => life.state === 'draft' || life.state === 'ready'

  /** Is a draft being worked on: of a meeting to come, or as a change of the one that is there? */
  const isOpen = (): boolean => !house.room() || setup.kept().base !== null

  function keep(draft: MeetingDraft | null, base: number | null): SetupAnswer {
    const at = house.clock.now()
    return { ok: true, revision: setup.keep(draft, at, base), savedAt: at }
  }

  return {
    state(): SetupState {
      const { revision, savedAt, draft } = setup.kept()
      const now = meeting()
      return {
        standing: !now ? 'empty' : canBeChanged(now) ? 'ready' : 'locked',
        zone: zoneHere(),
        revision,
        savedAt,
        draft: isOpen() ? draft : null,
        meeting: now ? frozenMeeting(now, house.record.accessKey) : null,
      }
    },

    /** Rule F7: only on the number that the sender last saw. */
    save(draft: MeetingDraft, revision: number): SetupAnswer {
      const kept = setup.kept()
      if (!isOpen()) return refused('draftFrozen')
      if (kept.revision !== revision) return refused('staleDraft')
      return keep(draft, kept.base)
    },

    begin(from: SetupBeginning, revision: number): SetupAnswer {
      const now = meeting()
      if (setup.kept().revision !== revision) return refused('staleDraft')
      if (from === 'meeting') {
        if (!now) return refused('noDraft')
        if (!canBeChanged(now)) return refused('hasBegun')
        return keep(draftFromMeeting(now, zoneHere(), false), now.step)
      }
      if (now) return refused('meetingExists')
      return keep(from === 'empty' ? emptyDraft(zoneHere()) : draftFromPreset(from, zoneHere()), null)
    },

    discard(revision: number): SetupAnswer {
      return setup.kept().revision === revision ? keep(null, null) : refused('staleDraft')
    },

    /** Rules F1, F2 and F6: into an empty store as the meeting, else as a change of the one that is there. */
    freeze(by: Person, revision: number, reason: string): SetupAnswer {
      const { draft, base, revision: current } = setup.kept()
      if (!isOpen()) return refused('draftFrozen')
      if (!draft) return refused('noDraft')
      if (current !== revision) return refused('staleDraft')
      const blockers = blockersOf(draft)
      if (blockers.length > 0) return refused('draftBlocked', blockers.length)
      const room = house.room()
      const made = meetingFrom(draft, house.clock.now())
      if (!room) {
        began(house.begin(made))
        return keep(draft, null)
      }
      const { plan, roster, agenda, attendees, remarks } = made
      const planned = { plan, roster, agenda, attendees, remarks: remarks.open }
      const reply = room.handle(by, {
        id: randomBytes(16).toString('hex'),
        command: { type: 'plan.amend', step: base ?? -1, reason, ...planned },
      })
      return reply.ok ? keep(draft, null) : refused(reply.refused, reply.count)
    },
  }
}

/** Whoever held both tellers' links could open the boxes alone, so the set-up gives neither. */
function frozenMeeting({ plan, agenda, roster }: Meeting, key: Buffer): FrozenMeeting {
  return {
    title: plan.title,
    venue: plan.venue,
    startsAt: plan.startsAt,
    demo: plan.demo,
    presenters: slots(agenda).length,
    voters: Object.values(due(roster, plan.scheme.classes)).reduce((a, b) => a + b, 0),
    links: linkRoles
      .filter((role) => role !== 'teller_a' && role !== 'teller_b')
      .map((role) => ({ role, url: `${pageOfRole[role]}#${linkSecret(key, role)}` })),
  }
}
