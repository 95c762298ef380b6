/** Getting in: a secret from the address's fragment, or a card's code, exchanged once for a session. */
import type { EntryRefusal } from '../../shared/protocol/entry.ts'
import { forget, keep, recall } from './place.ts'

type Entered = { ok: true; session: string } | { ok: false; refused: EntryRefusal }

/** The session kept on this device for this page, if any. */
export const keptSession = (): string | null => recall<string>('session')
export const dropSession = (): void => forget('session')

/** Takes the secret out of the address, so that it is in no history entry and no screenshot. */
export function takeFragment(): string | null {
  const secret = decodeURIComponent(location.hash.slice(1))
  if (!secret) return null
  history.replaceState(null, '', location.pathname + location.search)
  return secret
}

export const enterByLink = (secret: string) => enter('/api/session', { secret })
export const enterByCode = (code: string) => enter('/api/join', { code })

async function enter(path: string, body: object): Promise<Entered> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as { session?: string; refused?: EntryRefusal }
    if (!said.session) return { ok: false, refused: said.refused ?? 'unreachable' }
    keep('session', said.session)
    return { ok: true, session: said.session }
  } catch {
    // No network, or something that is not the hub answered: for the person it is the same.
    return { ok: false, refused: 'unreachable' }
  }
}
