/**
 * What has been done in the meeting, act by act, each timed by the hub: what the minutes are written beside. The facts
 * carry these moments already, but a view is made from the meeting and never from the journal, and neither a phase that
 * is over nor a pause leaves its moment anywhere else. So they are kept here, a line each, by the facts themselves: no
 * command makes one, and an act that is undone takes its line with it.
 */
import type { Instant } from './time.ts'
import { itemOf, type AgendaItem } from './agenda.ts'
import type { LifeState } from './meeting-life.ts'
import type { SlotMark } from './slot.ts'
import type { PauseReason } from './timer.ts'
import type { Fact } from './vocabulary.ts'
import type { Meeting } from './meeting.ts'

/** What was done. `moved`: the meeting as a whole. `phase`: of an item, as it begins. */
export type Doing =
  | {
      readonly what: 'moved'
      readonly from: LifeState
      readonly to: LifeState
      readonly reason?: string
      readonly until?: Instant
    }
  | { readonly what: 'phase'; readonly phase: AgendaItem['phase'] }
  | { readonly what: 'marked'; readonly as: SlotMark; readonly reason: string }
  | { readonly what: 'paused'; readonly reason: PauseReason }
  | { readonly what: 'resumed' }
  /** `number`: 2 and more for a ballot that is held again. */
  | { readonly what: 'opened'; readonly round: string; readonly number: number }
  | { readonly what: 'closed'; readonly round: string }
  | { readonly what: 'voided'; readonly round: string; readonly reason: string }
  /** The machine was off from `lastSeen` on. */
  | { readonly what: 'interrupted'; readonly lastSeen: Instant }

export type Act = {
  /** The item, what was done, and the moment: `p01.reporting.1515547800000`. The same act has the same key for ever. */
  readonly key: string
  readonly at: Instant
  /** The agenda item to which it belongs; null between two. */
  readonly item: string | null
  /** The step that took it; absent where the hub reported it. */
  readonly step?: number
  /** It was undone, and what somebody had typed beside it is still there. */
  readonly undone?: true
} & Doing

/** In the order in which they were done. */
export type Acts = readonly Act[]

/** The acts after a fact. `before` is the meeting without it. */
export function actsAfter(before: Meeting, fact: Fact): Acts {
  const { acts, notes, agenda, life, step } = before
  const taken = (item: string | null, at: Instant, doing: Doing): Acts => [
    ...acts,
    { key: keyOf(acts, item, doing, at), at, item, step: step + 1, ...doing },
  ]
  switch (fact.type) {
    case 'meeting.moved': {
      const { to, at, reason, until } = fact
      const why = { ...(reason ? { reason } : {}), ...(until ? { until } : {}) }
      return taken(agenda.current, at, { what: 'moved', from: life.state, to, ...why })
    }
    case 'slot.called':
      return taken(fact.slot, fact.at, { what: 'phase', phase: 'called' })
    case 'slot.entered':
      // Of a ballot the round itself says when it opened and closed.
      if (fact.to === 'ballot' || fact.to === 'closed') return acts
      return taken(fact.slot, fact.at, { what: 'phase', phase: fact.to })
    case 'slot.finished':
      return taken(fact.slot, fact.at, { what: 'phase', phase: 'done' })
    case 'slot.marked':
      return taken(fact.slot, fact.at, { what: 'marked', as: fact.as, reason: fact.reason })
    case 'item.begun':
    case 'item.ended':
      // A break is a recess, and the recess says when it began and ended.
      if (itemOf(agenda, fact.item)?.kind === 'break') return acts
      return taken(fact.item, fact.at, { what: 'phase', phase: fact.type === 'item.begun' ? 'running' : 'done' })
    case 'item.skipped':
      return taken(fact.item, fact.at, { what: 'phase', phase: 'skipped' })
    case 'timer.paused':
      // A recess or a restart stops the clock as well and is an act of its own.
      if (fact.reason === 'recess' || fact.reason === 'restart') return acts
      return taken(agenda.current, fact.at, { what: 'paused', reason: fact.reason })
    case 'timer.resumed':
      return taken(agenda.current, fact.at, { what: 'resumed' })
    case 'ballot.opened':
      return taken(fact.slot ?? agenda.current, fact.at, { what: 'opened', round: fact.round, number: fact.number })
    case 'ballot.closed':
      return taken(slotOfRound(before, fact.round), fact.at, { what: 'closed', round: fact.round })
    case 'ballot.voided':
      return taken(slotOfRound(before, fact.round), fact.at, {
        what: 'voided',
        round: fact.round,
        reason: fact.reason,
      })
    case 'clock.interrupted': {
      const doing: Doing = { what: 'interrupted', lastSeen: fact.lastSeen }
      const item = agenda.current
      return [...acts, { key: keyOf(acts, item, doing, fact.at), at: fact.at, item, ...doing }]
    }
    case 'step.undone':
      // Rule M2.
      return acts.flatMap((act): Acts => {
        if (act.step !== fact.undone) return [act]
        return act.key in notes ? [{ ...act, undone: true }] : []
      })
    case 'note.written':
      return fact.text ? acts : acts.filter(({ key, undone }) => !(undone && key === fact.act))
    default:
      return acts
  }
}

const slotOfRound = ({ rounds, agenda }: Meeting, round: string) => rounds[round]?.slot ?? agenda.current

/** Two acts of one kind and one moment, which only a fast hand or a test makes, are told apart by a number. */
function keyOf(acts: Acts, item: string | null, doing: Doing, at: Instant): string {
  const word = doing.what === 'phase' ? doing.phase : doing.what === 'moved' ? doing.to : doing.what
  const key = `${item ?? 'meeting'}.${word}.${at}`
  const same = acts.filter((act) => act.key === key || act.key.startsWith(`${key}-`)).length
  return same === 0 ? key : `${key}-${same + 1}`
}
