/**
 * Commands that have not been answered. Each is kept on the device before it is sent and sent again with the same id
 * until the hub answers, so that a lost line neither loses nor doubles it (rule C2). Each has a key of its own, so that
 * two windows do not overwrite each other's, under its session, so that nobody sends what somebody else asked for.
 */
import type { Envelope } from '../../shared/protocol/protocol.ts'
import { isStep, type Command } from '../../shared/domain/vocabulary.ts'
import { forget, keep, namesUnder, recall } from './place.ts'
import { randomId } from './random-id.ts'

/** `made`: when it was asked for, in milliseconds of this device's wall clock, which goes on over a reload. */
export type Waiting = Envelope & { readonly made: number; readonly epoch?: string }

const LASTS = 10 * 60_000
/** What is done beside the steps is meant for the moment, and no number protects a later one from it. */
const SIDE_LASTS = 30_000
/** What a desk notes carries its own moment and is true however late it is heard: a whole day. */
const DESK_LASTS = 24 * 3_600_000

/** The phone is built by itself and carries nothing of the desk: there all of this is left out of the build. */
export const HAS_DESK = import.meta.env.MODE !== 'phone'

/** Was this noted at a desk? Then it is kept over every loss of the line or of the session, and sent in its order. */
export const isOfDesk = ({ type }: Command): boolean => HAS_DESK && type.startsWith('attendee.')

export class Outbox {
  private readonly own: string
  private readonly now: () => number
  private kept: readonly Waiting[]

  constructor(session: string, now: () => number = Date.now) {
    this.own = `outbox/${traceOf(session)}/`
    this.now = now
    for (const name of namesUnder('outbox/')) {
      if (name.startsWith(this.own)) continue
      // Another session's: whoever comes in here now does not send it, unless the desk itself came in anew.
      const left = HAS_DESK && recall<Waiting>(name)
      if (left && isOfDesk(left.command)) keep(this.own + left.id, left)
      forget(name)
    }
    this.kept = namesUnder(this.own)
      .flatMap((name) => recall<Waiting>(name) ?? [])
      .sort((a, b) => a.made - b.made)
  }

  get waiting(): readonly Waiting[] {
    return this.kept
  }

  holds(id: string): boolean {
    return this.kept.some((waiting) => waiting.id === id)
  }

  /** `epoch`: the store for which it is meant, as far as that is known. */
  add(command: Command, epoch?: string): Waiting {
    const waiting = { id: randomId(), command, made: this.now(), ...(HAS_DESK && epoch !== undefined ? { epoch } : {}) }
    this.kept = [...this.kept, waiting]
    keep(this.own + waiting.id, waiting)
    return waiting
  }

  answered(id: string): void {
    this.kept = this.kept.filter((waiting) => waiting.id !== id)
    forget(this.own + id)
  }

  /** Has the meeting moved on so far that it must not be sent any more? */
  isOutOfDate({ command, made }: Waiting): boolean {
    // A step is protected by its number, and a person's question is to survive a dead spot in the hall.
    const lasts =
      HAS_DESK && isOfDesk(command)
        ? DESK_LASTS
        : isStep(command) || command.type === 'remark.submit'
          ? LASTS
          : SIDE_LASTS
    // From the future: the clock was set back, and the age is not known. Then it counts as old.
    return Math.abs(this.now() - made) > lasts
  }
}

/** Tells one session's things from another's without repeating its token: FNV-1a, far too short to get in with. */
function traceOf(session: string): string {
  const hash = [...session].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 0x01000193), 0x811c9dc5)
  return (hash >>> 0).toString(16)
}
