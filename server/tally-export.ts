/** A meeting as a file that `npm run tally` counts: the scheme and every ballot that has been counted, without an order. */
import type { Meeting } from '../shared/domain/meeting.ts'
import type { Round } from '../shared/domain/ballot.ts'
import { isPresentable, slots } from '../shared/domain/agenda.ts'
import { recusedBy } from '../shared/domain/recusal.ts'
import { withoutTrials } from '../shared/domain/trial.ts'
import { TALLY_VERSION, type TallyBallot, type TallyFile, type TallyRound } from '../shared/domain/tally.ts'
import type { BoxedBallot } from '../db/ballot-box.ts'
import { fromPaper } from '../shared/sealing/ballot-paper.ts'

/** `boxOf`: everything in the box of a recorded round. Rounds that are open or not counted yet are left out. */
export function tallyFileOf(meeting: Meeting, boxOf: (round: string) => readonly BoxedBallot[]): TallyFile {
  const { plan, agenda, given } = meeting
  return {
    format: 'rostrum-tally',
    version: TALLY_VERSION,
    title: plan.title,
    scheme: plan.scheme,
    presenters: [...slots(agenda)]
      .sort((a, b) => a.orderNo - b.orderNo)
      .map((slot) => {
        const { id, orderNo, name, unit, post, group } = slot
        return { id, orderNo, name, unit, post, group, absent: !isPresentable(slot) }
      }),
    given,
    rounds: talliedRounds(meeting).map((round) =>
      roundOf(meeting, round, round.secrecy === 'secret' ? [] : boxOf(round.id)),
    ),
  }
}

/** What has been counted. A trial is on nobody and is no result (rule Y5). */
export const talliedRounds = ({ rounds }: Meeting): readonly Round[] =>
  withoutTrials(rounds).filter(({ state, counts }) => state !== 'open' && counts)

function roundOf(meeting: Meeting, round: Round, boxed: readonly BoxedBallot[]): TallyRound {
  const { plan } = meeting
  const { id, number, subjects, reason, state, entitled, issued, present, phoneReturned, paperReturned } = round
  const { secrecy, merged = {}, counts = null } = round
  return {
    id,
    number,
    subjects,
    voided: state === 'voided' ? (reason ?? '') : null,
    classes: Object.fromEntries(
      plan.scheme.classes.map(({ code }) => [
        code,
        {
          due: entitled[code] ?? 0,
          present: present?.[code] ?? null,
          issued: issued?.[code] ?? entitled[code] ?? 0,
          phone: phoneReturned?.[code] ?? 0,
          paper: paperReturned?.[code] ?? 0,
          recused: recusedIn(meeting, round, code),
        },
      ]),
    ),
    merged,
    // Nobody has the ballots of a secret round, not even whoever holds the hub.
    counts: secrecy === 'secret' ? counts : null,
    ballots: piled(meeting, round, boxed),
  }
}

function recusedIn(
  { plan, roster, recusals, agenda }: Meeting,
  { subjects }: Round,
  code: string,
): Record<string, number> {
  const counts = subjects.map((subject): [string, number] => [
    subject,
    recusedBy(subject, roster, { rules: plan.recusal, recusals, agenda })[code] ?? 0,
  ])
  return Object.fromEntries(counts.filter(([, n]) => n > 0))
}

/** Equal ballots in one pile, and the piles in the order of what is on them: nothing of how they came is left. */
function piled({ plan }: Meeting, { subjects }: Round, boxed: readonly BoxedBallot[]): readonly TallyBallot[] {
  const piles = new Map<string, { ballot: BoxedBallot; count: number }>()
  for (const ballot of boxed) {
    const key = `${ballot.voterClass} ${ballot.paper}`
    piles.set(key, { ballot, count: (piles.get(key)?.count ?? 0) + 1 })
  }
  return [...piles.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { ballot, count }]) => {
      const counted = fromPaper(plan.scheme.form, subjects, ballot.voterClass, ballot.paper)
      const common = { class: ballot.voterClass, count }
      return 'void' in counted ? { ...common, void: counted.void } : { ...common, marks: counted.marks }
    })
}
