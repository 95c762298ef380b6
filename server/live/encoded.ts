/**
 * One message for many lines, made into bytes once. Socket.IO prepares a frame for a whole room too, and then hands it to
 * every line through its queues and events; here it goes straight to the line's stream, if nothing waits before it.
 */
import type { Socket as Stream } from 'node:net'
import type { Socket } from 'socket.io'

/** A packet of Engine.IO as it goes over a WebSocket: a text frame, and where in it the packet's own text begins. */
export type Encoded = { readonly frame: Buffer; readonly at: number }

const nothing = Buffer.alloc(0)

/** An event. `json`, with `rest` behind it, is its one argument. What stays the same from time to time is best in `rest`. */
export const encoded = (event: string, json: string, rest: Buffer = nothing): Encoded =>
  textFrame(`42["${event}",${json}`, rest, ']')

/** RFC 6455, 5.2: one whole text frame, not masked, as servers send it. */
export function textFrame(text: string, rest: Buffer = nothing, end = ''): Encoded {
  const size = Buffer.byteLength(text)
  const length = size + rest.length + end.length
  const at = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(at + length)
  frame[0] = 0x81
  if (at === 2) frame[1] = length
  else if (at === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeUInt32BE(0, 2)
    frame.writeUInt32BE(length, 6)
  }
  frame.write(text, at)
  rest.copy(frame, at + size)
  frame.write(end, at + size + rest.length)
  return { frame, at }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any socket of any server: which events is no matter here
export type Line = Socket<any, any, any, any>

/** What a line is made of, as far as it is used here. The stream under a WebSocket is an inner part of `ws`. */
type WebSocket = { readonly _socket?: Stream }
type Conn = { readonly readyState: string; readonly writeBuffer: readonly unknown[] }

/** What is touched when a line is written to, and no more: of ten thousand lines each part has to be fetched from afar. */
export type Way = { readonly line: Line; readonly conn: Conn; readonly stream: Stream | null }

const streamOf = ({ conn }: Line): Stream | null =>
  (conn.transport as unknown as { readonly socket?: WebSocket }).socket?._socket ?? null

/** A line has its way as long as it lives: there is no other transport to change to. */
export const wayTo = (line: Line): Way => ({ line, conn: line.conn as unknown as Conn, stream: streamOf(line) })

/**
 * Writes to one line. Whatever was said to it before arrives before: if anything waits in the line's own queue, or the
 * way past it is not there, the message takes its place in the queue.
 */
export function write(way: Way, message: Encoded): void {
  if (isFree(way)) way.stream.write(message.frame)
  else queue(way.line, message)
}

/** Several messages to one line, in one piece. */
export function writeAll(way: Way, messages: readonly Encoded[]): void {
  const [first] = messages
  if (messages.length <= 1) return void (first && write(way, first))
  if (isFree(way)) way.stream.write(Buffer.concat(messages.map(({ frame }) => frame)))
  else for (const message of messages) queue(way.line, message)
}

/** Is the way there, and nothing in the line's queue that would be overtaken? Nothing is written behind a farewell either. */
const isFree = (way: Way): way is Way & { readonly stream: Stream } =>
  way.conn.writeBuffer.length === 0 && way.conn.readyState === 'open' && way.stream?.writable === true

/** The plain way: through the line's own queue. Engine.IO takes a frame that is ready as well. */
export function queue({ conn }: Line, { frame, at }: Encoded): void {
  conn.write(frame.toString('utf8', at + 1), { compress: false, wsPreEncodedFrame: [frame] } as never)
}

/** Bytes that have been written to a line and that the network has not taken yet: none, as long as it is read. */
export const unread = ({ stream }: Pick<Way, 'stream'>): number => stream?.writableLength ?? 0

/** Node's own end of a stream: an inner part, which knows how much of one write is left. */
type Handle = { readonly _handle?: { readonly writeQueueSize?: number } | null }

/**
 * Bytes of the write under way that the network has not taken yet. `unread` counts a write as a whole until all of it is
 * taken, and a large view is one write: on a poor line only this shows that it is read, little by little.
 */
export const underWay = ({ stream }: Pick<Way, 'stream'>): number =>
  (stream as Handle | null)?._handle?.writeQueueSize ?? unread({ stream })

/** What is written to a line until `then` leaves together: one call to the system instead of several. */
export function together(stream: Stream | null, then: (act: () => void) => void): void {
  if (!stream) return
  stream.cork()
  then(() => stream.uncork())
}
