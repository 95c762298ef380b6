/** The bytes of the wire, as far as light clients need them: WebSocket frames (RFC 6455) around Socket.IO's packets. */

/** A text frame as a client sends it, under a mask of zeros, which the standard allows and which costs nothing here. */
export function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([headOf(payload.length), payload])
}

function headOf(length: number): Buffer {
  const head = Buffer.alloc(length < 126 ? 6 : 8)
  head[0] = 0x81
  if (length < 126) head[1] = 0x80 | length
  else {
    head[1] = 0x80 | 126
    head.writeUInt16BE(length, 2)
  }
  return head
}

/** Asks for a WebSocket at Socket.IO's address. */
export const upgradeRequest = (port: number, path: string): Buffer =>
  Buffer.from(
    `GET ${path}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\n` +
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )

/**
 * Finds the whole frames in what has been read. `each` is told where a frame's text lies; the answer is how many bytes
 * belong to whole frames.
 */
export function eachFrame(
  data: Buffer,
  end: number,
  each: (opcode: number, from: number, length: number) => void,
): number {
  let at = 0
  while (end - at >= 2) {
    let length = (data[at + 1] as number) & 0x7f
    let head = 2
    if (length === 126) {
      if (end - at < 4) break
      length = data.readUInt16BE(at + 2)
      head = 4
    } else if (length === 127) {
      if (end - at < 10) break
      length = data.readUInt32BE(at + 6)
      head = 10
    }
    if (end - at < head + length) break
    each((data[at] as number) & 0x0f, at + head, length)
    at += head + length
  }
  return at
}
