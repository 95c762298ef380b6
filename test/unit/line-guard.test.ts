/** Lines for which too much waits, under a clock that this test turns. */
import { EventEmitter } from 'node:events'
import type { Server } from 'socket.io'
import { expect, test } from 'vitest'
import type { Line } from '../../server/live/encoded.ts'
import { guardLines } from '../../server/live/line-guard.ts'

function aGuard() {
  let time = 0
  const guard = guardLines({ engine: new EventEmitter() } as unknown as Server, () => time)
  // As Node has it: a write is counted as a whole until all of it is taken, and what is left of it beside.
  const handle = { writeQueueSize: 0 }
  const stream = { writableLength: 0, _handle: handle }
  let hungUp = false
  const line = {
    conn: { transport: { socket: { _socket: stream } } },
    disconnect: () => (hungUp = true),
  } as unknown as Line
  return {
    look(seconds: number, waits: number, left = waits): boolean {
      time = seconds * 1_000
      stream.writableLength = waits
      handle.writeQueueSize = left
      guard.dropIfDeaf(line)
      return hungUp
    },
  }
}

test('[W17] a large view on a poor line is read little by little, however often it is looked at', () => {
  const guard = aGuard()
  for (let n = 0; n < 40; n += 1) expect(guard.look(n / 4, 2_000_000, 2_000_000 - n * 20_000)).toBe(false)
})

test('[W17] a line that reads nothing of what waits is hung up on, and comes back to a whole view', () => {
  const guard = aGuard()
  expect([guard.look(0, 2_000_000), guard.look(2, 2_000_000), guard.look(4, 2_100_000)]).toEqual([false, false, false])
  expect(guard.look(4.1, 2_100_000)).toBe(true)
})

test('[W17] what waits and is little does no harm', () => {
  const guard = aGuard()
  expect([guard.look(0, 900_000), guard.look(60, 900_000)]).toEqual([false, false])
})
