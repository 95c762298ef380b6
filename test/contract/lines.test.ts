/**
 * What goes past Socket.IO's queues and comes in past its decoder, held to what Socket.IO itself does: over real sockets,
 * beside a server that takes the plain ways only.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server, type Socket } from 'socket.io'
import { io as dial, type Socket as Client } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  encoded,
  queue,
  together,
  underWay,
  unread,
  wayTo,
  write,
  writeAll,
  type Line,
} from '../../server/live/encoded.ts'
import { openFanOut } from '../../server/live/fan-out.ts'
import { eventIn, listen, listenPlainly, type Reply } from '../../server/live/said.ts'
import { randomFrom } from '../kit/random.ts'

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

/** A server of Socket.IO's own, with the hub's options, and what is done with each line that comes in. */
async function aServer(enter: (line: Socket) => void): Promise<string> {
  const http = createServer()
  const server = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
  server.on('connection', enter)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  ending.push(() => server.close())
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

async function aClient(
  url: string,
): Promise<{ client: Client; got: unknown[][]; until: (holds: () => boolean) => Promise<void> }> {
  const client = dial(url, { transports: ['websocket'], forceNew: true, reconnection: false })
  ending.push(() => client.disconnect())
  const got: unknown[][] = []
  const looks = new Set<() => void>()
  client.onAny((...event: unknown[]) => {
    got.push(event)
    looks.forEach((look) => look())
  })
  await new Promise<void>((resolve) => client.once('connect', resolve))
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return
        looks.delete(look)
        resolve()
      }
      looks.add(look)
      look()
    })
  return { client, got, until }
}

async function connected(): Promise<{ line: Socket } & Awaited<ReturnType<typeof aClient>>> {
  let line: Socket | undefined
  const url = await aServer((socket) => (line = socket))
  const client = await aClient(url)
  return { line: line as unknown as Socket, ...client }
}

/** A line whose way past the queue is not there: of another WebSocket library, say. */
const withoutSender = (line: Socket): Line => {
  const transport = { socket: {} }
  const conn = { readyState: 'open', writeBuffer: [], transport, write: line.conn.write.bind(line.conn) }
  return { conn } as unknown as Line
}

const bug = (error: unknown) => expect.unreachable(String(error))
const text = (n: number, size: number) => `${n} ${'述'.repeat(size)}`
const said = (n: number, size: number) => encoded('event', JSON.stringify(text(n, size)))

