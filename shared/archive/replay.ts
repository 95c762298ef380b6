/**
 * A meeting at any moment of its past, folded from its journal by the same functions that made it. Meetings share what
 * has not changed, so that every so many acts one is kept and no moment is more than a few acts away from one.
 */
import { apply } from '../domain/apply.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Fact } from '../domain/vocabulary.ts'
import { noLines } from '../domain/lines.ts'
import { viewFor, type Surroundings, type View } from '../domain/view.ts'
import type { Recording } from './journal.ts'

/** So many acts lie between two kept meetings. */
const APART = 100

/** The meeting after a fact. One that this version does not know, or cannot read, changes nothing. */
function after(meeting: Meeting, fact: Fact): Meeting {
  try {
    return (apply(meeting, fact) as Meeting | undefined) ?? meeting
  } catch {
    // A fact of another version: the rest of the day is still to be seen.
    return meeting
  }
}

export function openReplay({ start, acts }: Recording) {
  const kept: Meeting[] = [start]
  let last = { count: 0, meeting: start }

  function fold(from: { count: number; meeting: Meeting }, to: number): Meeting {
    let { meeting } = from
    for (let i = from.count; i < to; i += 1) {
      meeting = (acts[i]?.facts ?? []).reduce(after, meeting)
      if ((i + 1) % APART === 0) kept[(i + 1) / APART] ??= meeting
    }
    return meeting
  }

  return {
    length: acts.length,
    /** The meeting after so many acts; 0 for as it began. */
    after(count: number): Meeting {
      const wanted = Math.max(0, Math.min(acts.length, Math.floor(count)))
      const place = Math.min(Math.floor(wanted / APART), kept.length - 1)
      const nearest = { count: place * APART, meeting: kept[place] ?? start }
      const from = last.count <= wanted && last.count > nearest.count ? last : nearest
      last = { count: wanted, meeting: fold(from, wanted) }
      return last.meeting
    },
    /** How many acts had happened at a moment. */
    countAt(moment: number): number {
      let [low, high] = [0, acts.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((acts[middle]?.at ?? 0) <= moment) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
export type Replay = ReturnType<typeof openReplay>

const nothingFound = { found: 0, missing: 0 }

/** What a hub knows beside its meeting and no journal keeps: who was connected, how many had submitted before the close. */
const beside: Omit<Surroundings, 'meeting' | 'submitted'> = {
  drafts: () => 0,
  paper: () => ({ entered: { teller_a: {}, teller_b: {} }, differences: [] }),
  reported: () => ({ reported: [], differ: false }),
  proofs: () => ({ box: nothingFound, opened: nothingFound }),
  shredding: false,
  tried: () => [],
  hall: { console: 0, recorder: 0, secretary: 0, desk: 0, teller: 0, projector: 0, stage: 0, phone: 0 },
  lines: () => noLines,
  saving: true,
  joinUrl: '',
}

/**
 * What the projector showed of a meeting. How many had submitted while a ballot was open is in no journal, since it
 * would tell when each came: nothing is shown of it before the close.
 */
export function wallOf(meeting: Meeting): View {
  const submitted = (id: string) => {
    const round = meeting.rounds[id]
    return round?.sealed ?? { all: round?.submitted ?? 0 }
  }
  const view = viewFor({ ...beside, meeting, submitted }, 'projector')
  const round = view.turnout?.round
  const open = round !== null && round !== undefined && meeting.rounds[round]?.state === 'open'
  return open ? { ...view, turnout: { round: null, submitted: 0, entitled: 0 } } : view
}
