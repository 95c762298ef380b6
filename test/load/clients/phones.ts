/**
 * A hall of light phones in one process. They speak the wire themselves, so that what is measured is the server: a shared
 * buffer to read into, no objects per message, no JSON. Each comes from a loopback address of its own, as phones do.
 */
import { connect as dial, type Socket } from 'node:net'
import { microseconds } from '../machine.ts'
import { answers } from '../process.ts'
import { vitals } from '../vitals.ts'
import { eachFrame, maskedFrame, upgradeRequest } from './wire.ts'

/** What a phone is waiting for. */
const UPGRADE = 0
const OPEN = 1
const CONNECTED = 2
const STATE = 3
const LIVE = 4
const GONE = 5

type Phone = {
  readonly no: number
  socket: Socket
  stage: number
  /** A frame that has come in part. */
  rest: Buffer | null
  seq: number
  sentAt: number
}

const [digit0, digit1, digit2, digit3, digit4] = [0x30, 0x31, 0x32, 0x33, 0x34]
/** Behind `42["`: which event it is. */
const letter = { frame: 0x66 /* f */, beat: 0x62 /* b */ }
const pong = maskedFrame('3')
const sync = maskedFrame('420["sync",{"bound":null}]')
const readInto = Buffer.alloc(256 * 1024)

let phones: Phone[] = []
/** How many times each message is looked at: one, or two to see whether these clients are what is measured. */
let work = 1
let port = 0
let path = ''
let sessions: readonly string[] | null = null
let version = 0
/** Where in a frame's text its number stands, once a frame has been seen; the text before it is always as long. */
let seqAt = 0

const counts = { live: 0, frames: 0, beats: 0, acknowledged: 0, refused: 0, gaps: 0, closed: 0, retried: 0 }
let latest = ''
let taken: Float64Array = new Float64Array(0)
/** Called with the moment at which what is waited for has come. */
let wanted: { what: keyof typeof counts; count: number; done: (at: number) => void } | null = null

function bump(what: keyof typeof counts): void {
  counts[what] += 1
  if (wanted?.what === what && counts[what] >= wanted.count) {
    const { done } = wanted
    wanted = null
    done(microseconds())
  }
}

/** From an address of its own: a hall's phones have one each. */
const addressOf = (no: number): string => `127.1.${Math.floor(no / 250) % 250}.${1 + (no % 250)}`

function open(phone: Phone): void {
  phone.stage = path ? UPGRADE : LIVE
  phone.rest = null
  phone.seq = 0
  const socket = dial({
    host: '127.0.0.1',
    port,
    localAddress: addressOf(phone.no),
    onread: {
      buffer: readInto,
      callback(length) {
        read(phone, length)
        return true
      },
    },
  })
  phone.socket = socket
  socket.setNoDelay(true)
  socket.on('connect', () => {
    if (path) socket.write(upgradeRequest(port, path))
    else bump('live')
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    if (phone.socket !== socket || phone.stage === GONE) return
    const wasLive = phone.stage === LIVE
    phone.stage = GONE
    bump('closed')
    // As a phone does: it tries again after a moment.
    if (!wasLive && counts.retried < 20_000) {
      counts.retried += 1
      setTimeout(() => open(phone), 300)
    }
  })
}

function read(phone: Phone, length: number): void {
  let data = readInto
  let end = length
  if (phone.rest) {
    data = Buffer.concat([phone.rest, readInto.subarray(0, length)])
    end = data.length
    phone.rest = null
  }
  let from = 0
  if (phone.stage === UPGRADE) {
    const over = data.subarray(0, end).indexOf('\r\n\r\n')
    if (over < 0) {
      phone.rest = Buffer.from(data.subarray(0, end))
      return
    }
    if (data.toString('latin1', 9, 12) !== '101') {
      bump('refused')
      phone.socket.destroy()
      return
    }
    phone.stage = OPEN
    from = over + 4
  }
  const view = from === 0 ? data : data.subarray(from)
  end -= from
  for (let again = 1; again < work; again += 1)
    eachFrame(view, end, (opcode, at, size) => void kindOf(view, opcode, at, size))
  const whole = eachFrame(view, end, (opcode, at, size) => heard(phone, view, opcode, at, size))
  if (whole < end) phone.rest = Buffer.from(view.subarray(whole, end))
}

/** Reads all that is ever read of a message; answers with a frame's number. */
function kindOf(data: Buffer, opcode: number, at: number, size: number): number {
  if (opcode !== 1 || size < 6 || data[at] !== digit4 || data[at + 1] !== digit2 || data[at + 4] !== letter.frame)
    return -1
  return seqAt > 0 ? numberAt(data, at + seqAt) : 0
}

function numberAt(data: Buffer, from: number): number {
  let value = 0
  for (let i = from; ; i += 1) {
    const digit = (data[i] as number) - digit0
    if (digit < 0 || digit > 9) return value
    value = value * 10 + digit
  }
}

