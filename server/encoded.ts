/**
 * One message for many lines, made into bytes once. Socket.IO prepares a frame for a whole room too, and then hands it to
 * every line through its queues and events; here it goes to the line's own sender, where nothing waits before it.
 */
import type { Socket as Stream } from 'node:net'
import type { Socket } from 'socket.io'

/** A packet of Engine.IO as it goes over a WebSocket: a text frame, as senders take it, and where in it the packet's text begins. */
export type Encoded = { readonly frames: readonly [Buffer]; readonly at: number }

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
  return { frames: [frame], at }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any socket of any server: which events is no matter here
export type Line = Socket<any, any, any, any>

/** What a line is made of, as far as it is used here. Of `ws` the underscored parts are its own, as Engine.IO uses them. */
type WebSocket = {
  readonly readyState?: number
  readonly bufferedAmount?: number
  readonly _sender?: Partial<Sender>
  readonly _socket?: Stream
}
type Sender = { sendFrame(frames: readonly Buffer[]): void }
type Conn = { readonly readyState: string; readonly writeBuffer: readonly unknown[] }

/** The parts of a line that are written to. It has them as long as it lives: there is no other transport to change to. */
export type Way = {
  readonly line: Line
  readonly conn: Conn
  readonly socket: WebSocket
  readonly sender: Sender | null
}

const webSocketOf = ({ conn }: Line): WebSocket =>
  (conn.transport as unknown as { readonly socket?: WebSocket }).socket ?? {}

export function wayTo(line: Line): Way {
  const socket = webSocketOf(line)
  const sender = typeof socket._sender?.sendFrame === 'function' ? (socket._sender as Sender) : null
  return { line, conn: line.conn as unknown as Conn, socket, sender }
}

const OPEN = 1

/** Is the way past a line's queue there, and nothing in the queue that would be overtaken? */
const isFree = ({ conn, socket }: Way): boolean =>
  conn.writeBuffer.length === 0 && socket.readyState === OPEN && conn.readyState === 'open'

/**
 * Writes to one line. Whatever was said to it before arrives before: if anything waits in the line's own queue, or the
 * way past it is not there, the message takes its place in the queue.
 */
export function write(way: Way, message: Encoded): void {
  if (way.sender && isFree(way)) way.sender.sendFrame(message.frames)
  else queue(way.line, message)
}

/** Several messages to one line, in one piece. */
export function writeAll(way: Way, messages: readonly Encoded[]): void {
  const [first] = messages
  if (messages.length <= 1) return void (first && write(way, first))
  if (way.sender && isFree(way)) way.sender.sendFrame([Buffer.concat(messages.map(({ frames: [frame] }) => frame))])
  else for (const message of messages) queue(way.line, message)
}

/** The plain way: through the line's own queue. Engine.IO takes a frame that is ready as well. */
export function queue({ conn }: Line, { frames, at }: Encoded): void {
  conn.write(frames[0].toString('utf8', at + 1), { compress: false, wsPreEncodedFrame: frames } as never)
}

/** Bytes that have been written to a line and that the network has not taken yet: none, as long as it is read. */
export const unread = ({ socket }: Pick<Way, 'socket'>): number => socket.bufferedAmount ?? 0

/** What is written to a stream until `then` leaves together: one call to the system instead of several. */
export function together(stream: Stream, then: (act: () => void) => void): void {
  stream.cork()
  then(() => stream.uncork())
}
/** The stream under a line. */
export const streamOf = (line: Line): Stream | undefined => webSocketOf(line)._socket
