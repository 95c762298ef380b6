/** For whom forms can be printed: everybody, those between two breaks, those of a round, or one presenter. */
import type { PlannedItem, Sections, ShownRound } from '../../../shared/domain/view.ts'

export type Choice = {
  readonly value: string
  readonly presenters: readonly PlannedItem[]
  readonly round?: ShownRound
}
export type Choices = {
  readonly all: Choice
  readonly parts: readonly Choice[]
  readonly rounds: readonly Choice[]
  readonly each: readonly Choice[]
}

const inPrintedOrder = (presenters: readonly PlannedItem[]) =>
  [...presenters].sort((a, b) => (a.orderNo ?? 0) - (b.orderNo ?? 0))

/** `rounds` may name one several times. */
export function choicesOf(
  items: readonly PlannedItem[],
  { progress, rounds }: { progress: Sections['progress']; rounds: readonly ShownRound[] },
): Choices {
  const isThere = ({ id }: PlannedItem) => progress[id]?.phase !== 'absent' && progress[id]?.phase !== 'withdrawn'
  const presenters = items.filter(({ kind }) => kind === 'slot')
  const held = new Map(rounds.filter(({ state }) => state !== 'voided').map((round) => [round.id, round]))
  const parts = betweenBreaks(items).map((part) => inPrintedOrder(part.filter(isThere)))
  return {
    all: { value: 'all', presenters: inPrintedOrder(presenters.filter(isThere)) },
    parts:
      parts.length > 1
        ? parts.filter((part) => part.length > 0).map((part, i) => ({ value: `part/${i}`, presenters: part }))
        : [],
    rounds: [...held.values()].map((round) => ({
      value: `round/${round.id}`,
      presenters: inPrintedOrder(presenters.filter(({ id }) => round.subjects.includes(id))),
      round,
    })),
    each: inPrintedOrder(presenters).map((presenter) => ({ value: `one/${presenter.id}`, presenters: [presenter] })),
  }
}

function betweenBreaks(items: readonly PlannedItem[]): readonly (readonly PlannedItem[])[] {
  const parts: PlannedItem[][] = [[]]
  for (const item of items) {
    if (item.kind === 'break') parts.push([])
    else if (item.kind === 'slot') parts.at(-1)?.push(item)
  }
  return parts.filter((part) => part.length > 0)
}
