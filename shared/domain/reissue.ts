/** 补发: a card that was lost, or whose phone was. The new one has another code; a ballot that was cast stays. */
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'
import type { Roster } from './roster.ts'

export type CardCommand = { type: 'card.reissue'; card: string; reason: string }
/** `issue`: how often the card has been issued anew, by which its code is made. */
export type CardFact = { type: 'card.reissued'; card: string; issue: number; reason: string }

/** Rule E10. */
export function decideReissue(
  { card, reason: typed }: CardCommand,
  roster: Roster,
  reissued: Readonly<Record<string, number>>,
): Decision<CardFact> {
  if (!roster.cards[card]) return refuse('noSuchCard')
  const reason = plainText(typed)
  if (!reason) return refuse('emptyText')
  return [{ type: 'card.reissued', card, issue: (reissued[card] ?? 0) + 1, reason }]
}

export const applyReissue = (
  reissued: Readonly<Record<string, number>>,
  { card, issue }: CardFact,
): Readonly<Record<string, number>> => ({ ...reissued, [card]: issue })
