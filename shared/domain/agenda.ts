/** The day's order: presenters' slots and what stands between them. Only what still waits can be moved. */
import type { Duration, Instant } from './time.ts'
import { isRefusal, refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'
import { applySlot, isUnderWay, type Slot, type SlotFact } from './slot.ts'

export const intervalKinds = ['opening', 'break', 'observer_comment', 'summing_up'] as const
export type IntervalKind = (typeof intervalKinds)[number]

/** An agenda item that is not a presenter's: opening, break, observer's comment, summing-up. */
export type Interval = {
  readonly kind: IntervalKind
  readonly id: string
  /** The plan's own words, e.g. 午间休会; empty to use the kind's name. */
  readonly title: string
  readonly planned: Duration
  readonly phase: 'queued' | 'running' | 'done' | 'skipped'
  readonly startedAt?: Instant
  readonly endedAt?: Instant
}

export type AgendaItem = Slot | Interval

export type Agenda = {
  readonly items: Readonly<Record<string, AgendaItem>>
  /** Every item's id, in the order of the day. */
  readonly order: readonly string[]
  /** The item under way, if any. */
  readonly current: string | null
}

export type AgendaCommand =
  | { type: 'slot.call'; step: number; slot: string }
  | { type: 'item.begin'; step: number; item: string }
  | { type: 'item.end'; step: number; item: string }
  | { type: 'item.skip'; step: number; item: string }
  | { type: 'agenda.swap'; step: number; a: string; b: string; reason: string }

export type AgendaFact =
  | { type: 'item.begun'; item: string; at: Instant }
  | { type: 'item.ended'; item: string; at: Instant }
  | { type: 'item.skipped'; item: string; at: Instant }
  | { type: 'agenda.swapped'; a: string; b: string; reason: string }
  | SlotFact

export const itemOf = (agenda: Agenda, id: string | null): AgendaItem | undefined =>
  id !== null && agenda.order.includes(id) ? agenda.items[id] : undefined

export function slotOf(agenda: Agenda, id: string | null): Slot | undefined {
  const item = itemOf(agenda, id)
  return item?.kind === 'slot' ? item : undefined
}

/** Has this presenter a turn, or will have one: neither absent nor withdrawn? */
export const isPresentable = (slot: Slot | undefined): slot is Slot =>
  slot !== undefined && slot.phase !== 'absent' && slot.phase !== 'withdrawn'

/** An agenda is never changed but replaced, and asked for its order by every section and every ballot. */
const ordered = new WeakMap<Agenda, readonly AgendaItem[]>()

export function inOrder(agenda: Agenda): readonly AgendaItem[] {
  const known = ordered.get(agenda)
  if (known) return known
  const items = agenda.order.flatMap((id) => agenda.items[id] ?? [])
  ordered.set(agenda, items)
  return items
}

export const slots = (agenda: Agenda): readonly Slot[] =>
  inOrder(agenda).filter((item): item is Slot => item.kind === 'slot')

/** What waits, first the one that is next. */
export const waiting = (agenda: Agenda): readonly AgendaItem[] =>
  inOrder(agenda).filter((item) => item.phase === 'queued')

export function decideAgenda(agenda: Agenda, command: AgendaCommand, now: Instant): Decision<AgendaFact> {
  switch (command.type) {
    case 'slot.call': {
      const slot = slotOf(agenda, command.slot)
      if (!slot) return refuse('noSuchItem')
      if (waiting(agenda)[0]?.id !== slot.id) return refuse('notNext')
      return [{ type: 'slot.called', slot: slot.id, at: now }]
    }
    case 'item.begin':
    case 'item.skip': {
      const item = itemOf(agenda, command.item)
      if (!item || item.kind === 'slot') return refuse('noSuchItem')
      if (waiting(agenda)[0]?.id !== item.id) return refuse('notNext')
      return [{ type: command.type === 'item.begin' ? 'item.begun' : 'item.skipped', item: item.id, at: now }]
    }
    case 'item.end': {
      const item = itemOf(agenda, command.item)
      if (!item || item.kind === 'slot') return refuse('noSuchItem')
      if (item.phase !== 'running') return refuse('noSuchMove')
      return [{ type: 'item.ended', item: item.id, at: now }]
    }
    case 'agenda.swap': {
      const a = slotOf(agenda, command.a)
      const b = slotOf(agenda, command.b)
      if (!a || !b || a === b) return refuse('noSuchItem')
      if (a.phase !== 'queued' || b.phase !== 'queued') return refuse('notWaiting')
      return [{ type: 'agenda.swapped', a: a.id, b: b.id, reason: plainText(command.reason) }]
    }
  }
}

/** What is under way is finished first, if it may be; else the chair is told (rule S1). */
export function afterTheCurrent<Fact>(
  agenda: Agenda,
  mayEnd: (slot: Slot) => boolean,
  facts: Decision<Fact>,
  now: Instant,
): Decision<Fact | AgendaFact> {
  const current = itemOf(agenda, agenda.current)
  if (isRefusal(facts) || !current) return facts
  if (current.kind !== 'slot') return [{ type: 'item.ended', item: current.id, at: now }, ...facts]
  if (!mayEnd(current)) return refuse('slotInProgress')
  return [{ type: 'slot.finished', slot: current.id, at: now }, ...facts]
}

export function applyAgenda(agenda: Agenda, fact: AgendaFact): Agenda {
  switch (fact.type) {
    case 'item.begun':
      return { ...withInterval(agenda, fact.item, { phase: 'running', startedAt: fact.at }), current: fact.item }
    case 'item.ended':
      return released(withInterval(agenda, fact.item, { phase: 'done', endedAt: fact.at }), fact.item)
    case 'item.skipped':
      return withInterval(agenda, fact.item, { phase: 'skipped', endedAt: fact.at })
    case 'agenda.swapped': {
      const exchange = (id: string) => (id === fact.a ? fact.b : id === fact.b ? fact.a : id)
      return { ...agenda, order: agenda.order.map(exchange) }
    }
    case 'slot.called':
      return { ...withSlot(agenda, fact), current: fact.slot }
    case 'slot.entered':
      return { ...withSlot(agenda, fact), current: fact.slot }
    case 'slot.finished':
      return released(withSlot(agenda, fact), fact.slot)
    case 'slot.marked': {
      const next = withSlot(agenda, fact)
      const order = fact.as === 'deferred' ? afterTheLastSlot(next, fact.slot) : next.order
      const slot = slotOf(next, fact.slot)
      const free = slot && isUnderWay(slot) ? next : released(next, fact.slot)
      return { ...free, order }
    }
  }
}

function withSlot(agenda: Agenda, fact: SlotFact): Agenda {
  const slot = slotOf(agenda, fact.slot)
  return slot ? { ...agenda, items: { ...agenda.items, [slot.id]: applySlot(slot, fact) } } : agenda
}

function withInterval(agenda: Agenda, id: string, change: Partial<Interval>): Agenda {
  const item = itemOf(agenda, id)
  return item && item.kind !== 'slot' ? { ...agenda, items: { ...agenda.items, [id]: { ...item, ...change } } } : agenda
}

const released = (agenda: Agenda, id: string): Agenda => (agenda.current === id ? { ...agenda, current: null } : agenda)

/** The order with `id` behind the last presenter, before the observer's comment and the summing-up (rule S6). */
function afterTheLastSlot(agenda: Agenda, id: string): readonly string[] {
  const others = agenda.order.filter((other) => other !== id)
  const last = others.findLastIndex((other) => slotOf(agenda, other) !== undefined)
  return [...others.slice(0, last + 1), id, ...others.slice(last + 1)]
}
