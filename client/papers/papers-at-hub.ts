/** What the hub hands out of papers, asked for as the person whose page this is. */
import type { Document, DocumentId } from '../../shared/papers/document.ts'
import type { ListedPaper } from '../../shared/papers/listing.ts'
import type { Language } from '../../shared/i18n/language.ts'
import type { papersPage } from '../../shared/i18n/papers-page.ts'
import { keptSession } from '../live/session.ts'

export type PapersRefusal = keyof (typeof papersPage)['zh-CN']['refused']
export type Got<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refused: PapersRefusal }
export type PapersList = { readonly papers: readonly ListedPaper[]; readonly cards: boolean }

async function get(path: string, language: Language): Promise<Response | PapersRefusal> {
  try {
    const answer = await fetch(`/api/papers${path}?lang=${language}`, {
      headers: { authorization: `Bearer ${keptSession() ?? ''}` },
    })
    if (answer.ok) return answer
    return answer.status === 403 ? 'notAllowed' : 'failed'
  } catch {
    // No network, or something that is not the hub answered: for the person it is the same.
    return 'unreachable'
  }
}

async function json<T>(path: string, language: Language): Promise<Got<T>> {
  const answer = await get(path, language)
  if (typeof answer === 'string') return { ok: false, refused: answer }
  return { ok: true, ...((await answer.json()) as T) }
}

export const listOfPapers = (language: Language) => json<PapersList>('', language)
export const documentsOf = (id: DocumentId, language: Language) =>
  json<{ readonly documents: readonly Document[] }>(`/${id}`, language)

/** Fetches the workbook and hands it to the browser as a download, under the name that the hub has given it. */
export async function downloadTables(id: DocumentId, language: Language): Promise<PapersRefusal | null> {
  const answer = await get(`/${id}/xlsx`, language)
  if (typeof answer === 'string') return answer
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name ? decodeURIComponent(name) : `${id}.xlsx`
  link.click()
  // The browser has begun to read it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return null
}
