/** What the tellers' page asks of the hub over http, in the session in which it was let in. */
import type { RefusalCode } from '../../shared/domain/decision.ts'
import type { Opened, SealedBox } from '../../shared/sealing/opening.ts'
import type { Binding } from '../../shared/sealing/seal.ts'
import { keptSession } from '../live/session.ts'

/** `unreachable` is the page's own word for no answer. */
export type CallRefused = { readonly ok: false; readonly refused: RefusalCode | 'unreachable'; readonly count?: number }
type Answer<T> = ({ readonly ok: true } & T) | CallRefused

/** Two tellers' windows of one browser keep their session in one place: what counts is whose page this became. */
let session = ''
export const enterHub = (): void => void (session = keptSession() ?? '')

async function post<T>(path: string, body: object): Promise<Answer<T>> {
  try {
    const answer = await fetch(`/api/teller/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as Answer<T>
    return said.ok ? said : { ...said, ok: false }
  } catch {
    // No network, or something that is not the hub answered: for the person it is the same.
    return { ok: false, refused: 'unreachable' }
  }
}

export const hubCalls = {
  key: (publicKey: string) => post<{ number: number }>('key', { publicKey }),
  test: (number: number) => post<{ sealed: string; binding: Binding }>('test', { number }),
  proof: (number: number, paper: string) => post<object>('proof', { number, paper }),
  box: (round: string) => post<{ box: SealedBox }>('box', { round }),
  opened: (opened: Opened) => post<{ agreed: boolean }>('opened', opened),
}

async function get<T>(path: string): Promise<T | 'none' | 'unreachable'> {
  try {
    const answer = await fetch(path)
    return answer.status === 204 || answer.status === 404 ? 'none' : ((await answer.json()) as T)
  } catch {
    // As above.
    return 'unreachable'
  }
}

/** Does this browser run on the hub's own machine? */
export async function isOnHub(): Promise<boolean> {
  const home = await get<{ local?: boolean }>('/api/home')
  return typeof home === 'object' && home.local === true
}

/** Root B as the hub has published it; null if it has published none. */
export async function publishedRoot(round: string): Promise<string | null | 'unreachable'> {
  const said = await get<{ root?: string }>(`/proof/${encodeURIComponent(round)}/opened`)
  return typeof said === 'object' ? (said.root ?? null) : said === 'none' ? null : said
}
