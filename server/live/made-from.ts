/**
 * What a section was made from, so that it is made again only when one of these has changed. A meeting's parts are never
 * changed but replaced, so it is enough to look whether they are the same. With a list of thousands the sections made from
 * it cost more than everything else in a step, and hardly a step changes it.
 */
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { Surroundings } from '../../shared/domain/view.ts'

type Parts = Map<keyof Meeting, unknown>

/** A value with the parts of the meeting it was made from; null where it was made from something else as well. */
export type Made<Value> = { readonly value: Value; readonly parts: Parts | null }

/** Makes a value and notes every part of the meeting that is looked at on the way. */
export function made<Value>(from: Surroundings, make: (from: Surroundings) => Value): Made<Value> {
  const parts: Parts = new Map()
  let other = false
  const meeting = new Proxy(from.meeting, {
    get(target, part) {
      const key = part as keyof Meeting
      parts.set(key, target[key])
      return target[key]
    },
    // Copied or counted as a whole.
    ownKeys(target) {
      other = true
      return Reflect.ownKeys(target)
    },
  })
  const watched = new Proxy(from, {
    get(target, name) {
      if (name === 'meeting') return meeting
      other = true
      return target[name as keyof Surroundings]
    },
  })
  const value = make(watched)
  return { value, parts: other ? null : parts }
}

/** Would it be made from the same again? */
export function isStillGood({ parts }: Made<unknown>, { meeting }: Surroundings): boolean {
  if (!parts) return false
  for (const [part, was] of parts) if (meeting[part] !== was) return false
  return true
}
