/** 会议归档目录: every paper of the meeting, how many of each, and by what the file can be checked. */
import { missingOf } from './complete.ts'
import { documentIds, type Document, type DocumentId } from './document.ts'
import { heading, meetingFields, paper, signatures } from './frame.ts'
import type { PapersSource } from './source.ts'
import { titles, words } from './words.ts'

/** `copies`: how many of each kind there are. */
export function archiveIndex(source: PapersSource, copies: (id: DocumentId) => number): readonly Document[] {
  const t = words(source)
  const { archive: a } = t
  const { rounds } = source.meeting
  const all = Object.values(rounds)
  const voided = all.filter(({ state }) => state === 'voided').length
  return [
    paper(source, 'archive_index', {
      blocks: [
        meetingFields(source),
        {
          kind: 'table',
          name: a.table,
          columns: [
            { label: t.number, width: 8 },
            { label: a.document, width: 34, align: 'start' },
            { label: a.copies, width: 10 },
            { label: a.state, width: 30, align: 'start' },
            { label: t.note, width: 18, align: 'start' },
          ],
          rows: documentIds.map((id, i) => {
            const own = id === 'archive_index' ? 1 : copies(id)
            const empty = own === 0 && id !== 'forms' ? (['notWritten'] as const) : []
            const missing = id === 'archive_index' ? [] : [...missingOf(id, source.meeting), ...empty]
            return [
              i + 1,
              titles(source).title[id],
              id === 'forms' ? '' : own,
              missing.length === 0 ? a.ready : a.notReady(t.notes(missing.map((why) => t.missing[why]))),
              id === 'forms' ? a.elsewhere : '',
            ]
          }),
        },
        heading(a.checks),
        {
          kind: 'fields',
          rows: [
            [a.rounds, a.roundsSay(all.length, voided)],
            [a.rows, String(source.journal.length)],
            [a.head, source.stamp.hash],
            [a.version, source.stamp.version],
          ],
        },
        signatures(source, ['handed', 'taken']),
      ],
    }),
  ]
}
