/**
 * The hub's time on this device. Each exchange bounds the offset from above (what went) and each message from below
 * (what came); the lowest delay of each direction is kept separately, and the truth lies between the two bounds.
 */
import { instant, type Instant } from '../../shared/domain/time.ts'

/** A correction of at least this jumps; a smaller one is slewed, so that a countdown never runs backwards. */
const JUMP = 250
/** Milliseconds of correction per millisecond of time while slewing. */
const SLEW = 0.1
/** Samples older than this are let go, because crystals drift. */
const MEMORY = 5 * 60_000

type Bound = { readonly offset: number; readonly at: number }

export class HubClock {
  private local: () => number
  private upper: Bound[] = []
  private lower: Bound[] = []
  private shown: { offset: number; at: number } | null = null

  /** `local`: this device's monotonic clock in milliseconds. */
  constructor(local: () => number = () => performance.now()) {
    this.local = local
  }

  /** A message the hub sent at `sent` has just arrived. */
  heard(sent: Instant): void {
    const at = this.hold()
    this.lower = remember(this.lower, { offset: sent - at, at }, (a, b) => b.offset - a.offset)
    this.settle(at)
  }

  /** The hub got at `got` what was sent at local time `asked`. */
  answered(asked: number, got: Instant): void {
    const at = this.hold()
    this.upper = remember(this.upper, { offset: got - asked, at }, (a, b) => a.offset - b.offset)
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

  /** The estimate is within this many milliseconds, if the line has no constant one-sided delay. Null if not known. */
  get errorBound(): number | null {
    const [upper, lower] = [this.upper[0], this.lower[0]]
    return upper && lower ? Math.max(0, upper.offset - lower.offset) / 2 : null
  }

  /** The hub's time now. Never runs backwards by less than a jump. */
  now(): Instant {
    const at = this.local()
    return instant(at + this.offsetAt(at))
  }

  private offsetAt(at: number): number {
    const target = this.target()
    if (!this.shown) return target ?? Date.now() - at
    if (target === null) return this.shown.offset
    const missing = target - this.shown.offset
    if (Math.abs(missing) >= JUMP) return target
    const most = Math.max(0, at - this.shown.at) * SLEW
    return this.shown.offset + Math.sign(missing) * Math.min(Math.abs(missing), most)
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
    if (upper && lower && upper.offset < lower.offset - 1) {
      if (upper.at > lower.at) this.lower = []
      else this.upper = []
    }
    const target = this.target()
    if (!this.shown && target !== null) this.shown = { offset: target, at }
  }

  private target(): number | null {
    const [upper, lower] = [this.upper[0], this.lower[0]]
    if (upper && lower) return (upper.offset + lower.offset) / 2
    return upper?.offset ?? lower?.offset ?? null
  }
}

/** The best few samples within memory, best first. */
function remember(bounds: Bound[], bound: Bound, best: (a: Bound, b: Bound) => number): Bound[] {
  return [...bounds, bound]
    .filter(({ at }) => bound.at - at < MEMORY)
    .sort(best)
    .slice(0, 8)
}
