/** The papers on a list: what each is for, and whether it is complete yet. */
import type { Role } from '../domain/person.ts'
import { missingOf } from './complete.ts'
import { documentIds, type DocumentId } from './document.ts'
import { writtenIds } from './index.ts'
import { mayRead } from './readers.ts'
import type { PapersSource } from './source.ts'
import { titles, words } from './words.ts'

export type ListedPaper = {
  readonly id: DocumentId
  /** As they are numbered wherever they are spoken of. */
  readonly number: number
  readonly title: string
  readonly purpose: string
  /** What it still waits for, in sentences; empty when it can be signed. */
  readonly missing: readonly string[]
  /** form: printed by the page itself. none: this version cannot make it. */
  readonly kind: 'written' | 'form' | 'none'
}

/** Every paper that this role may have, in the order in which they are numbered. Makes none of them. */
export function listedPapers(role: Role, source: Pick<PapersSource, 'meeting' | 'language'>): readonly ListedPaper[] {
  return documentIds
    .filter((id) => mayRead(role, id))
    .map((id) => ({
      id,
      number: documentIds.indexOf(id) + 1,
      title: titles(source).title[id],
      purpose: titles(source).purpose[id],
      missing: missingOf(id, source.meeting).map((why) => words(source).missing[why]),
      kind: id === 'forms' ? 'form' : writtenIds.includes(id) ? 'written' : 'none',
    }))
}
