/** What the set-up asks of the hub, with this page's session in a header. */
import type { SetupBeginning, SetupRefusal, SetupState } from '../../shared/setup/answers.ts'
import type { MeetingDraft } from '../../shared/setup/draft.ts'
import { unreadBack, unreadOut } from '../../shared/setup/unread-numbers.ts'
import { keptSession } from '../live/session.ts'

/** `notAllowed`: the session is none of a role that may prepare. */
export type Refusal = { readonly ok: false; readonly refused: SetupRefusal; readonly count?: number }
export type Kept = { readonly ok: true; readonly revision: number; readonly savedAt: number }

async function ask<T>(
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: object,
): Promise<({ ok: true } & T) | Refusal> {
  try {
    const answer = await fetch(`/api/setup${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keptSession() ?? ''}` },
      ...(body ? { body: JSON.stringify(body, unreadOut) } : {}),
    })
    return (await answer.json()) as ({ ok: true } & T) | Refusal
  } catch {
    // No network, or something that is not the hub answered: for the person it is the same.
    return { ok: false, refused: 'unreachable' }
  }
}

export async function askState(): Promise<({ ok: true } & SetupState) | Refusal> {
  const state = await ask<SetupState>('GET', '')
  return state.ok ? { ...state, draft: unreadBack(state.draft) } : state
}
export const askSave = (draft: MeetingDraft, revision: number) => ask<Kept>('PUT', '', { revision, draft })
export const askBegin = (from: SetupBeginning, revision: number) => ask<Kept>('POST', '/new', { revision, from })
export const askDiscard = (revision: number) => ask<Kept>('POST', '/discard', { revision })
export const askFreeze = (revision: number, reason: string) => ask<Kept>('POST', '/freeze', { revision, reason })
