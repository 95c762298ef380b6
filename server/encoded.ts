/**
 * One message for many lines, made into bytes once. Socket.IO prepares a frame for a whole room too, and then hands it to
 * every line through its queues and events; here it goes to the line's own sender, where nothing waits before it.
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

/** What a line is made of, as far as it is used here. Of `ws` the underscored parts are its own, as Engine.IO uses them. */
type WebSocket = {
  readonly readyState?: number
  readonly bufferedAmount?: number
  readonly _sender?: Sender
  readonly _socket?: Stream
}
type Sender = { sendFrame(frames: readonly Buffer[]): void }
type Conn = { readonly readyState: string; readonly writeBuffer: readonly unknown[] }
const webSocketOf = ({ conn }: Line): WebSocket | undefined =>
  (conn.transport as unknown as { readonly socket?: WebSocket }).socket

const OPEN = 1

/**
 * Writes to one line. Whatever was said to it before arrives before: if anything waits in the line's own queue, or the
 * way past it is not there, the message takes its place in the queue.
 */
export function write(line: Line, message: Encoded): void {
  const sender = senderOf(line)
  if (sender) sender.sendFrame([message.frame])
  else queue(line, message)
}

/** Several messages to one line, in one piece. */
export function writeAll(line: Line, messages: readonly Encoded[]): void {
  const [first] = messages
  if (messages.length <= 1) return void (first && write(line, first))
  const sender = senderOf(line)
  if (sender) sender.sendFrame([Buffer.concat(messages.map(({ frame }) => frame))])
  else for (const message of messages) queue(line, message)
}

/** The way past a line's queue, if it is there and the queue is empty. */
function senderOf(line: Line): Sender | null {
  const { readyState, writeBuffer } = line.conn as unknown as Conn
  const socket = webSocketOf(line)
  const sender = socket?._sender
  const free = readyState === 'open' && socket?.readyState === OPEN && writeBuffer.length === 0
  return free && typeof sender?.sendFrame === 'function' ? sender : null
}

/** The plain way: through the line's own queue. Engine.IO takes a frame that is ready as well. */
export function queue({ conn }: Line, { frame, at }: Encoded): void {
  conn.write(frame.toString('utf8', at + 1), { compress: false, wsPreEncodedFrame: [frame] } as never)
}

/** Bytes that have been written to a line and that the network has not taken yet: none, as long as it is read. */
export const unread = (line: Line): number => webSocketOf(line)?.bufferedAmount ?? 0

/** What is written to a stream until `then` leaves together: one call to the system instead of several. */
export function together(stream: Stream, then: (act: () => void) => void): void {
  stream.cork()
  then(() => stream.uncork())
}
/** The stream under a line. */
export const streamOf = (line: Line): Stream | undefined => webSocketOf(line)?._socket
