/**
 * One message for many lines, made into bytes once. Socket.IO prepares a frame for a whole room too, and then hands it to
 * every line through its queues and events; here it goes to the line's own sender, where nothing waits before it.
 */
import type { Socket } from 'socket.io'

/** A message as Socket.IO says it (`packet`), and the same as it goes over a WebSocket (`frame`). */
export type Encoded = { readonly packet: string; readonly frame: Buffer }

/** `json`: what the event carries, one argument. */
export function encoded(event: string, json: string): Encoded {
  const packet = `2["${event}",${json}]`
  // A “message” of Engine.IO.
  return { packet, frame: textFrame(Buffer.from(`4${packet}`)) }
}

/** RFC 6455, 5.2: one whole text frame, not masked, as servers send it. */
function textFrame(payload: Buffer): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = 0x81
  if (length < 126) head[1] = length
  else if (length < 65_536) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeUInt32BE(length, 6)
  }
  return Buffer.concat([head, payload])
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any socket of any server: which events is no matter here
export type Line = Socket<any, any, any, any>

type WebSocket = {
  readonly readyState?: number
  readonly bufferedAmount?: number
  readonly _sender?: { readonly sendFrame?: (frames: readonly Buffer[]) => void }
}
type Conn = { readonly readyState: string; readonly writeBuffer: readonly unknown[] }
type Transport = { readonly writable: boolean; readonly socket?: WebSocket }

const OPEN = 1

/**
 * Writes to one line. Whatever was said to it before arrives before: if anything waits in the line's own queue, or the
 * way past it is not there, the message takes its place in the queue.
 */
export function write(line: Line, { packet, frame }: Encoded): void {
  const { conn } = line
  const { readyState, writeBuffer } = conn as unknown as Conn
  const { writable, socket } = conn.transport as unknown as Transport
  const sender = socket?._sender
  const free = readyState === 'open' && socket?.readyState === OPEN && writable && writeBuffer.length === 0
  if (free && sender && typeof sender.sendFrame === 'function') sender.sendFrame([frame])
  else queue(line, { packet, frame })
}

/** The plain way: through the line's own queue. Engine.IO takes a frame that is ready as well. */
export function queue({ conn }: Line, { packet, frame }: Encoded): void {
  conn.write(packet, { compress: false, wsPreEncodedFrame: [frame] } as never)
}

/** Bytes that have been written to a line and that the network has not taken yet: none, as long as it is read. */
export const unread = ({ conn }: Line): number => (conn.transport as unknown as Transport).socket?.bufferedAmount ?? 0
