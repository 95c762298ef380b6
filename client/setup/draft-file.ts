/** A draft as a file on this machine, and what can be opened as one: such a file, or the archive of a former meeting. */
import { begun, type Beginning } from '../../shared/domain/new-meeting.ts'
import { emptyDraft } from '../../shared/setup/beginnings.ts'
import type { MeetingDraft } from '../../shared/setup/draft.ts'
import { draftFromMeeting } from '../../shared/setup/draft-from-meeting.ts'
import { unreadBack, unreadOut } from '../../shared/setup/unread-numbers.ts'

const KIND = 'rostrum-draft'
/** Larger than any archive of a day. In characters. */
const longest = 100_000_000

export const writeDraft = (draft: MeetingDraft): string =>
  `${JSON.stringify({ kind: KIND, draft: JSON.parse(JSON.stringify(draft, unreadOut)) as MeetingDraft }, null, 2)}\n`

/**
 * For another day, so without a date; null for any other file. `zone`: the hub's time zone. Whether every value in it can
 * be used is for the hub's schema to say when it is saved.
 */
export function readDraft(text: string, zone: string): MeetingDraft | null {
  if (text.length > longest) return null
  try {
    const file = JSON.parse(text) as { kind?: unknown; draft?: unknown; start?: unknown; journal?: { start?: unknown } }
    if (file.kind === KIND && isLikeDraft(file.draft)) return { ...unreadBack(file.draft), zone, date: '' }
    const start = file.start ?? file.journal?.start
    const meeting: unknown = typeof start === 'string' ? JSON.parse(start) : start
    return isLikeMeeting(meeting) ? draftFromMeeting(begun(meeting), zone, true) : null
  } catch {
    // Not JSON, or not what it says it is: somebody chose another file.
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isLikeDraft = (value: unknown): value is MeetingDraft =>
  isRecord(value) &&
  Object.entries(emptyDraft('UTC')).every(
    ([key, usual]) => key in value && Array.isArray(usual) === Array.isArray(value[key]),
  )
const isLikeMeeting = (value: unknown): value is Beginning =>
  isRecord(value) && ['plan', 'agenda', 'roster'].every((key) => isRecord(value[key]))
