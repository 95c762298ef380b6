/** Papers from what was read of the store, as they go out: the text of the answer, and the workbook under its name. */
import { createHash } from 'node:crypto'
import type { Instant } from '../../shared/domain/time.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Fact } from '../../shared/domain/vocabulary.ts'
import { utf8 } from '../../shared/archive/sums.ts'
import type { Document } from '../../shared/papers/document.ts'
import { documentsOf, type JournalEntry, type PapersSource } from '../../shared/papers/index.ts'
import { shortHash } from '../../shared/papers/source.ts'
import { workbookOf } from '../../shared/papers/workbook.ts'
import type { JournalRow } from '../../db/store.ts'
import type { PaperWish, StoredRecord } from './jobs.ts'

export type WorkbookFile = { readonly name: string; readonly bytes: Uint8Array }

/** The answer to whoever asked for a paper, as JSON. */
export const documentsText = (record: StoredRecord, wish: PaperWish): Uint8Array =>
  utf8(JSON.stringify({ ok: true, documents: documentsOf(wish.id, sourceOf(record, wish)) }))

/** Null where there is no table in it. */
export function workbookFile(record: StoredRecord, wish: PaperWish): WorkbookFile | null {
  const documents = documentsOf(wish.id, sourceOf(record, wish))
  const bytes = workbookOf(documents, wish.language)
  return bytes && { name: fileName(documents), bytes }
}

function sourceOf({ meeting, journal }: StoredRecord, { language, madeAt, zone, version }: PaperWish): PapersSource {
  const { start, rows } = journal
  const head = rows.at(-1)?.[6] ?? createHash('sha256').update(start).digest('hex')
  return { meeting, journal: rows.map(entryOf), language, stamp: { madeAt, version, hash: shortHash(head) }, zone }
}

/** As it is called in a folder: the paper and the meeting, without signs that a file system forbids. */
function fileName([first]: readonly Document[]): string {
  const name = [first?.title.replace(/[(（].*$/, '').trim(), first?.subtitle].filter(Boolean).join(' ')
  return `${name.replace(/[\\/:*?"<>|\u0000-\u001F]/g, ' ').slice(0, 80)}.xlsx`
}

const entryOf = ([seq, , id, role, at, facts]: JournalRow): JournalEntry => ({
  seq,
  at: at as Instant,
  by: { id, role: role as Person['role'] },
  facts: JSON.parse(facts) as readonly Fact[],
})
