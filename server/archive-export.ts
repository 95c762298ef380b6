/** A meeting as the archive that `npm run verify` checks: what is counted, the journal, and what secret rounds rest on. */
import { withoutTrials } from '../shared/domain/trial.ts'
import { tally } from '../shared/domain/tally.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { openBallotBox, type BoxedBallot } from '../db/ballot-box.ts'
import type { Db } from '../db/open.ts'
import { openRoundProofs } from '../db/round-proofs.ts'
import { openStore } from '../db/store.ts'
import { tallyFileOf, talliedRounds } from './tally-export.ts'
import { ARCHIVE_VERSION, type Archive } from './verify/archive-file.ts'

/** Everything that an archive is made from. With it in hand the store is not needed any more. */
export type ArchiveParts = {
  readonly meeting: Meeting
  readonly journal: Archive['journal']
  readonly proofs: Archive['proofs']
  /** What lies in the boxes that are counted ballot by ballot. */
  readonly boxes: ReadonlyMap<string, readonly BoxedBallot[]>
}

/**
 * Reads them, null in an empty store. The caller sees to it that they are of one moment. Throws if a box does not balance
 * with who has submitted.
 */
export function readArchiveParts(db: Db): ArchiveParts | null {
  const store = openStore(db)
  const meeting = store.load()
  if (!meeting) return null
  const box = openBallotBox(db)
  const proofs = openRoundProofs(db, box)
  const closed = withoutTrials(meeting.rounds).filter(({ root }) => root !== undefined)
  const recorded = talliedRounds(meeting).filter(({ secrecy }) => secrecy !== 'secret')
  return {
    meeting,
    journal: store.journal(),
    proofs: Object.fromEntries(closed.map(({ id }) => [id, { box: proofs.boxList(id), opened: proofs.opened(id) }])),
    boxes: new Map(recorded.map(({ id }) => [id, box.empty(id)])),
  }
}

/** Throws if what lies in a box cannot be read as ballots of its round. */
export function archiveOf({ meeting, journal, proofs, boxes }: ArchiveParts): Archive {
  const file = tallyFileOf(meeting, (round) => boxes.get(round) ?? [])
  const result = tally(file)
  return {
    format: 'rostrum-archive',
    version: ARCHIVE_VERSION,
    tally: file,
    journal,
    proofs,
    // Where the figures do not balance there is no result, and the verdict says why.
    results: 'problem' in result ? [] : result.rows,
  }
}
