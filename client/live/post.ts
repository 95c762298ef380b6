/** Asks the hub over http, as the person whose page this is: for what is too large or too rare for the line. */
import { keptSession } from './session.ts'

export type Posted<T> = ({ ok: true } & T) | { ok: false; refused: string }

export async function post<T>(path: string, body: unknown): Promise<Posted<T>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keptSession() ?? ''}` },
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as { ok?: boolean; refused?: string } & T
    return said.ok ? { ...said, ok: true } : { ok: false, refused: said.refused ?? 'unreachable' }
  } catch {
    // No network, or something that is not the hub answered: for the person it is the same.
    return { ok: false, refused: 'unreachable' }
  }
}
