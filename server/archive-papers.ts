/** The papers of an archive, each as a page and, where it is a table, as a workbook: in Chinese, in the time of China. */
import { recordingOf, type Journal } from '../shared/archive/journal.ts'
import { utf8 } from '../shared/archive/sums.ts'
import type { Entries } from '../shared/archive/zip.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { instant } from '../shared/domain/time.ts'
import { documentIds } from '../shared/papers/document.ts'
import { documentsOf, type JournalEntry, type PapersSource } from '../shared/papers/index.ts'
import { htmlOf } from '../shared/papers/html.ts'
import { stampTime } from '../shared/papers/moments.ts'
import { shortHash } from '../shared/papers/source.ts'
import { workbookOf } from '../shared/papers/workbook.ts'
import { version } from './project.ts'

const language = 'zh-CN'

/** `head`: the last hash of the journal. The papers are stamped with the moment of its last row, and with no clock's. */
export function archivePapers(meeting: Meeting, journal: Journal, head: string): Entries {
  const acts = recordingOf(journal)?.acts ?? []
  const madeAt = stampTime(acts.at(-1)?.at ?? instant(meeting.plan.startsAt), { language })
  const source: PapersSource = {
    meeting,
    journal: acts as readonly JournalEntry[],
    language,
    stamp: { madeAt, version, hash: shortHash(head) },
  }
  const files = documentIds.flatMap((id, i) =>
    documentsOf(id, source).flatMap((document, n, all) => {
      const part = all.length > 1 ? `-${plainName(document.part ?? String(n + 1), n)}` : ''
      const name = `documents/${String(i + 1).padStart(2, '0')}-${id.replaceAll('_', '-')}${part}`
      const workbook = workbookOf([document], language)
      return [
        [`${name}.html`, utf8(htmlOf(document, language))] as const,
        ...(workbook ? [[`${name}.xlsx`, workbook] as const] : []),
      ]
    }),
  )
  return Object.fromEntries(files)
}

/** Letters and digits, so that every system can unpack it under this name. */
const plainName = (part: string, n: number): string => (/^[\w-]{1,40}$/.test(part) ? part : String(n + 1))
