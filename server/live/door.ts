/**
 * The one door for what is said on a line: checked for its rate and its schema, handed to whoever acts on it, and
 * answered whatever happens. A fault of ours is logged and answered too; no message ends the process.
 */
import type { z } from 'zod'
import type { RefusalCode } from '../../shared/domain/decision.ts'
import type { Refused } from '../../shared/protocol/protocol.ts'
import { eventSchemas } from '../../shared/protocol/schemas.ts'
import { log } from '../log.ts'
import { rateLimit, type Limit, type RateLimit } from '../rate-limit.ts'
import type { Reply } from './said.ts'

export type EventName = keyof typeof eventSchemas
export const eventNames: ReadonlySet<unknown> = new Set(Object.keys(eventSchemas))

/** What a session may say how often. */
const limits: Readonly<Record<EventName, Limit>> = {
  command: { burst: 60, perSecond: 20 },
  ballot: { burst: 10, perSecond: 2 },
  paper: { burst: 30, perSecond: 5 },
  sheet: { burst: 30, perSecond: 5 },
  found: { burst: 20, perSecond: 2 },
  draft: { burst: 20, perSecond: 5 },
  sync: { burst: 20, perSecond: 5 },
  resync: { burst: 5, perSecond: 1 },
}

/** What is done with each event. */
export type Acts<Line> = {
  readonly [E in EventName]: (line: Line, message: z.output<(typeof eventSchemas)[E]>, reply: Reply) => void
}

/** `isOpen`: is there a meeting to say anything to? */
export function openDoor<Line>(isOpen: () => boolean, acts: Acts<Line>) {
  const allowed = Object.fromEntries(
    Object.entries(limits).map(([event, limit]) => [event, rateLimit(limit, () => performance.now())]),
  ) as Record<EventName, RateLimit>

  /** Takes what a line of this session has said. What is no event of ours goes no further. */
  return function hear(line: Line, session: string, [name, raw]: readonly [unknown, unknown], reply: Reply): void {
    if (!eventNames.has(name)) return
    const event = name as EventName
    try {
      if (!allowed[event].take(session)) return reply(refused('tooMany'))
      const message = eventSchemas[event].safeParse(raw)
      if (!message.success || !isOpen()) return reply(refused('badRequest'))
      acts[event](line, message.data as never, reply)
    } catch (error) {
      log.bug(`event ${event}`, error)
      reply(refused('failed'))
    }
  }
}

const refused = (code: RefusalCode): Refused => ({ ok: false, refused: code })
