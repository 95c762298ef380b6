/** What the set-up page and the hub say to each other over http. */
import type { LinkRole } from '../domain/person.ts'
import type { RefusalCode } from '../domain/decision.ts'
import type { PresetId } from '../domain/scoring/presets/index.ts'
import type { MeetingDraft } from './draft.ts'

/** What a draft can begin with. `meeting`: the present one, which the draft then changes. */
export type SetupBeginning = 'empty' | 'meeting' | PresetId

/** How the hub stands. `locked`: check-in has begun. */
export type SetupStanding = 'empty' | 'ready' | 'locked'

export type SetupState = {
  readonly standing: SetupStanding
  /** The hub's time zone, IANA name. */
  readonly zone: string
  readonly revision: number
  /** Milliseconds since 1970; null before the first save. */
  readonly savedAt: number | null
  /** Null where nothing is being prepared. */
  readonly draft: MeetingDraft | null
  /** The meeting that was frozen, once there is one. */
  readonly meeting: FrozenMeeting | null
}

export type FrozenMeeting = {
  readonly title: string
  readonly venue: string
  readonly startsAt: number
  readonly demo: boolean
  readonly presenters: number
  readonly voters: number
  /** Of every role but the tellers, whose links must not be in one hand. */
  readonly links: readonly { readonly role: LinkRole; readonly url: string }[]
}

/** Why the set-up's door refuses, besides what the meeting itself refuses. */
export const setupRefusals = [
  'staleDraft',
  'noDraft',
  'draftFrozen',
  'draftBlocked',
  'draftTooLarge',
  'meetingExists',
] as const
export type SetupRefusal = (typeof setupRefusals)[number] | RefusalCode | 'unreachable'
