/** 会议文件: every kind of paper by its name, and how it is made. */
import { archiveIndex } from './archive-index.ts'
import { cards } from './cards.ts'
import { checkInSheet } from './check-in.ts'
import { documentIds, type Document, type DocumentId } from './document.ts'
import { feedback } from './feedback.ts'
import { incidents } from './incidents.ts'
import { minutes } from './minutes.ts'
import { order } from './order.ts'
import { problems } from './problems.ts'
import { script } from './script.ts'
import type { PapersSource } from './source.ts'
import { summary } from './summary.ts'
import { tallyReport } from './tally.ts'
import { timing } from './timing.ts'

export type { JournalEntry, PapersSource } from './source.ts'

type Maker = (source: PapersSource) => readonly Document[]

/**
 * A kind that is missing has no text of its own: the evaluation form is printed by the page that lays it out, as it is
 * on the phones (`client/parts/paper-form`).
 */
const makers: Readonly<Partial<Record<DocumentId, Maker>>> = {
  order,
  check_in: checkInSheet,
  cards,
  timing,
  tally: tallyReport,
  summary,
  feedback,
  minutes,
  problems,
  incidents,
  archive_index: (source) => archiveIndex(source, (id) => documentsOf(id, source).length),
  script,
}

/** The parts of a document, one for most of them; none where there is nothing to say yet. Pure. */
export function documentsOf(id: DocumentId, source: PapersSource): readonly Document[] {
  return makers[id]?.(source) ?? []
}

/** Kinds that have a text, in the order in which they are numbered. */
export const writtenIds: readonly DocumentId[] = documentIds.filter((id) => id in makers)
