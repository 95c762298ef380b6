/** What the hub gives the chair's table and the secretary of its meeting: the archive, and the journal. */
import type { Journal } from '../../../shared/archive/journal.ts'
import { dropSession, enterByLink, keptBy, keptSession, takeFragment } from '../../live/session.ts'

export type HubProblem = 'notAllowed' | 'noMeeting' | 'unreachable'

/**
 * A session of somebody who may: by a link whose secret stands in the address, as kept by this page before, or as the
 * console or the set-up page of this browser keeps it.
 */
export async function staffSession(): Promise<string | null> {
  const secret = takeFragment()
  if (secret) {
    const entered = await enterByLink(secret)
    if (entered.ok) return entered.session
  }
  return keptSession() ?? keptBy('setup') ?? keptBy('chair')
}

/** Asks as that person. A session that is over is forgotten. */
export async function asStaff(
  session: string | null,
  path: string,
  init: RequestInit = {},
): Promise<Response | HubProblem> {
  if (session === null) return 'notAllowed'
  try {
    const answer = await fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${session}` } })
    if (answer.status === 403) {
      dropSession(session)
      return 'notAllowed'
    }
    return answer.status === 404 ? 'noMeeting' : answer
  } catch {
    // No network, or the hub is away: for the person it is the same.
    return 'unreachable'
  }
}

/** The journal of the hub's own meeting. */
export async function hubJournal(): Promise<Journal | HubProblem> {
  const answer = await asStaff(await staffSession(), '/api/replay')
  if (typeof answer === 'string') return answer
  try {
    return answer.ok ? ((await answer.json()) as { journal: Journal }).journal : 'unreachable'
  } catch {
    // Cut off on its way here.
    return 'unreachable'
  }
}
