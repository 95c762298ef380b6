/** 回避: whom a voter may not judge. Fixed before the first ballot, since a secret ballot cannot be found again. */
import { refuse, type Decision } from './decision.ts'
import { slots, slotOf, type Agenda } from './agenda.ts'
import { plainText } from './plain-text.ts'
import type { Card, Roster } from './roster.ts'
import type { Slot } from './slot.ts'

/** `self`: nobody judges himself. `sameUnit`: nobody judges who is of his own unit. */
export type RecusalRules = { readonly self: boolean; readonly sameUnit: boolean }

/** The list made by hand: presenters by card. */
export type Recusals = Readonly<Record<string, readonly string[]>>

/** Sets the whole list of one card; an empty one lifts it. */
export type RecusalCommand = { type: 'recusal.set'; card: string; slots: readonly string[]; reason: string }
export type RecusalFact = { type: 'recusal.changed'; card: string; slots: readonly string[]; reason: string }

type Setting = {
  readonly rules: RecusalRules
  readonly recusals: Recusals
  readonly agenda: Agenda
}

/** The presenters, in printed order, whom this card may not judge. */
export function recusedFor(card: Card, setting: Setting): readonly string[] {
  if (mayJudgeAll(card, setting)) return []
  return slots(setting.agenda)
    .filter((slot) => isRecused(card, slot, setting))
    .sort((a, b) => a.orderNo - b.orderNo)
    .map(({ id }) => id)
}

/** Known without looking at a presenter, as of nearly every card: asked for with every ballot and every phone that comes in. */
const mayJudgeAll = (card: Card, { rules, recusals }: Setting): boolean =>
  !recusals[card.no]?.length &&
  !(rules.self && card.presenter !== undefined) &&
  !(rules.sameUnit && card.unit.trim() !== '')

const isRecused = (card: Card, slot: Slot, { rules, recusals }: Setting): boolean =>
  (recusals[card.no]?.includes(slot.id) ?? false) ||
  (rules.self && card.presenter === slot.id) ||
  (rules.sameUnit && card.unit !== '' && card.unit.trim() === slot.unit.trim())

/** How many cards of each class are recused for a presenter. */
export function recusedBy(id: string, roster: Roster, setting: Setting): Readonly<Record<string, number>> {
  const slot = slotOf(setting.agenda, id)
  const counts: Record<string, number> = {}
  if (!slot) return counts
  for (const card of Object.values(roster.cards)) {
    if (card.voterClass === undefined || !isRecused(card, slot, setting)) continue
    counts[card.voterClass] = (counts[card.voterClass] ?? 0) + 1
  }
  return counts
}

/** Rule B17: refused from the first ballot on. */
export function decideRecusal(
  { card, slots: listed, reason }: RecusalCommand,
  { roster, agenda, balloted }: { roster: Roster; agenda: Agenda; balloted: boolean },
): Decision<RecusalFact> {
  if (balloted) return refuse('roundExists')
  if (roster.cards[card]?.voterClass === undefined) return refuse('noSuchCard')
  if (listed.some((slot) => !slotOf(agenda, slot))) return refuse('noSuchItem')
  return [{ type: 'recusal.changed', card, slots: [...new Set(listed)], reason: plainText(reason) }]
}

export const applyRecusal = (recusals: Recusals, { card, slots: listed }: RecusalFact): Recusals => ({
  ...recusals,
  [card]: listed,
})
