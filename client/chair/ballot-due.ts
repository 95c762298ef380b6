/**
 * Which form a presenter's turn leads to, as this screen can tell from its view: to name the button before it is
 * pressed. The meeting decides by itself (`shared/domain/ballot-moment.ts`); a test holds the two together.
 */
import type { BallotTiming } from '../../shared/domain/ballot.ts'
import type { View } from '../../shared/domain/view.ts'
import { roundAbout, type RoundAbout } from '../parts/scheme/round-name.ts'

type Presenter = { readonly id: string; readonly heard: boolean; readonly waits: boolean; readonly startedAt: number }

type Day = {
  readonly timing: BallotTiming
  readonly firstTogether: number
  /** In the day's order; a break parts the groups. */
  readonly groups: readonly (readonly Presenter[])[]
  /** Is a presenter on the form of a round that counts? */
  readonly balloted: (id: string) => boolean
}

/** Does this presenter's turn end with a ballot, if it ends now? */
export function endsWithBallot(view: View, slot: string): boolean {
  const day = dayOf(view)
  switch (day.timing) {
    case 'open_all_day':
      return false
    case 'per_presenter': {
      const first = theFirst(day)
      if (!first.some(({ id }) => id === slot)) return true
      const complete = first.length === day.firstTogether || all(day).every(({ waits }) => !waits)
      return complete && first.at(-1)?.id === slot
    }
    case 'per_group':
      return day.groups.some((group) => group.some(({ id }) => id === slot) && group.every(({ waits }) => !waits))
    case 'collective':
      return all(day).every(({ waits }) => !waits)
  }
}

/** Whom the form asks about that is opened after this presenter. */
export function formAfter(view: View, slot: string): RoundAbout {
  const day = dayOf(view)
  const subjects = hasOwnBallot(view, slot)
    ? [slot]
    : all(day)
        .filter(({ id, heard }) => heard && !day.balloted(id))
        .map(({ id }) => id)
  return roundAbout({ slot, subjects }, view.agenda?.items ?? [], day.timing)
}

/** Has this presenter a ballot to himself? Without it his turn ends unrated; any other form is held later on. */
export function hasOwnBallot(view: View, slot: string): boolean {
  const day = dayOf(view)
  return day.timing === 'per_presenter' && !theFirst(day).some(({ id }) => id === slot)
}

function dayOf({ meeting, scheme, agenda, progress = {}, results, ballot }: View): Day {
  const groups: Presenter[][] = [[]]
  for (const { id, kind } of agenda?.items ?? []) {
    const { phase, startedAt = 0 } = progress[id] ?? { phase: 'queued' as const }
    const heard = phase !== 'queued' && phase !== 'absent' && phase !== 'withdrawn'
    if (kind === 'break') groups.push([])
    if (kind === 'slot') groups.at(-1)?.push({ id, heard, waits: phase === 'queued', startedAt })
  }
  const rounds = [...(results?.rounds ?? []), ...(ballot?.round ? [ballot.round] : [])]
  return {
    timing: meeting?.timing ?? 'per_presenter',
    firstTogether: scheme?.firstTogether ?? 0,
    groups,
    balloted: (id) => rounds.some(({ state, subjects }) => state !== 'voided' && subjects.includes(id)),
  }
}

const all = ({ groups }: Day): readonly Presenter[] => groups.flat()

/** Those who were heard first, in the order in which they were heard. */
const theFirst = (day: Day): readonly Presenter[] =>
  all(day)
    .filter(({ heard }) => heard)
    .sort((a, b) => a.startedAt - b.startedAt)
    .slice(0, day.firstTogether)
