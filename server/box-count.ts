/** The count of a closed box. Of a secret one the tellers' browsers have made it; the hub adds what came on paper. */
import type { CountCommand, Round } from '../shared/domain/ballot.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { recusedFor } from '../shared/domain/recusal.ts'
import { addedUp, count, type Counts } from '../shared/domain/scoring/counts.ts'
import { inMergedClasses, paperStandsAlone, schemeOf } from '../shared/domain/small-class.ts'
import type { BallotBox } from '../db/ballot-box.ts'
import type { PaperEntries } from '../db/paper-entries.ts'
import { sha256 } from '../db/sha256.ts'
import { fromPaper } from '../shared/sealing/ballot-paper.ts'
import { countOpened, rootOfOpened, type Opened, type Question } from '../shared/sealing/opening.ts'
import { paperBallots } from './paper-desk.ts'

/** What the hub reports of a round. Throws `NotSaved`, and on a box that does not balance or holds what is no ballot. */
export function counted(meeting: Meeting, round: Round, box: BallotBox, entries: PaperEntries): CountCommand {
  // With an empty box there is nothing to open.
  if (round.secrecy === 'secret') return countedByTellers(meeting, round, nothingOpened(meeting, round), entries)
  const { scheme } = meeting.plan
  const classes = scheme.classes.map(({ code }) => code)
  if (round.onPaper) box.layPaper(round.id, paperBallots(entries, round, scheme), classes)
  const ballots = box
    .empty(round.id)
    .map(({ voterClass, paper }) => fromPaper(scheme.form, round.subjects, voterClass, paper))
  return {
    type: 'ballot.count',
    round: round.id,
    counts: count(ballots, { form: scheme.form, subjects: round.subjects, classes }),
    phone: { ...none(classes), ...box.fromPhones(round.id) },
  }
}

/** The question that a secret round asked, as the tellers' browsers need it. */
export function questionOf({ plan }: Meeting, round: Round): Question {
  const { form, rules } = plan.scheme
  const classes = schemeOf(plan.scheme, round).classes.map(({ code }) => code)
  const { id, config, subjects, merged = {} } = round
  return { round: id, config, form, subjects, invalid: rules.invalid, classes, merged }
}

const nothingOpened = (meeting: Meeting, round: Round): Opened => countOpened([], questionOf(meeting, round)).opened

/** What both tellers came to, and beside it what was entered from paper. */
export function countedByTellers(meeting: Meeting, round: Round, opened: Opened, entries: PaperEntries): CountCommand {
  const paper = round.onPaper ? paperCounts(meeting, round, entries) : null
  return {
    type: 'ballot.count',
    round: round.id,
    counts: paper ? addedUp(opened.counts, paper) : opened.counts,
    phone: round.sealed ?? {},
    root: rootOfOpened(opened, sha256),
    ...(paper && paperStandsAlone(round, meeting.plan.floor) ? { paper } : {}),
  }
}

function paperCounts(meeting: Meeting, round: Round, entries: PaperEntries): Counts {
  const { form, subjects, classes, merged } = questionOf(meeting, round)
  const ballots = paperBallots(entries, round, meeting.plan.scheme).map(({ voterClass, paper }) =>
    fromPaper(form, subjects, merged[voterClass] ?? voterClass, paper),
  )
  return count(ballots, { form, subjects, classes })
}

const none = (classes: readonly string[]) => Object.fromEntries(classes.map((code) => [code, 0]))

/** Do these figures speak of the box that the hub kept? Rule E5: as many as were sealed, in every class and column. */
export function isOfThisBox(meeting: Meeting, round: Round, { counts, lists }: Opened): boolean {
  const question = questionOf(meeting, round)
  const empty = nothingOpened(meeting, round)
  const sealed = inMergedClasses(round.merged, round.sealed ?? {})
  const valid = Object.values(counts.classes).reduce((sum, each) => sum + each.valid, 0)
  const sameKeys = (a: object, b: object) => Object.keys(a).sort().join() === Object.keys(b).sort().join()
  return (
    sameKeys(counts.classes, empty.counts.classes) &&
    sameKeys(counts.presenters, empty.counts.presenters) &&
    sameKeys(lists, empty.lists) &&
    question.classes.every((code) => returned(counts, code) === (sealed[code] ?? 0)) &&
    Object.values(lists).every((list) => list.length === valid && isSorted(list))
  )
}

function returned({ classes }: Counts, code: string): number {
  const { valid = 0, invalid = {} } = classes[code] ?? {}
  return valid + Object.values(invalid).reduce((a, b) => a + b, 0)
}

const isSorted = (list: readonly string[]): boolean => list.every((entry, i) => i === 0 || (list[i - 1] ?? '') < entry)

/**
 * Rule B17: as many 回避 under each presenter as there are cards in the box that may not judge him; a void ballot may have
 * been one of theirs.
 */
export function keepsRecusals(meeting: Meeting, round: Round, { counts }: Opened, cards: readonly string[]): boolean {
  const { plan, recusals, agenda, roster } = meeting
  const barred: Record<string, Record<string, number>> = {}
  for (const no of cards) {
    const card = roster.cards[no]
    if (card?.voterClass === undefined) continue
    const code = round.merged?.[card.voterClass] ?? card.voterClass
    for (const subject of recusedFor(card, { rules: plan.recusal, recusals, agenda })) {
      const ofSubject = (barred[subject] ??= {})
      ofSubject[code] = (ofSubject[code] ?? 0) + 1
    }
  }
  return Object.entries(counts.presenters).every(([subject, byClass]) =>
    Object.entries(byClass).every(([code, { recused }]) => {
      const wanted = barred[subject]?.[code] ?? 0
      const voided = returned(counts, code) - (counts.classes[code]?.valid ?? 0)
      return recused <= wanted && recused >= wanted - voided
    }),
  )
}
