/** How long each phase of each presenter's turn took, read from the journal as it stands. */
import { between, duration, sum, type Duration, type Instant } from '../domain/time.ts'
import type { PauseReason } from '../domain/timer.ts'
import { standing } from './journal.ts'
import type { JournalEntry } from './source.ts'

export type Turn = {
  /** When the report began and ended, or the turn of one who reports in writing. */
  readonly from: Instant
  readonly until: Instant | null
  /** By phase, without pauses. */
  readonly took: Readonly<Record<string, Duration>>
  readonly pauses: readonly { readonly reason: PauseReason; readonly took: Duration }[]
  /** The limit to which the clock of the report was set while it ran. */
  readonly limit: Duration | null
}

type Running = { readonly slot: string; readonly phase: string; readonly since: Instant }
type Paused = { readonly reason: PauseReason; readonly since: Instant }
type Open = {
  from: Instant
  until: Instant | null
  took: Record<string, Duration>
  pauses: Turn['pauses'][number][]
  limit: Duration | null
}

/** By slot. A turn that was taken back is not in it. */
export function turnsOf(journal: readonly JournalEntry[]): Readonly<Record<string, Turn>> {
  const turns: Record<string, Open> = {}
  const now: { running: Running | null; paused: Paused | null; held: Duration } = {
    running: null,
    paused: null,
    held: duration(0),
  }

  const resume = (at: Instant) => {
    if (!now.paused || !now.running) return
    const took = between(now.paused.since, at)
    turns[now.running.slot]?.pauses.push({ reason: now.paused.reason, took })
    now.held = sum([now.held, took])
    now.paused = null
  }
  const enter = (next: Running | null, at: Instant) => {
    resume(at)
    const turn = now.running && turns[now.running.slot]
    if (now.running && turn) {
      const took = duration(Math.max(0, between(now.running.since, at) - now.held))
      turn.took[now.running.phase] = sum([turn.took[now.running.phase] ?? duration(0), took])
      if (now.running.phase === 'reporting') turn.until = at
    }
    now.held = duration(0)
    now.paused = null
    now.running = next
  }

  for (const { facts } of standing(journal)) {
    for (const fact of facts) {
      switch (fact.type) {
        case 'slot.called':
          enter({ slot: fact.slot, phase: 'called', since: fact.at }, fact.at)
          turns[fact.slot] = { from: fact.at, until: null, took: {}, pauses: [], limit: null }
          break
        case 'slot.entered': {
          const turn = turns[fact.slot]
          if (turn && fact.to === 'reporting') turn.from = fact.at
          enter({ slot: fact.slot, phase: fact.to, since: fact.at }, fact.at)
          break
        }
        case 'slot.finished': {
          enter(null, fact.at)
          const turn = turns[fact.slot]
          if (turn) turn.until ??= fact.at
          break
        }
        case 'slot.marked':
          if (now.running?.slot === fact.slot && fact.as !== 'written' && fact.as !== 'deputy') {
            enter(null, fact.at)
            delete turns[fact.slot]
          }
          break
        case 'timer.paused':
          if (now.running && fact.timer.startsWith(`${now.running.slot}.`))
            now.paused = { reason: fact.reason, since: fact.at }
          break
        case 'timer.resumed':
          resume(fact.at)
          break
        case 'timer.adjusted': {
          const turn = now.running?.phase === 'reporting' ? turns[now.running.slot] : undefined
          if (turn) turn.limit = fact.limit
          break
        }
        default:
      }
    }
  }
  return turns
}
