/** 附加分 and the other parts of a composite: figures that the chair's table gives beside the ballot, each with a reason. */
import { refuse, type Decision } from './decision.ts'
import { slotOf, type Agenda } from './agenda.ts'
import { plainText } from './plain-text.ts'
import { BONUS, type Given, type Scheme } from './scoring/scheme.ts'

/** By presenter. */
export type GivenScores = Readonly<Record<string, Given>>

/** `points`: null takes it back. */
export type GivenCommand = { type: 'score.give'; slot: string; part: string; points: number | null; reason: string }
export type GivenFact = { type: 'score.given'; slot: string; part: string; points: number | null; reason: string }

/** Rule K15: only parts that the scheme has, within its limits, with a reason. */
export function decideGiven(command: GivenCommand, scheme: Scheme, agenda: Agenda): Decision<GivenFact> {
  const { slot, part, points } = command
  if (!slotOf(agenda, slot)) return refuse('noSuchItem')
  const reason = plainText(command.reason)
  if (!reason) return refuse('emptyText')
  const limits = limitsOf(scheme, part)
  if (!limits) return refuse('noSuchPart')
  if (points !== null && (points < limits.least || points > limits.most)) return refuse('outOfLimits')
  return [{ type: 'score.given', slot, part, points, reason }]
}

/** What may be given for a part; null if the scheme has no such part. */
export function limitsOf({ rules, composite }: Scheme, part: string): { least: number; most: number } | null {
  if (part === BONUS) return rules.bonus
  return composite?.others.some(({ code }) => code === part) ? { least: 0, most: 100 } : null
}

export function applyGiven(given: GivenScores, { slot, part, points, reason }: GivenFact): GivenScores {
  const { [part]: _before, ...others } = given[slot] ?? {}
  return { ...given, [slot]: points === null ? others : { ...others, [part]: { points, reason } } }
}
