/** A meeting as the archive that `npm run verify` checks: what is counted, the journal, and what secret rounds rest on. */
import { withoutTrials } from '../shared/domain/trial.ts'
import { tally, type TallyFile } from '../shared/domain/tally.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { RoundProofs } from '../db/round-proofs.ts'
import type { Store } from '../db/store.ts'
import { ARCHIVE_VERSION, type Archive } from './verify/archive-file.ts'

export type ArchiveParts = {
  readonly meeting: Meeting
  readonly file: TallyFile
  readonly store: Pick<Store, 'journal'>
  readonly proofs: Pick<RoundProofs, 'boxList' | 'opened'>
}

export function archiveOf({ meeting, file, store, proofs }: ArchiveParts): Archive {
  const closed = withoutTrials(meeting.rounds).filter(({ root }) => root !== undefined)
  const result = tally(file)
  return {
    format: 'rostrum-archive',
    version: ARCHIVE_VERSION,
    tally: file,
    journal: store.journal(),
    proofs: Object.fromEntries(closed.map(({ id }) => [id, { box: proofs.boxList(id), opened: proofs.opened(id) }])),
    // Where the figures do not balance there is no result, and the verdict says why.
    results: 'problem' in result ? [] : result.rows,
  }
}