describe('going out', () => {
  test('[W18] [W17] by any mixture of ways, in the same turn or not, everything arrives once and in order', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647)
    console.info(`ways out with SEED=${seed}`)
    const chance = randomFrom(seed)
    const { line, got, until } = await connected()
    const expected: unknown[][] = []
    for (let n = 0; n < 600; n += 1) {
      // Frames of every kind of length: below 126, below 65,536 and above.
      const size = n % 97 === 0 ? 30_000 : Math.floor(chance() * 200)
      expected.push(['event', text(n, size)])
      const ways = [
        () => write(wayTo(line), said(n, size)),
        () => queue(line, said(n, size)),
        () => line.emit('event', text(n, size)),
        () => write(wayTo(withoutSender(line)), said(n, size)),
        () => {
          together(wayTo(line).stream, chance() < 0.5 ? process.nextTick : setImmediate)
          write(wayTo(line), said(n, size))
        },
      ]
      ways[Math.floor(chance() * ways.length)]?.()
      if (chance() < 0.1) await new Promise((next) => setImmediate(next))
    }
    await until(() => got.length >= 600)
    expect(got).toEqual(expected)
  })

  test('[W18] [W17] what was said to a line before something is published arrives before it, in turns too', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647)
    console.info(`turns with SEED=${seed}`)
    const chance = randomFrom(seed)
    const { line, got, until } = await connected()
    const fan = openFanOut({ whole: () => encoded('whole', '0'), now: () => 0, turn: 1, bug })
    fan.show(line)
    let [own, published] = [0, 0]
    /** How many had been said by itself when each was published. */
    const saidBefore: number[] = []
    while (published < 200) {
      if (chance() < 0.6) line.emit('own', (own += 1), '述'.repeat(Math.floor(chance() * 50)))
      else {
        const number = (published += 1)
        saidBefore.push(own)
        fan.publish(() => encoded('frame', String(number)))
      }
      if (chance() < 0.3) await new Promise((next) => setImmediate(next))
    }
    await until(() => got.length === 1 + own + published)
    const numbers = (name: string) => got.filter(([event]) => event === name).map(([, number]) => number)
    expect(numbers('own')).toEqual(Array.from({ length: own }, (_, n) => n + 1))
    expect(numbers('frame')).toEqual(Array.from({ length: published }, (_, n) => n + 1))
    let seen = 0
    for (const [event, number] of got) {
      if (event === 'own') seen = Number(number)
      if (event === 'frame') expect(seen).toBeGreaterThanOrEqual(saidBefore[Number(number) - 1] ?? 0)
    }
  })

  test('[W18] several messages in one piece are as many messages', async () => {
    const { line, got, until } = await connected()
    writeAll(wayTo(line), [])
    writeAll(wayTo(line), [said(1, 3), said(2, 100), said(3, 0)])
    await until(() => got.length === 3)
    expect(got).toEqual([1, 2, 3].map((n, i) => ['event', text(n, [3, 100, 0][i] ?? 0)]))
  })

  test('[W18] to a line that is closing or closed nothing is written, and nothing is thrown', async () => {
    const { line, client } = await connected()
    const closed = new Promise((resolve) => line.once('disconnect', resolve))
    line.disconnect(true)
    write(wayTo(line), said(1, 1))
    await closed
    write(wayTo(line), said(2, 1))
    queue(line, said(3, 1))
    await new Promise<void>((resolve) => (client.connected ? client.once('disconnect', () => resolve()) : resolve()))
  })

  test('[W17] how much of one large write is left shows before all of it is taken', async () => {
    const lines: Socket[] = []
    const url = await aServer((line) => void lines.push(line))
    const client = await aClient(url)
    const raw = (client.client.io.engine.transport as unknown as { ws: WebSocket }).ws
    raw.pause()
    // More than any system's buffers take for one socket, less than there is: some is taken at once, the rest waits.
    const whole = encoded('whole', `"${'x'.repeat(40_000_000)}"`)
    const way = wayTo(lines[0] as Socket)
    write(way, whole)
    await new Promise((turn) => setImmediate(turn))
    expect(unread(way)).toBe(whole.frame.length)
    expect(underWay(way)).toBeGreaterThan(0)
    expect(underWay(way)).toBeLessThan(whole.frame.length)
    raw.resume()
    await client.until(() => client.got.length === 1)
    await expect.poll(() => [unread(way), underWay(way)]).toEqual([0, 0])
  })

  test(
    '[W17] one that does not read holds up nobody and is kept nothing for; when it reads again it begins anew',
    { timeout: 60_000 },
    async () => {
      const lines: Socket[] = []
      const url = await aServer((line) => {
        lines.push(line)
        fan.show(line)
      })
      let published = 0
      const large = Buffer.from(`${'x'.repeat(200_000)}"`)
      const message = (n: number) => () => encoded('frame', `"${n} `, large)
      const fan = openFanOut({ whole: () => encoded('whole', String(published)), now: () => 0, turn: 2, bug })
      const reads = await aClient(url)
      const deaf = await aClient(url)
      const other = await aClient(url)
      await Promise.all([reads, deaf, other].map(({ got, until }) => until(() => got.length === 1)))
      const rawDeaf = (deaf.client.io.engine.transport as unknown as { ws: WebSocket }).ws
      rawDeaf.pause()
      const before = process.memoryUsage().arrayBuffers
      // Forty megabytes: more than any system's buffers take for one socket.
      for (; published < 200;) {
        published += 1
        fan.publish(message(published))
        await Promise.all([reads, other].map(({ got, until }) => until(() => got.length === 1 + published)))
      }
      const deafLine = lines[1] as Socket
      expect(unread(wayTo(deafLine)), 'it is deaf').toBeGreaterThan(0)
      expect(unread(wayTo(deafLine)), 'at most what was written before that was known').toBeLessThan(500_000)
      expect(process.memoryUsage().arrayBuffers - before, 'not two hundred messages').toBeLessThan(20_000_000)
      for (const { got } of [reads, other]) {
        expect(got.slice(1).map(([, body]) => Number.parseInt(String(body)))).toEqual(
          Array.from({ length: 200 }, (_, n) => n + 1),
        )
      }
      rawDeaf.resume()
      await deaf.until(() => deaf.got.filter(([name]) => name === 'whole').length === 2)
      published += 1
      fan.publish(message(published))
      await deaf.until(() => String(deaf.got.at(-1)?.[1]).startsWith('201 '))
      const afterWhole = deaf.got.slice(deaf.got.findLastIndex(([name]) => name === 'whole'))
      expect(afterWhole.map(([name, body]) => (name === 'whole' ? body : Number.parseInt(String(body))))).toEqual([
        200, 201,
      ])
    },
  )
})

