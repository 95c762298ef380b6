/** The draft of a meeting, as it was last saved, and under which number. */
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import type { Instant } from '../shared/domain/time.ts'
import type { MeetingDraft } from '../shared/setup/draft.ts'

export type KeptDraft = {
  /** Grows with each save; 0 before the first. */
  readonly revision: number
  readonly savedAt: Instant | null
  /** The last step of the meeting that the draft changes; null where there is no meeting, or none to change. */
  readonly base: number | null
  readonly draft: MeetingDraft | null
}

type Row = { revision: number; saved_at: number; base: number | null; draft: string | null }

export function openSetup(db: Db) {
  const sql = {
    get: db.prepare<[], Row>('SELECT revision, saved_at, base, draft FROM setup_draft WHERE only = 1'),
    put: db.prepare<[number, number, number | null, string | null]>(
      'INSERT OR REPLACE INTO setup_draft VALUES (1, ?, ?, ?, ?)',
    ),
  }
  function kept(): KeptDraft {
    const row = sql.get.get()
    if (!row) return { revision: 0, savedAt: null, base: null, draft: null }
    const { revision, saved_at: savedAt, base, draft } = row
    return {
      revision,
      savedAt: savedAt as Instant,
      base,
      draft: draft === null ? null : (JSON.parse(draft) as MeetingDraft),
    }
  }
  return {
    kept,
    /** Keeps a draft, or that there is none, and answers with its new number. Throws `NotSaved`. */
    keep(draft: MeetingDraft | null, at: Instant, base: number | null): number {
      const revision = kept().revision + 1
      saving(() => sql.put.run(revision, at, base, draft === null ? null : JSON.stringify(draft)))
      return revision
    },
  }
}
export type Setup = ReturnType<typeof openSetup>
