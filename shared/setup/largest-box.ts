/** How much a secret ballot asks of those who count it, before there is a meeting. */
import { isPresenter, presentersOf, type MeetingDraft } from './draft.ts'
import { votersPerClass } from './numbers.ts'

/**
 * Cells of one box. A teller's browser makes a commitment for each and reports them in one piece, which of so many is 140 MB
 * and takes the hub some seconds; nobody waits for more.
 */
export const MOST_CELLS = 4_000_000

/** How many cells the largest box of this plan can have: a ballot of every card, with every presenter of one form. */
export function cellsOfLargestBox(draft: MeetingDraft): number {
  const { answer, items } = draft.scheme.form
  // Of points over several items the sum is a cell as well.
  const perPresenter = items.length + (answer.kind === 'points' && items.length > 1 ? 1 : 0)
  return cardsWithVote(draft) * presentersOnOneForm(draft) * perPresenter
}

function cardsWithVote(draft: MeetingDraft): number {
  const spares = draft.cards === 'drawn' ? Object.values(draft.spares) : []
  return [...Object.values(votersPerClass(draft)), ...spares].reduce((sum, n) => sum + n, 0)
}

function presentersOnOneForm(draft: MeetingDraft): number {
  const all = presentersOf(draft).length
  switch (draft.timing) {
    case 'per_presenter':
      return Math.min(all, Math.max(1, draft.firstTogether))
    case 'per_group':
      return longestGroup(draft)
    case 'collective':
    case 'open_all_day':
      return all
  }
}

/** The most presenters between two breaks. */
function longestGroup({ items }: MeetingDraft): number {
  let [group, longest] = [0, 0]
  for (const item of items) {
    if (isPresenter(item)) group += 1
    else if (item.kind === 'break') group = 0
    longest = Math.max(longest, group)
  }
  return longest
}
