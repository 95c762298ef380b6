/** Who is due. A card is a number, a class and a seat; names stay out of the meeting. */

export type Card = {
  /** The printed number, e.g. `C017`. */
  readonly no: string
  /** 身份, e.g. 党代表. */
  readonly identity: string
  readonly unit: string
  readonly seat: string
  /** 票类. Absent for those who attend without a vote (列席). */
  readonly voterClass?: string
  /** The slot of a presenter who votes as well. */
  readonly presenter?: string
  /** Drawn cards only: beyond those that are due, so that whoever draws last can still draw. It makes nobody more due. */
  readonly spare?: true
}

/**
 * drawn: a card is drawn or handed out unseen; the hub knows its class and nothing of its holder. named: a card belongs
 * to a seat, and through it to a person.
 */
export const cardKinds = ['drawn', 'named'] as const
export type CardKind = (typeof cardKinds)[number]

export type Roster = {
  readonly cards: Readonly<Record<string, Card>>
}

/** 应到: how many hold a card with a vote, for each of these classes; spare cards are nobody's. */
export function due(roster: Roster, classes: readonly { readonly code: string }[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(classes.map(({ code }) => [code, 0]))
  for (const { voterClass, spare } of Object.values(roster.cards)) {
    if (voterClass !== undefined && !spare) counts[voterClass] = (counts[voterClass] ?? 0) + 1
  }
  return counts
}

export const classOf = (roster: Roster, no: string): string | undefined => roster.cards[no]?.voterClass
