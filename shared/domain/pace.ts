/**
 * The plan against now: how far the day is ahead or behind, and when it will end. The hub sends the few numbers of
 * `Pace`; a screen computes the rest from the hub's time, so that it is right every second without a message.
 */
import { between, duration, instant, later, sum, type Duration, type Instant } from './time.ts'
import { inOrder, itemOf, type AgendaItem } from './agenda.ts'
import { stateBehind } from './meeting-life.ts'
import type { Meeting } from './meeting.ts'

export type Pace = {
  /** When the plan has the item under way end; if none is, when it has the next one start. */
  readonly due: Instant
  /** When what is under way ends if it takes as long as planned, or as announced; null if nothing is. */
  readonly likely: Instant | null
  /** The planned length of everything that still waits. */
  readonly rest: Duration
}

const isOver = ({ phase }: AgendaItem) =>
  phase === 'done' || phase === 'skipped' || phase === 'absent' || phase === 'withdrawn'

/** Every item's planned start, by id: the plan's start plus the planned lengths before it in today's order. */
export function plannedStarts(meeting: Meeting): Readonly<Record<string, Instant>> {
  let at = meeting.plan.startsAt
  return Object.fromEntries(
    inOrder(meeting.agenda).map((item) => {
      const start = at
      at = later(at, item.planned)
      return [item.id, start]
    }),
  )
}

/** Rule P1. Null before the meeting is called to order and after it has ended. */
export function paceOf(meeting: Meeting): Pace | null {
  const { life, agenda } = meeting
  const going = stateBehind(life)
  if (going !== 'in_session' && going !== 'recess') return null
  const starts = plannedStarts(meeting)
  const items = inOrder(agenda)
  const waits = items.filter((item) => item.phase === 'queued')
  const rest = sum(waits.map(({ planned }) => planned))
  const current = itemOf(agenda, agenda.current)
  // A recess with an end that was announced lasts until then at least (rule P7).
  const back = life.state === 'recess' ? (life.until ?? null) : null
  // A ballot held again for a presenter who is done is no item of the plan: what waits next is what is late.
  if (current && current.endedAt === undefined) {
    const due = later(starts[current.id] ?? meeting.plan.startsAt, current.planned)
    const likely = later(current.startedAt ?? due, current.planned)
    return { due, likely: instant(Math.max(likely, back ?? likely)), rest }
  }
  const next = waits[0]
  const lastDone = items.findLast(isOver)
  const end = lastDone ? later(starts[lastDone.id] ?? meeting.plan.startsAt, lastDone.planned) : meeting.plan.startsAt
  return { due: next ? (starts[next.id] ?? end) : end, likely: back, rest }
}

export type Drift = {
  /** Positive: behind the plan; negative: ahead. */
  readonly behind: Duration
  readonly expectedEnd: Instant
}

/** Rule P2: an item that runs past its planned length pushes everything after it, second by second. */
export function driftAt(pace: Pace, now: Instant): Drift {
  const ends = instant(Math.max(now, pace.likely ?? now))
  return { behind: between(pace.due, ends), expectedEnd: later(ends, pace.rest) }
}

/** Ahead or behind in whole minutes, towards zero, as it is shown. */
export const wholeMinutes = (behind: Duration): number => Math.trunc(duration(behind) / 60_000)
