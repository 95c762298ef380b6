/** Who is on the line now and what each says of its clock: a line for every screen, and figures for all phones. */
import { listedBound, TOO_WIDE, type ListedLine, type PhoneLines } from '../../shared/domain/lines.ts'
import type { Person, Role } from '../../shared/domain/person.ts'
import { audienceOf, type Sections } from '../../shared/domain/view.ts'
import type { Clock } from '../clock.ts'

/** More than stand in any hall; a link that is opened over and over does not fill the console with itself. */
const MOST_LISTED = 60

/** Lines are known by their socket's id. Nothing of them is kept once they are gone. */
export function openLines({ now }: Pick<Clock, 'now'>) {
  const listed = new Map<string, ListedLine>()
  /** Every phone's bound, and how many have each: few values, so that ten thousand phones are a short walk. */
  const phones = new Map<string, number | null>()
  const bounds = new Map<number | null, number>()

  function count(bound: number | null, by: 1 | -1): void {
    const many = (bounds.get(bound) ?? 0) + by
    if (many > 0) bounds.set(bound, many)
    else bounds.delete(bound)
  }

  /** The lowest that none of its role has. */
  function freeNumber(role: Role): number {
    const taken = new Set([...listed.values()].filter((line) => line.role === role).map(({ number }) => number))
    let number = 1
    while (taken.has(number)) number += 1
    return number
  }

  function phoneLines(): PhoneLines {
    const known = [...bounds].flatMap(([bound, many]) => (bound === null ? [] : [{ bound, many }]))
    known.sort((a, b) => a.bound - b.bound)
    const add = (all: readonly { many: number }[]) => all.reduce((sum, { many }) => sum + many, 0)
    const all = add(known)
    let left = all / 2
    const median = known.find(({ many }) => (left -= many) <= 0)
    return {
      count: phones.size,
      known: all,
      tooWide: add(known.filter(({ bound }) => bound > TOO_WIDE)),
      median: median?.bound ?? null,
      worst: known.at(-1)?.bound ?? null,
    }
  }

  return {
    came(id: string, person: Person): void {
      if (audienceOf(person) !== 'phone')
        return void listed.set(id, { role: person.role, number: freeNumber(person.role), since: now(), bound: null })
      phones.set(id, null)
      count(null, 1)
    },
    left(id: string): void {
      listed.delete(id)
      const bound = phones.get(id)
      if (bound === undefined) return
      phones.delete(id)
      count(bound, -1)
    },
    /** A page says how well it knows the hub's time. Is the list another one now? */
    said(id: string, bound: number | null): boolean {
      const line = listed.get(id)
      const before = line ? line.bound : phones.get(id)
      // Its line ended while this was on its way.
      if (before === undefined) return false
      const after = listedBound(before, bound)
      if (after === before) return false
      if (line) {
        listed.set(id, { ...line, bound: after })
        return true
      }
      phones.set(id, after)
      count(before, -1)
      count(after, 1)
      return true
    },
    list: (): Sections['lines'] => ({
      list: [...listed.values()].slice(0, MOST_LISTED),
      more: Math.max(0, listed.size - MOST_LISTED),
      phones: phoneLines(),
    }),
  }
}
