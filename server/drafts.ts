/** Who has begun a round's form and not sent it: said by the phones, kept in memory only. */
export function openDrafts() {
  const holders = new Map<string, Set<string>>()
  return {
    count: (round: string): number => holders.get(round)?.size ?? 0,
    say(round: string, card: string, unsent: boolean): void {
      const cards = holders.get(round) ?? new Set<string>()
      holders.set(round, cards)
      if (unsent) cards.add(card)
      else cards.delete(card)
    },
    /** Forgets rounds that are over, and these cards in the others. */
    keepOnly(isOpen: (round: string) => boolean, without: readonly string[]): void {
      for (const [round, cards] of holders) {
        if (!isOpen(round)) holders.delete(round)
        for (const card of without) cards.delete(card)
      }
    },
  }
}
