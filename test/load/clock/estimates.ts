/** One screen's two estimates of the hub's time, from the very same exchanges. */
import { HubClock } from '../../../client/live/hub-clock.ts'
import type { Instant } from '../../../shared/domain/time.ts'

export type Estimates = ReturnType<typeof openEstimates>

/** `local`: the screen's own monotonic clock, in milliseconds. */
export function openEstimates(local: () => number) {
  const ours = new HubClock(local)
  /** What the exchange with the lowest round trip says, as NTP has it: its delay was the same both ways. */
  let usual = { roundTrip: Infinity, offset: NaN }
  let exchanges = 0
  return {
    ours,
    /** An exchange that was asked at local time `asked` has come back; `HubClock` is told by whoever asked. */
    exchanged(asked: number, { got, sent }: { got: Instant; sent: Instant }): void {
      const back = local()
      exchanges += 1
      const roundTrip = back - asked - (sent - got)
      if (roundTrip < usual.roundTrip) usual = { roundTrip, offset: (got - asked + (sent - back)) / 2 }
    },
    exchanges: () => exchanges,
    /** The hub's time at this moment, by each, and how far off ours says it may be. */
    read: () => ({ ours: ours.now(), usual: local() + usual.offset, bound: ours.errorBound }),
  }
}

/** Two screens read at the same moment. `off`: how far the one of ours that is further from the truth is from it. */
export type Reading = { readonly ours: number; readonly usual: number; readonly off: number; readonly held: boolean }

/** `truth`: the hub's time at the moment of the reading, known to `within` milliseconds. */
export function compare(
  [a, b]: readonly [Estimates, Estimates],
  [truthOfA, truthOfB]: readonly [number, number],
  within = 0,
): Reading {
  const [one, other] = [a.read(), b.read()]
  // Each against its own moment, since two readings are never quite at the same one.
  const errors = { a: one.ours - truthOfA, b: other.ours - truthOfB }
  const held = ({ bound }: typeof one, error: number) => bound === null || Math.abs(error) <= bound + within
  return {
    ours: Math.abs(errors.a - errors.b),
    usual: Math.abs(one.usual - truthOfA - (other.usual - truthOfB)),
    off: Math.max(Math.abs(errors.a), Math.abs(errors.b)),
    held: held(one, errors.a) && held(other, errors.b),
  }
}
