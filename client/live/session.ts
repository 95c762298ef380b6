/** Getting in: a secret from the address's fragment, or a card's code, exchanged once for a session. */
import { entryRefusals, type EntryRefusal } from '../../shared/protocol/entry.ts'
import { forget, keep, recall, recallOf } from './place.ts'
import { randomId } from './random-id.ts'

type Entered = { ok: true; session: string } | { ok: false; refused: EntryRefusal }

/** The session kept on this device for this page, if any. */
export const keptSession = (): string | null => recall<string>('session')
/** The session that another page of this window keeps, by the first part of its address; null if there is none. */
export const keptBy = (page: string): string | null => recallOf<string>(page, 'session')
/** Forgets a session that is over, but not a newer one that another window of this page has kept in its place. */
export function dropSession(session: string): void {
  if (keptSession() === session) forget('session')
}

/**
 * Goes in with the session of another page of the same person, where this page has none of its own: for a page that is
 * opened from others. `?from=` names the page it was opened from, which goes before the rest.
 */
export function adoptSession(pages: readonly string[]): void {
  if (location.hash) return
  const from = new URLSearchParams(location.search).get('from') ?? ''
  const known = pages.includes(from)
  if (keptSession() !== null && !known) return
  const found = [...(known ? [from] : []), ...pages].flatMap((page) => keptBy(page) ?? [])
  if (found[0] !== undefined) keep('session', found[0])
}

/** Takes the secret out of the address, so that it is in no history entry and no screenshot. */
export function takeFragment(): string | null {
  const fragment = location.hash.slice(1)
  if (!fragment) return null
  history.replaceState(null, '', location.pathname + location.search)
  try {
    return decodeURIComponent(fragment)
  } catch {
    // The link was damaged on its way here: the hub will say that it knows no such link.
    return fragment
  }
}

export const enterByLink = (secret: string) => enter('/api/session', { secret })
export const enterByCode = (code: string) => enter('/api/join', { code, device: thisDevice() })

/** What this browser calls itself: made once and kept, so that a card stays with the device that used it first. */
function thisDevice(): string {
  const known = recall<string>('device')
  if (known && /^[0-9a-f]{32}$/.test(known)) return known
  const made = randomId()
  keep('device', made)
  return made
}

async function enter(path: string, body: object): Promise<Entered> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as { session?: string; refused?: string }
    if (!said.session) return { ok: false, refused: known(said.refused) }
    keep('session', said.session)
    return { ok: true, session: said.session }
  } catch {
    // No network, or something that is not the hub answered: for the person it is the same.
    return { ok: false, refused: 'unreachable' }
  }
}

/** A hub in trouble also answers with what is not about entering; for the person that is a hub out of reach. */
const known = (refused: string | undefined): EntryRefusal =>
  entryRefusals.find((code) => code === refused) ?? 'unreachable'