/** What a raw client gets back for what it says, until the server answers to a last word or hangs up. */
async function conversation(url: string, packets: readonly (string | Buffer)[]): Promise<string[]> {
  const raw = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  ending.push(() => raw.terminate())
  const got: string[] = []
  const over = new Promise<void>((resolve) => {
    raw.on('close', () => resolve())
    raw.on('message', (data) => {
      const packet = String(data)
      if (packet.startsWith('0')) raw.send('40')
      else if (packet.startsWith('40')) {
        for (const each of packets) raw.send(each)
        raw.send('42999["last"]')
      } else if (packet.startsWith('43999')) resolve()
      else got.push(packet)
    })
  })
  await over
  got.push(raw.readyState === WebSocket.OPEN ? 'still there' : 'hung up')
  return got
}

describe('coming in', () => {
  const known = new Set(['a', 'b', 'zero'])
  const answer = (heard: unknown[][]) => (name: unknown, message: unknown, reply: Reply) => {
    heard.push([name, message])
    reply({ name, message: message ?? null })
    reply('a second answer is none')
  }
  const stories: Readonly<Record<string, readonly (string | Buffer)[]>> = {
    'an event with a number, and one without': ['421["a",{"x":1}]', '42["b",2]', '427["c"]'],
    'large numbers and many digits': ['42123456789012345["a",1]', '420["zero",0]'],
    'signs of every kind': ['425["a","述评 \\u0000 \\ud83d\\ude00"]'],
    'names that are something elsewhere': ['421["error",1]', '422["__proto__",1]', '423["disconnecting",1]'],
    'more than one argument': ['421["a",1,2,3]'],
    'nothing at all': ['421[]', '42[]'],
    'no list': ['421{"a":1}'],
    broken: ['421["a",'],
    'a name that is none': ['421[7,1]'],
    'another namespace': ['42/other,1["a",1]'],
    'an answer to nothing': ['431["a"]'],
    'a binary event': ['451-1["a",{"_placeholder":true,"num":0}]', Buffer.from('bytes')],
    leaving: ['41', '421["a",1]'],
    'connecting twice': ['40', '421["a",1]'],
    'a ping of the wrong side': ['2'],
    'words without a packet': ['hello'],
  }

  test.each(Object.entries(stories))('[W18] %s: the same as by Socket.IO’s own way', async (_what, packets) => {
    const heard = { straight: [] as unknown[][], plainly: [] as unknown[][] }
    const straight = await aServer((line) => listen(line, known, answer(heard.straight)))
    const plainly = await aServer((line) => listenPlainly(line, answer(heard.plainly)))
    const [a, b] = await Promise.all([conversation(straight, packets), conversation(plainly, packets)])
    expect(a).toEqual(b)
    expect(heard.straight).toEqual(heard.plainly)
  })

  test('[W18] where Socket.IO has been built otherwise, the plain way is taken', async () => {
    const heard: unknown[][] = []
    const url = await aServer((line) => {
      const other = Object.create(line, {
        client: { value: Object.create(line.client, { ondata: { value: null } }) },
      }) as Socket
      listen(other, known, answer(heard))
    })
    expect(await conversation(url, ['421["a",1]'])).toEqual(['431[{"name":"a","message":1}]', 'still there'])
  })

  test('[W18] what is no event of the main namespace is left to Socket.IO', () => {
    for (const packet of ['', '0', '1', '3[1]', '2', '21', '2/x,["a"]', '2["a"', '2{}', '51-["a"]', '2[1]', '2[]']) {
      expect(eventIn(packet)).toBeNull()
    }
    expect(eventIn('212["a",1]')).toEqual({ id: '12', event: ['a', 1] })
  })
})
