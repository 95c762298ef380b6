/**
 * Keeps lines that do harm from harming others: too many that wait outside, too many of one person, one that never
 * stops talking, one that never listens.
 */
import type { Server, Socket } from 'socket.io'
import { underWay, unread, wayTo, type Line } from './encoded.ts'
import { log } from '../log.ts'
import { Bucket } from '../rate-limit.ts'

/** How many may be waiting to show a session, in all and from one address: a whole hall may stand behind one. */
const MOST_WAITING = 12_000
const MOST_WAITING_OF_ONE = 1_500
/** Windows and tabs of one session: a second screen and a reload that overlaps, not more. */
const MOST_LINES_OF_ONE = 8
/** Messages of any kind from one line; a busy console says ten a second. */
const PACKETS = { burst: 300, perSecond: 100 }
/** Bytes that wait for a line that does not read. A whole view is some thousand. */
const MOST_UNREAD = 1_000_000
/** A line that reads anything of what waits for it reads something within this time. In milliseconds. */
const READS_WITHIN = 4_000

type Opened = {
  readonly remoteAddress: string
  request: unknown
  readonly transport: { req: unknown }
  once(event: string, act: () => void): void
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any server and any socket: events are no matter here
export function guardLines(io: Server<any, any, any, any>, milliseconds: () => number = () => performance.now()) {
  const waiting = new Map<string, number>()
  let waitingInAll = 0

  function count(address: string, by: 1 | -1): void {
    waitingInAll += by
    const now = (waiting.get(address) ?? 0) + by
    if (now > 0) waiting.set(address, now)
    else waiting.delete(address)
  }

  /** Lines for which too much waits: how much, how much of it is under way, and since when neither has become less. */
  const reading = new WeakMap<Line, { readonly waits: number; readonly left: number; readonly at: number }>()
  /** Lines that have been opened and not yet shown a session: each is counted out once, on showing one or on closing. */
  const outside = new Map<object, () => void>()
  io.engine.on('connection', (line: Opened) => {
    const { remoteAddress } = line
    // The request has been answered; it would be kept as long as the line, and is a third of what a line weighs.
    line.request = null
    line.transport.req = null
    count(remoteAddress, 1)
    const leave = () => {
      if (outside.delete(line)) count(remoteAddress, -1)
    }
    outside.set(line, leave)
    line.once('close', leave)
  })

  return {
    /** Is there room outside for one more from this address? */
    mayOpen: (address: string): boolean =>
      waitingInAll < MOST_WAITING && (waiting.get(address) ?? 0) < MOST_WAITING_OF_ONE,
    /** A line has shown its session. `all`: every line of that person, this one included. */
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
    admit(socket: Socket<any, any, any, any>, all: readonly Socket<any, any, any, any>[]): void {
      outside.get(socket.conn)?.()
      const session: unknown = socket.data.session
      const same = all.filter(({ data }) => data.session === session)
      for (const old of same.slice(0, Math.max(0, same.length - MOST_LINES_OF_ONE))) old.disconnect(true)
      // Whoever leaves the meeting leaves the line too; it would wait outside for ever.
      socket.on('disconnect', () => socket.conn.close())
      const talk = new Bucket(PACKETS, () => performance.now())
      socket.conn.on('packet', () => {
        if (talk.take()) return
        log.problem(`A line of ${String(socket.data.person.id)} was closed: it did not stop talking.`)
        socket.conn.transport.close()
        socket.disconnect(true)
      })
    },
    /**
     * Hangs up on a line for which more waits than it may, and which has not read any of it for a while; a large view on a poor
     * line is read little by little. It comes back to a whole view.
     */
    dropIfDeaf(socket: Line): void {
      const way = wayTo(socket)
      const [waits, left] = [unread(way), underWay(way)]
      if (waits <= MOST_UNREAD) return void reading.delete(socket)
      const now = milliseconds()
      const last = reading.get(socket)
      if (!last || waits < last.waits || left < last.left) reading.set(socket, { waits, left, at: now })
      else if (now - last.at > READS_WITHIN) socket.disconnect(true)
    },
  }
}
