/**
 * The hub's time on this device. Each exchange bounds the offset from above (what went) and each message from below
 * (what came); the lowest delay of each direction is kept separately, and the truth lies between the two bounds.
 */
import { instant, type Instant } from '../../shared/domain/time.ts'

/** A correction backwards of at least this jumps; a smaller one is slewed, so that no countdown runs backwards. */
const JUMP = 250
/** Milliseconds of correction per millisecond of time while slewing. */
const SLEW = 0.1
/** Samples older than this are let go: whatever has become of the line or of the clocks is followed in the end. */
const MEMORY = 5 * 60_000
/** Two crystals part by this much at most, in milliseconds per millisecond; a bound grows looser with its age. */
const DRIFT = 1e-4
/** The hub says whole milliseconds, half of one off at most; a browser's clock may be a whole one behind. */
const GRAIN = 1.5
/** Bounds that cross by more than both roundings contradict each other. */
const CROSSED = 2

type Bound = { readonly offset: number; readonly at: number }

export class HubClock {
  private local: () => number
  /** Best first, each newer than the one before it. */
  private upper: readonly Bound[] = []
  private lower: readonly Bound[] = []
  private shown: { offset: number; at: number } | null = null

  /** `local`: this device's monotonic clock in milliseconds. */
  constructor(local: () => number = () => performance.now()) {
    this.local = local
  }

  /** A message the hub sent at `sent` has just arrived. */
  heard(sent: Instant): void {
    const at = this.hold()
    this.lower = remember(this.lower, { offset: sent - at, at }, (old, now) => fallen(old, at) > now.offset)
    this.settle(at)
  }

  /** The hub got at `got` what was sent at local time `asked`. */
  answered(asked: number, got: Instant): void {
    const at = this.hold()
    this.upper = remember(this.upper, { offset: got - asked, at }, (old, now) => risen(old, at) < now.offset)
    this.settle(at)
  }

  /** After a sleep or on a new connection: what was learnt may no longer hold. The time shown goes on. */
  reset(): void {
    this.hold()
    this.upper = []
    this.lower = []
  }

  get known(): boolean {
    return this.shown !== null
  }

  /**
   * The time shown is within this many milliseconds of the hub's, if both lie between the bounds: half their distance,
   * what is still to be slewed, and what the clocks round. Null before there is a bound on each side.
   */
  get errorBound(): number | null {
    const at = this.local()
    const [upper, lower] = [this.upper[0], this.lower[0]]
    if (!upper || !lower) return null
    const [most, least] = [risen(upper, at), fallen(lower, at)]
    const toSlew = Math.abs((most + least) / 2 - this.offsetAt(at))
    return Math.max(0, most - least) / 2 + toSlew + GRAIN
  }

  /** The hub's time now. Never runs backwards by less than a jump. */
  now(): Instant {
    const at = this.local()
    return instant(at + this.offsetAt(at))
  }

  private offsetAt(at: number): number {
    const target = this.target(at)
    if (!this.shown) return target ?? Date.now() - at
    if (target === null) return this.shown.offset
    const missing = target - this.shown.offset
    // Forwards at once: what has been heard and not yet answered always shows too little.
    if (missing >= 0 || missing <= -JUMP) return target
    const most = Math.max(0, at - this.shown.at) * SLEW
    return this.shown.offset + Math.max(missing, -most)
  }

  /** Fixes what is shown at this moment, before anything new is learnt: the next slew starts from here. */
  private hold(): number {
    const at = this.local()
    if (this.shown) this.shown = { offset: this.offsetAt(at), at }
    return at
  }

  private settle(at: number): void {
    const [upper, lower] = [this.upper[0], this.lower[0]]
    // Bounds that contradict each other: one of the clocks was set or slept. Begin again with the newest.
    if (upper && lower && risen(upper, at) < fallen(lower, at) - CROSSED) {
      if (upper.at > lower.at) this.lower = []
      else this.upper = []
    }
    const target = this.target(at)
    if (!this.shown && target !== null) this.shown = { offset: target, at }
  }

  private target(at: number): number | null {
    const [upper, lower] = [this.upper[0], this.lower[0]]
    if (upper && lower) return (risen(upper, at) + fallen(lower, at)) / 2
    // Bounded from one side only, what is shown goes on as far as the bound lets it.
    const shown = this.shown?.offset
    if (upper) return Math.min(shown ?? Infinity, risen(upper, at))
    return lower ? Math.max(shown ?? -Infinity, fallen(lower, at)) : null
  }
}

/** What a bound from above, or from below, still says after the clocks may have parted. */
const risen = ({ offset, at }: Bound, now: number): number => offset + (now - at) * DRIFT
const fallen = ({ offset, at }: Bound, now: number): number => offset - (now - at) * DRIFT

/** What is older and no better than the newest will never be the best again; the first that is left is the best. */
function remember(
  bounds: readonly Bound[],
  newest: Bound,
  isBetter: (old: Bound, newest: Bound) => boolean,
): readonly Bound[] {
  return [...bounds.filter((old) => newest.at - old.at < MEMORY && isBetter(old, newest)), newest]
}
