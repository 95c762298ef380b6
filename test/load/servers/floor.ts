/** The floor in JavaScript: plain TCP. One prepared frame is written to each socket; whatever is said is answered unread. */
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { BACKLOG } from '../../../server/addresses.ts'
import { microseconds } from '../machine.ts'
import { answers } from '../process.ts'
import { vitals } from '../vitals.ts'
import { textFrame } from '../../../server/live/encoded.ts'

const sockets = new Set<Socket>()
const { frame: answer } = textFrame('431[{"ok":true,"at":1500000000000}]')
const server = createServer((socket) => {
  sockets.add(socket)
  socket.setNoDelay(true)
  socket.on('error', () => sockets.delete(socket))
  socket.on('close', () => sockets.delete(socket))
  socket.on('data', () => socket.write(answer))
})

answers({
  ...vitals,
  start: () =>
    new Promise((resolve) => {
      server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, () =>
        resolve({ port: (server.address() as AddressInfo).port }),
      )
    }),
  connected: () => sockets.size,
  broadcast({ text }: { text: string }) {
    const started = microseconds()
    const before = vitals.cpu()
    const { frame } = textFrame(text)
    for (const socket of sockets) socket.write(frame)
    return { started, before }
  },
})
