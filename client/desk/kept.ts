/**
 * What a desk keeps on its device, so that it goes on without the hub: its own name, the list, how far this device's
 * clock is from the hub's, and the digests by which it knows an invitation again.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { instant, type Instant } from '../../shared/domain/time.ts'
import type { View } from '../../shared/domain/view.ts'
import { typedSigns } from '../../shared/sealing/crockford.ts'
import { keep, recall } from '../live/place.ts'
import { keptBy, keptSession } from '../live/session.ts'
import { post } from '../live/post.ts'

/** The secretary comes here from the page where the day is prepared, in the same browser: with that page's session. */
export function adoptSetupSession(): void {
  if (keptSession() !== null || location.hash !== '') return
  const found = keptBy('setup')
  if (found !== null) keep('session', found)
}

/** The sections by which a desk works. */
const sections = ['meeting', 'now', 'checkIn', 'attendees', 'presence'] as const
type KeptView = Pick<View, (typeof sections)[number]>

export const keptView = (): KeptView | null => recall<KeptView>('view')
export const keepView = (view: View): void =>
  keep('view', Object.fromEntries(sections.flatMap((name) => (view[name] === undefined ? [] : [[name, view[name]]]))))

export const keptName = (): string => recall<string>('name') ?? ''
export const keepName = (name: string): void => keep('name', name)

/** The hub's moment as well as this device knows it. `hub`: the hub's time by the line, null while there is none. */
export function momentNow(hub: Instant | null): Instant {
  if (hub !== null) keep('skew', hub - Date.now())
  return instant(Math.max(1, Math.round(hub ?? Date.now() + (recall<number>('skew') ?? 0))))
}

type Digests = { readonly salt: string; readonly digests: Readonly<Record<string, string>> }

/** Fetches the digests of the invitations, for the time without the hub. */
export async function fetchDigests(): Promise<void> {
  const answer = await post<Digests>('/api/desk/digests', {})
  if (answer.ok) keep('digests', { salt: answer.salt, digests: answer.digests })
}

/** Whose invitation a code is, by what is kept here; null if it is nobody's. */
export function byDigest(typed: string): string | null {
  const kept = recall<Digests>('digests')
  if (!kept) return null
  const digest = bytesToHex(sha256(new TextEncoder().encode(kept.salt + typedSigns(typed)))).slice(0, 32)
  return Object.hasOwn(kept.digests, digest) ? (kept.digests[digest] ?? null) : null
}

/** Whose invitation a code is: the hub says, or while it is away what is kept here. Null if it is nobody's. */
export async function byCode(typed: string, online: boolean): Promise<string | null> {
  if (online) {
    const answer = await post<{ attendee: string }>('/api/desk/code', { code: typed })
    if (answer.ok) return answer.attendee
    if (answer.refused === 'noSuchAttendee') return null
  }
  return byDigest(typed)
}
