/** Who is due, and with which weight. A card is a number, a class and a seat; names stay out of the meeting. */

/** 票类. `weight` is in whole percent; the weights of all classes add up to 100. */
export type VoterClass = { readonly code: string; readonly weight: number }

export type Card = {
  /** The printed number, e.g. `C017`. */
  readonly no: string
  /** 身份, e.g. 党代表. */
  readonly identity: string
  readonly unit: string
  readonly seat: string
  /** Absent for those who attend without a vote (列席). */
  readonly voterClass?: string
}

export type Roster = {
  readonly classes: readonly VoterClass[]
  readonly cards: Readonly<Record<string, Card>>
}

/** How many hold a card with a vote, per class. */
export function due(roster: Roster): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(roster.classes.map(({ code }) => [code, 0]))
  for (const { voterClass } of Object.values(roster.cards)) {
    if (voterClass !== undefined) counts[voterClass] = (counts[voterClass] ?? 0) + 1
  }
  return counts
}

export const classOf = (roster: Roster, no: string): string | undefined => roster.cards[no]?.voterClass
