/**
 * 抽签: the presenters draw their places in the order before witnesses, by button on the projector or from paper that is
 * typed in. Once the order is settled the numbers are printed and never change again.
 */
import { refuse, type Decision } from './decision.ts'
import { slots, slotOf, type Agenda } from './agenda.ts'
import { isOpenToChange, type Life } from './meeting-life.ts'
import type { Instant } from './time.ts'

export type Lots = {
  /** The slot whose number was drawn last: what the projector shows large. */
  readonly last: string | null
  readonly settledAt: Instant | null
}
export const noLots: Lots = { last: null, settledAt: null }

export type LotsCommand =
  /** The hub draws one of the numbers that are left. */
  | { type: 'lots.draw'; step: number; slot: string }
  /** A number that was drawn from a box of paper, typed in. */
  | { type: 'lots.enter'; step: number; slot: string; lot: number }
  /** Everybody has a number: the order is that of the numbers. */
  | { type: 'lots.settle'; step: number }

export type LotsFact =
  | { type: 'lot.drawn'; slot: string; lot: number; by: 'button' | 'paper' }
  /** `order`: the slots in the order of their numbers. */
  | { type: 'lots.settled'; order: readonly string[]; at: Instant }

type Setting = {
  readonly order: 'fixed' | 'lots'
  readonly life: Life
  readonly agenda: Agenda
  readonly lots: Lots
  readonly now: Instant
  /** A whole number from 0 to below `n`, by chance. */
  readonly draw: (n: number) => number
}

/** Are lots to be drawn before the meeting can be called to order? Rule J1. */
export const wantsLots = ({ order }: { readonly order: 'fixed' | 'lots' }, lots: Lots): boolean =>
  order === 'lots' && lots.settledAt === null

/** The numbers that nobody has drawn yet. */
export function lotsLeft(agenda: Agenda): readonly number[] {
  const all = slots(agenda)
  const taken = new Set(all.map(({ lot }) => lot))
  return all.map((_, i) => i + 1).filter((lot) => !taken.has(lot))
}

/** The first presenter in the table who has no number yet. */
export const nextToDraw = (agenda: Agenda): string | null =>
  slots(agenda).find(({ lot }) => lot === undefined)?.id ?? null

/** Rules J1 to J4. */
export function decideLots(command: LotsCommand, setting: Setting): Decision<LotsFact> {
  const { order, life, agenda, lots, now, draw } = setting
  const begun = slots(agenda).some(({ phase, startedAt }) => phase !== 'queued' && startedAt !== undefined)
  if (life.state === 'draft' || !isOpenToChange(life) || begun) return refuse('noSuchMove')
  if (!wantsLots({ order }, lots)) return refuse('lotsSettled')
  const left = lotsLeft(agenda)
  if (command.type === 'lots.settle') {
    if (left.length > 0) return refuse('lotsLeft', left.length)
    const inOrder = [...slots(agenda)].sort((a, b) => (a.lot ?? 0) - (b.lot ?? 0)).map(({ id }) => id)
    return [{ type: 'lots.settled', order: inOrder, at: now }]
  }
  const slot = slotOf(agenda, command.slot)
  if (!slot) return refuse('noSuchItem')
  if (command.type === 'lots.draw') {
    if (slot.lot !== undefined) return refuse('lotDrawn')
    return [{ type: 'lot.drawn', slot: slot.id, lot: left[draw(left.length)] ?? left[0] ?? 0, by: 'button' }]
  }
  if (slot.lot === command.lot) return refuse('lotDrawn')
  // Typed wrongly, it is typed again; the number of somebody else is not taken from him.
  return left.includes(command.lot)
    ? [{ type: 'lot.drawn', slot: slot.id, lot: command.lot, by: 'paper' }]
    : refuse('lotTaken', command.lot)
}

export function applyLots(agenda: Agenda, fact: LotsFact): Agenda {
  if (fact.type === 'lot.drawn') {
    const slot = slotOf(agenda, fact.slot)
    return slot ? { ...agenda, items: { ...agenda.items, [slot.id]: { ...slot, lot: fact.lot } } } : agenda
  }
  // Breaks and the rest stay where they are; the presenters take the places between them in the order of their numbers.
  const queue = [...fact.order]
  const order = agenda.order.map((id) => (slotOf(agenda, id) ? (queue.shift() ?? id) : id))
  const numbered = fact.order.flatMap((id) => {
    const slot = slotOf(agenda, id)
    return slot ? [[id, { ...slot, orderNo: slot.lot ?? slot.orderNo }] as const] : []
  })
  return { ...agenda, order, items: { ...agenda.items, ...Object.fromEntries(numbered) } }
}
