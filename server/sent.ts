/** What came from the back room, on its way out. */
import type { Response } from 'express'
import type { BackRoomRefusal } from './back-room/back-room.ts'

/** As they are: not copied, and no hash is made over them, which for a large file would hold up the hub. */
export function sendBytes(response: Response, bytes: Uint8Array): void {
  response.set('content-length', String(bytes.byteLength))
  response.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

export const refuseJob = (response: Response, { refused }: { readonly refused: BackRoomRefusal }): void =>
  void response.status(refused === 'busy' ? 503 : 500).json({ refused })
