/**
 * What the hub is measured against: Socket.IO as its own pages show it, with the options that are best for a hall
 * (WebSocket only, no deflate, a long backlog), and ballots acknowledged in three ways.
 */
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Server } from 'socket.io'
import { BACKLOG } from '../../../server/addresses.ts'
import { microseconds } from '../machine.ts'
import { answers } from '../process.ts'
import { vitals } from '../vitals.ts'

const folder = mkdtempSync(join(tmpdir(), 'rostrum-plain-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit())

const http = createServer()
const io = new Server(http, {
  path: '/live',
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  pingInterval: 10_000,
  pingTimeout: 10_000,
})
/** What a connection begins with. */
let snapshot: unknown = null
let frame: unknown = null
let broadcasting: ReturnType<typeof setInterval> | undefined

const db = new Database(join(folder, 'plain.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE box (id TEXT NOT NULL, ballot TEXT NOT NULL)')
// Each is a new row: SQLite writes nothing, and waits for no disk, where what is written is what was there.
const put = db.prepare('INSERT INTO box VALUES (?, ?)')
const inMemory = new Map<string, string>()

type Ballot = { readonly handle: string }
/** One by one: kept in memory only, or each with a transaction of its own. */
const keep: Record<string, (ballot: Ballot) => void> = {
  memory: (ballot) => void inMemory.set(ballot.handle, JSON.stringify(ballot)),
  alone: (ballot) => void put.run(ballot.handle, JSON.stringify(ballot)),
}

io.on('connection', (socket) => {
  void socket.join('phone')
  for (const [way, store] of Object.entries(keep)) {
    socket.on(way, (ballot: Ballot, acknowledge: (answer: unknown) => void) => {
      store(ballot)
      acknowledge({ ok: true, at: Date.now() })
    })
  }
  socket.emit('frame', snapshot)
})

const broadcast = () => io.to('phone').emit('frame', frame)

answers({
  ...vitals,
  async start(begins: { snapshot: unknown }) {
    ;({ snapshot } = begins)
    await new Promise<void>((listening) => http.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, listening))
    return { port: (http.address() as AddressInfo).port }
  },
  say: (says: { frame: unknown }) => void (frame = says.frame),
  broadcast() {
    const started = microseconds()
    const before = vitals.cpu()
    broadcast()
    return { started, before }
  },
  broadcastEvery({ milliseconds }: { milliseconds: number }) {
    clearInterval(broadcasting)
    broadcasting = setInterval(broadcast, milliseconds)
  },
  still: () => clearInterval(broadcasting),
})
