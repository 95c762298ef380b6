/** The count of a closed box: its accepted sheets of paper are laid in first, and then everything in it is added up. */
import type { CountCommand, Round } from '../shared/domain/ballot.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { count } from '../shared/domain/scoring/counts.ts'
import type { BallotBox } from '../db/ballot-box.ts'
import { fromPaper } from '../db/ballot-paper.ts'
import type { PaperEntries } from '../db/paper-entries.ts'
import { paperBallots } from './paper-desk.ts'

/** What the hub reports of a round. Throws `NotSaved`, and on a box that does not balance or holds what is no ballot. */
export function counted(
  { plan: { scheme } }: Meeting,
  round: Round,
  box: BallotBox,
  entries: PaperEntries,
): CountCommand {
  const classes = scheme.classes.map(({ code }) => code)
  if (round.onPaper) box.layPaper(round.id, paperBallots(entries, round, scheme), classes)
  const ballots = box
    .empty(round.id)
    .map(({ voterClass, paper }) => fromPaper(scheme.form, round.subjects, voterClass, paper))
  const none = Object.fromEntries(classes.map((code) => [code, 0]))
  return {
    type: 'ballot.count',
    round: round.id,
    counts: count(ballots, { form: scheme.form, subjects: round.subjects, classes }),
    phone: { ...none, ...box.fromPhones(round.id) },
  }
}
