/** The papers of an archive, each as a page and, where it is a table, as a workbook. */
import type { Journal } from '../shared/archive/journal.ts'
import type { Entries } from '../shared/archive/zip.ts'
import type { Meeting } from '../shared/domain/meeting.ts'

/** `head`: the last hash of the journal, whose beginning stands on every page. */
export function archivePapers(_meeting: Meeting, _journal: Journal, _head: string): Entries {
  return {}
}
