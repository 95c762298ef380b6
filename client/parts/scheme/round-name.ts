/** How a round is called by whom it is about: one presenter, the first few together, a group, or everybody. */
import type { PlannedItem, ShownRound } from '../../../shared/domain/view.ts'
import type { BallotTiming } from '../../../shared/domain/ballot.ts'
import { resultWords } from '../../../shared/i18n/results.ts'
import { terms } from '../../../shared/i18n/terms.ts'
import { useWords } from '../../live/language.ts'
import { useMeeting } from '../../live/meeting.ts'
import { itemLine } from '../item-name.ts'

export type RoundAbout =
  | { readonly kind: 'one'; readonly presenter: string }
  | { readonly kind: 'first' | 'all'; readonly count: number }
  | { readonly kind: 'group'; readonly number: number; readonly count: number }

/** Groups are the presenters between two breaks; a day without a break has one, and that is everybody. */
export function roundAbout(
  { slot, subjects }: Pick<ShownRound, 'slot' | 'subjects'>,
  items: readonly Pick<PlannedItem, 'id' | 'kind'>[],
  timing: BallotTiming,
): RoundAbout {
  const [presenter] = subjects
  const count = subjects.length
  if (count === 1 && presenter !== undefined) return { kind: 'one', presenter }
  if (timing === 'per_presenter') return { kind: 'first', count }
  const groups = groupsOf(items)
  const place = groups.findIndex((group) => slot !== undefined && group.includes(slot))
  return timing === 'per_group' && groups.length > 1 && place >= 0
    ? { kind: 'group', number: place + 1, count }
    : { kind: 'all', count }
}

function groupsOf(items: readonly Pick<PlannedItem, 'id' | 'kind'>[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]]
  for (const { id, kind } of items) {
    if (kind === 'break') groups.push([])
    if (kind === 'slot') groups.at(-1)?.push(id)
  }
  return groups.filter((group) => group.length > 0)
}

export function useRoundName() {
  const meeting = useMeeting()
  const t = useWords(resultWords)
  const words = useWords(terms)

  const about = (round: Pick<ShownRound, 'slot' | 'subjects'>): RoundAbout =>
    roundAbout(round, meeting.view.agenda?.items ?? [], meeting.view.meeting?.timing ?? 'per_presenter')
  const presenter = (id: string): string => {
    const item = meeting.item(id)
    return item ? itemLine(item, words.value) : ''
  }
  return {
    about,
    presenter,
    /** `06 鹤壁市`, or 第1组 · 5位. */
    name(round: Pick<ShownRound, 'slot' | 'subjects'>): string {
      const found = about(round)
      switch (found.kind) {
        case 'one':
          return presenter(found.presenter)
        case 'group':
          return t.value.round.group(found.number, found.count)
        case 'first':
        case 'all':
          return t.value.round[found.kind](found.count)
      }
    },
  }
}
