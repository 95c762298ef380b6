/** 测评办法 and 测评方式 as parts of the plan: what fits together, and until when they can be changed. */
import { refuse, type Decision } from './decision.ts'
import { isOpenToChange } from './meeting-life.ts'
import { plainText } from './plain-text.ts'
import { openRounds, type BallotTiming } from './ballot.ts'
import { LOWEST_FLOOR } from './small-class.ts'
import { withoutTrials } from './trial.ts'
import type { Meeting } from './meeting.ts'
import type { Roster } from './roster.ts'
import { faultsOf } from './scoring/check-scheme.ts'
import type { SchemeFault } from './scoring/outcome.ts'
import type { Scheme } from './scoring/scheme.ts'
import type { PlanCommand, PlanFact } from './vocabulary.ts'

type Planned = { readonly scheme: Scheme; readonly timing: BallotTiming; readonly firstTogether: number }

/** Beyond this nobody means a small class any more. */
const MOST_FLOOR = 50

/** What is wrong with a scheme in this plan, field by field. `voting`: the classes that hold cards. Rule K24. */
export function faultsOfPlan(
  { scheme, timing, firstTogether }: Planned,
  voting: readonly string[] = [],
): readonly SchemeFault[] {
  // One presenter cannot be ranked, and a share of one presenter is no share.
  const alone = timing === 'per_presenter' && scheme.form.answer.kind === 'places'
  const together = !Number.isInteger(firstTogether) || firstTogether < 0 || firstTogether > 99
  return [
    ...faultsOf(scheme, voting),
    ...(alone ? [{ field: 'timing', why: 'notForThisMethod' as const }] : []),
    ...(together ? [{ field: 'firstTogether', why: 'outOfRange' as const }] : []),
  ]
}

/** The classes whose cards have a vote. */
export const votingClasses = ({ cards }: Roster): readonly string[] => [
  ...new Set(Object.values(cards).flatMap(({ voterClass }) => voterClass ?? [])),
]

/** Rules B11 and K24: until the first round opens, with a reason once the meeting is no draft, and only what is whole. */
export function decidePlan(meeting: Meeting, command: PlanCommand): Decision<PlanFact> {
  const { life, rounds, roster, plan } = meeting
  if (!isOpenToChange(life)) return refuse('noSuchMove')
  if (command.type === 'secrecy.change') return decideSecrecy(meeting, command)
  if (withoutTrials(rounds).length > 0) return refuse('roundExists')
  const reason = plainText(command.reason)
  if (command.type === 'plan.change') {
    const { timing, firstTogether } = command
    const faults = faultsOfPlan({ scheme: plan.scheme, timing, firstTogether })
    return faults.length > 0 ? refuse('wrongTiming') : [{ type: 'plan.changed', timing, firstTogether, reason }]
  }
  if (!reason && life.state !== 'draft') return refuse('emptyText')
  const faults = faultsOfPlan({ ...plan, scheme: command.scheme }, votingClasses(roster))
  if (faults.length > 0) return refuse('badScheme', faults.length)
  return [{ type: 'scheme.changed', scheme: command.scheme, reason }]
}

/** Rules E6 and E9: between two rounds, with a reason, and never below the lowest floor. */
function decideSecrecy(
  { rounds, plan }: Meeting,
  { secrecy, floor, reason: typed }: Extract<PlanCommand, { type: 'secrecy.change' }>,
): Decision<PlanFact> {
  if (openRounds(rounds).length > 0) return refuse('ballotOpen')
  const reason = plainText(typed)
  if (!reason) return refuse('emptyText')
  // A demo's own floor, which is lower, may stay.
  if (floor !== plan.floor && (floor < LOWEST_FLOOR || floor > MOST_FLOOR)) return refuse('badRequest')
  return [{ type: 'secrecy.changed', secrecy, floor, reason }]
}
