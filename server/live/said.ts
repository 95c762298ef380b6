/**
 * What is said on a line, taken where it comes in. Socket.IO leads every event through its decoder, its queues and its
 * listeners, and the answer back through as many; of ten thousand ballots at once that is most of the work. Here an event
 * goes straight to the door and its answer straight to the line. Everything that is no plain event stays Socket.IO's.
 */
import { textFrame, wayTo, writeAll, type Encoded, type Line } from './encoded.ts'

/** Answers, once. What is `behind` leaves with the answer, after it; where it cannot be made, the answer leaves alone. */
export type Reply = (answer: unknown, behind?: () => readonly Encoded[]) => void

/** The name of the event, what it carries, and how it is answered. */
export type Hear = (name: unknown, message: unknown, reply: Reply) => void

type Client = { ondata?: (data: unknown) => void }

const EVENT = '2'
const [zero, nine, bracket] = [48, 57, 91]

/** Hears every event of a line from now on; those that are `known` by the short way. */
export function listen(line: Line, known: ReadonlySet<unknown>, hear: Hear): void {
  listenPlainly(line, hear)
  const { ondata } = line.client as unknown as Client
  if (typeof ondata !== 'function') return
  line.conn.off('data', ondata as never)
  line.conn.on('data', ((data: unknown) => {
    const said = typeof data === 'string' ? eventIn(data) : null
    if (!said || !known.has(said.event[0]) || !line.connected) return ondata(data)
    hear(said.event[0], said.event[1], replyTo(line, said.id))
  }) as never)
}

/** The plain way: as events of Socket.IO, none of which becomes one in here, `error` say. */
export function listenPlainly(line: Line, hear: Hear): void {
  line.use(([name, ...rest]) => {
    const acknowledge: unknown = typeof rest.at(-1) === 'function' ? rest.pop() : null
    let answered = false
    hear(name, rest[0], (answer, behind) => {
      if (!answered && typeof acknowledge === 'function') acknowledge(answer)
      answered = true
      if (behind) writeAll(wayTo(line), behind())
    })
  })
}

/** An event of the main namespace and the number under which it is to be answered; null if it is anything else. */
export function eventIn(data: string): { id: string; event: readonly unknown[] } | null {
  if (!data.startsWith(EVENT)) return null
  let at = 1
  while (at < data.length && data.charCodeAt(at) >= zero && data.charCodeAt(at) <= nine) at += 1
  if (data.charCodeAt(at) !== bracket) return null
  try {
    const event: unknown = JSON.parse(data.slice(at))
    return Array.isArray(event) && typeof event[0] === 'string' ? { id: data.slice(1, at), event } : null
  } catch {
    // Socket.IO knows what is done with a broken packet.
    return null
  }
}

/** Nobody is answered who did not give a number. */
function replyTo(line: Line, id: string): Reply {
  let answered = false
  return (answer, behind) => {
    const first = answered || id === '' ? [] : [textFrame(`43${id}[${JSON.stringify(answer)}]`)]
    answered = true
    let more: readonly Encoded[] = []
    try {
      more = behind?.() ?? []
    } finally {
      writeAll(wayTo(line), [...first, ...more])
    }
  }
}
