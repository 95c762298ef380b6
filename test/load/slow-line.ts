/**
 * A line of a known length and width before a server on loopback, for a browser that is to feel it: every connection pays
 * its own round trips, all of them share the width, and each begins slowly, as TCP does.
 */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

export type Line = {
  /** From one end to the other and back, in milliseconds. */
  readonly roundTrip: number
  /** Bits in a second, in each direction. */
  readonly width: number
}

/** What fits in one packet, and how many of them may be under way before the first is acknowledged. */
const SEGMENT = 1_460
const FIRST_WINDOW = 10 * SEGMENT

const until = (at: number): Promise<void> => new Promise((go) => setTimeout(go, Math.max(0, at - performance.now())))

/** One direction of the line: what is put on it leaves one after the other. Answers when the last bit has arrived. */
function lane({ roundTrip, width }: Line): (bytes: number) => number {
  let free = 0
  return (bytes) => {
    free = Math.max(free, performance.now()) + (bytes * 8_000) / width
    return free + roundTrip / 2
  }
}

/** Carries one direction of one connection, until its sender is done. */
async function carry(from: Socket, to: Socket, put: (bytes: number) => number, roundTrip: number): Promise<void> {
  let window = FIRST_WINDOW
  let underWay = 0
  const acknowledged: Promise<void>[] = []
  let delivered = Promise.resolve()
  // Not left to the loop to destroy: the other direction may still be under way.
  for await (const chunk of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; at += SEGMENT) {
      const segment = chunk.subarray(at, at + SEGMENT)
      while (underWay + segment.length > window) await acknowledged.shift()
      underWay += segment.length
      const arrives = put(segment.length)
      delivered = delivered.then(() => until(arrives)).then(() => void to.write(segment))
      const noted = until(arrives + roundTrip / 2).then(() => {
        underWay -= segment.length
        window += segment.length
      })
      acknowledged.push(noted)
    }
  }
  await delivered
  to.end()
}

/** Opens a line to a port of this machine on a port of its own. `close` hangs up on everybody. */
export async function openSlowLine(port: number, line: Line): Promise<{ port: number; close(): Promise<void> }> {
  const up = lane(line)
  const down = lane(line)
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const accepted = performance.now()
    const far = connect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true })
    const hangUp = (): void => void (near.destroy(), far.destroy())
    for (const socket of [near, far]) {
      sockets.add(socket)
      // A browser drops connections as it likes; the other end is to see just that.
      socket.on('error', hangUp).on('close', () => {
        sockets.delete(socket)
        hangUp()
      })
    }
    // Loopback connects at once; on the line the first byte could leave only after a round trip.
    const connected = until(accepted + line.roundTrip)
    connected.then(() => carry(near, far, up, line.roundTrip)).catch(hangUp)
    carry(far, near, down, line.roundTrip).catch(hangUp)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