function heard(phone: Phone, data: Buffer, opcode: number, at: number, size: number): void {
  if (opcode !== 1) return
  const first = data[at]
  if (first === digit2) return void phone.socket.write(pong)
  if (first === digit0) {
    phone.stage = CONNECTED
    const auth = sessions ? JSON.stringify({ session: sessions[phone.no % sessions.length], version }) : ''
    phone.socket.write(maskedFrame(`40${auth}`))
    return
  }
  if (first !== digit4) return
  const second = data[at + 1]
  if (second === digit0) phone.stage = STATE
  else if (second === digit4) {
    bump('refused')
    phone.socket.destroy()
  } else if (second === digit3) {
    // The answer to the question for the time has another number.
    if (phone.sentAt === 0 || data[at + 2] !== digit1) return
    taken[counts.acknowledged] = microseconds() - phone.sentAt
    phone.sentAt = 0
    // `43` the number, `[{"ok":true`: the fourth sign from the bracket tells.
    if (data.toString('latin1', at, at + Math.min(size, 24)).includes('"ok":true')) bump('acknowledged')
    else bump('refused')
  } else if (data[at + 4] === letter.frame) frame(phone, data, at, size)
  else if (data[at + 4] === letter.beat) bump('beats')
}

function frame(phone: Phone, data: Buffer, at: number, size: number): void {
  if (seqAt === 0) seqAt = data.subarray(at, at + size).indexOf('"seq":') + 6
  const seq = numberAt(data, at + seqAt)
  if (phone.stage === STATE) {
    phone.stage = LIVE
    // As a page does: after a moment it asks for the hub's time.
    if (sessions) {
      const { socket } = phone
      setTimeout(() => phone.stage === LIVE && socket.write(sync), 1_000 + Math.random() * 3_000)
    }
    bump('live')
  } else {
    if (seq !== phone.seq + 1 && sessions) counts.gaps += 1
    if (phone.no === 0) latest = data.toString('utf8', at, at + size)
    bump('frames')
  }
  phone.seq = seq
}

const until = (what: keyof typeof counts, count: number): Promise<number> =>
  new Promise((done) => {
    if (counts[what] >= count) done(microseconds())
    else wanted = { what, count, done }
  })

let arriving: Promise<{ at: number; cpu: number }> = Promise.resolve({ at: 0, cpu: 0 })

answers({
  /** Where to go. `path`: Socket.IO's, or empty for plain TCP. `sessions`: whose phones they are; null for a server that asks nobody. */
  at(details: { port: number; path: string; sessions: readonly string[] | null; version: number }) {
    ;({ port, path, sessions, version } = details)
    seqAt = 0
  },
  work: ({ times }: { times: number }) => void (work = times),
  /** So many more phones, at most so many on their way at once; answers with the moment the last one had its state. */
  async connect({ count, atOnce }: { count: number; atOnce: number }) {
    const started = microseconds()
    const before = counts.live
    let opened = 0
    const from = phones.length
    let last = started
    while (opened < count) {
      const now = Math.min(atOnce, count - opened)
      for (let n = 0; n < now; n += 1) {
        const phone: Phone = {
          no: from + opened + n,
          socket: null as unknown as Socket,
          stage: UPGRADE,
          rest: null,
          seq: 0,
          sentAt: 0,
        }
        phones.push(phone)
        open(phone)
      }
      opened += now
      last = await until('live', before + opened)
    }
    return { started, last, retried: counts.retried, refused: counts.refused }
  },
  /** All lines are cut, as when an access point dies. */
  async drop() {
    const open = phones
    phones = []
    counts.live = 0
    const closed = open.map(
      ({ socket, stage }, i) =>
        new Promise<void>((resolve) => {
          const phone = open[i]
          if (phone) phone.stage = GONE
          if (stage === GONE || socket.destroyed) return resolve()
          socket.once('close', () => resolve())
          socket.resetAndDestroy()
        }),
    )
    await Promise.all(closed)
  },
  /** So many frames from now on. */
  expect({ frames }: { frames: number }) {
    const before = vitals.cpu()
    arriving = until('frames', counts.frames + frames).then((at) => ({ at, cpu: vitals.cpu() - before }))
  },
  /** The moment the last of them came, and the processor time that these clients took for them, in microseconds. */
  arrived: () => arriving,
  counts: () => counts,
  latest: () => latest,
  /**
   * Each phone sends one message and waits for its answer, evenly spread over so many milliseconds; 0 is all at once.
   * `text` has `#` for the phone's own 32 hexadecimal digits. Answers with the latencies in microseconds.
   */
  async ballots({ count, within, event, message }: { count: number; within: number; event: string; message: string }) {
    taken = new Float64Array(count)
    counts.acknowledged = 0
    const before = counts.refused
    const messages = phones
      .slice(0, count)
      .map(({ no }) => maskedFrame(`421["${event}",${message.replace('#', no.toString(16).padStart(32, '0'))}]`))
    const all = until('acknowledged', count)
    const started = microseconds()
    let next = 0
    await new Promise<void>((resolve) => {
      const send = () => {
        const due =
          within === 0 ? count : Math.min(count, Math.ceil(((microseconds() - started) / (within * 1_000)) * count))
        for (; next < due; next += 1) {
          const phone = phones[next] as Phone
          phone.sentAt = microseconds()
          phone.socket.write(messages[next] as Buffer)
        }
        if (next < count) setTimeout(send, 1)
        else resolve()
      }
      send()
    })
    const last = await Promise.race([all, new Promise<number>((give) => setTimeout(() => give(NaN), 60_000))])
    if (Number.isNaN(last))
      throw new Error(`${counts.acknowledged} of ${count} acknowledged, ${counts.refused - before} refused`)
    return { started, last, taken: [...taken], refused: counts.refused - before }
  },
  /** These do not read any more, from now on, or read again. */
  deaf({ from, to, deaf }: { from: number; to: number; deaf: boolean }) {
    for (const { socket } of phones.slice(from, to)) {
      if (deaf) socket.pause()
      else socket.resume()
    }
  },
})
