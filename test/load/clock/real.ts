/**
 * Screens on the built hub, a process of its own: real sockets, real `sync` events and beats, asked by the very sampling
 * that a page has. Each message is held back in the client, on its way up and on its way down, by a delay of its own.
 */
import type { Socket } from 'socket.io-client'
import { sampleHub, samplingOfScreens } from '../../../client/live/sampling.ts'
import { aSocket } from '../../../server/rehearse/line.ts'
import type { ClientToServer, ServerToClient, SyncMessage, SyncReply } from '../../../shared/protocol/protocol.ts'
import { enter } from '../../kit/enter.ts'
import type { HubProcess } from '../../kit/a-process.ts'
import { CouldNotRun } from '../measure.ts'
import { compare, openEstimates, type Estimates, type Reading } from './estimates.ts'
import type { Delay } from './simulated.ts'

type Line = Socket<ServerToClient, ClientToServer>
const PATIENCE = 10_000
/** Two screens read within this are read at once. In milliseconds. */
const AT_ONCE = 0.2
const local = () => performance.now()
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const sync = (socket: Line, said: SyncMessage) => socket.timeout(PATIENCE).emitWithAck('sync', said)

const connected = (socket: Line) =>
  new Promise<void>((resolve, reject) => {
    socket.once('frame', () => resolve())
    socket.once('connect_error', reject)
  })

/** Behind a bad line. */
function aScreen(socket: Line, delay: Delay): { estimates: Estimates; begin(): Promise<void>; end(): void } {
  const estimates = openEstimates(local)
  const sampling = sampleHub(
    estimates.ours,
    async (said) => {
      const asked = local()
      await wait(delay())
      const reply = await sync(socket, said).catch(() => null)
      if (!reply || !('got' in reply)) return reply
      await wait(delay())
      estimates.exchanged(asked, reply)
      return reply
    },
    samplingOfScreens,
    local,
  )
  socket.on('beat', ({ at }) => void wait(delay()).then(() => estimates.ours.heard(at)))
  return { estimates, begin: sampling.begin, end: sampling.end }
}

/** The hub's time minus this process's, over a line that nothing holds back; `within` is how well it is known. */
async function truth(socket: Line): Promise<{ offset: number; within: number }> {
  let [most, least] = [Infinity, -Infinity]
  for (let n = 0; n < 10; n += 1) {
    const asked = local()
    const reply = await sync(socket, { bound: null })
    const back = local()
    if (!('got' in reply)) throw new CouldNotRun(`the hub refused to tell its time: ${reply.refused}`)
    const { got, sent }: SyncReply = reply
    // Whole milliseconds: half of one off either way.
    most = Math.min(most, got + 0.5 - asked)
    least = Math.max(least, sent - 0.5 - back)
  }
  return { offset: (most + least) / 2, within: Math.abs(most - least) / 2 }
}

/** `moved`: by how much the hub's time parted from this machine's meanwhile, in milliseconds; it should not. */
export type OnTheHub = {
  readonly readings: readonly (readonly Reading[])[]
  readonly exchanges: readonly number[]
  readonly within: number
  readonly moved: number
}

/** A reading of each pair at each of these moments after beginning, in milliseconds, and how many exchanges there were. */
export async function real(
  hub: HubProcess,
  pairs: number,
  moments: readonly number[],
  delay: Delay,
): Promise<OnTheHub> {
  const { roles, cards } = hub.links()
  // A session may ask twenty times at once and five times a second, so each has one screen. A role may come in twenty times.
  const walls = (['projector', 'stage', 'desk', 'recorder', 'secretary'] as const).flatMap((role) =>
    Array.from({ length: 19 }, () => roles[role]),
  )
  const links = [...cards.map(({ url }) => url), ...walls].slice(0, 2 * pairs)
  if (links.length < 2 * pairs) throw new CouldNotRun(`there are links for ${links.length} screens only`)
  const sessions = await Promise.all(links.map((link) => enter(hub.url, link)))
  const sockets: Line[] = []
  const open = async (session: string) => {
    const socket = aSocket(hub.url, session)
    sockets.push(socket)
    await connected(socket)
    return socket
  }
  const screens: ReturnType<typeof aScreen>[] = []
  try {
    const free = await open(await enter(hub.url, roles.projector))
    const known = await truth(free)
    for (const session of sessions) screens.push(aScreen(await open(session), delay))
    for (const { begin } of screens) void begin()
    const began = local()
    const readings: Reading[][] = []
    for (const moment of moments) {
      await wait(began + moment - local())
      const now = await truth(free)
      readings.push(
        Array.from({ length: pairs }, (_, n) => {
          const [a, b] = [screens[2 * n], screens[2 * n + 1]]
          if (!a || !b) throw new Error('a screen has no pair')
          return compareNow([a.estimates, b.estimates], now)
        }),
      )
    }
    for (const { end } of screens) end()
    return {
      readings,
      exchanges: screens.map(({ estimates }) => estimates.exchanges()),
      within: known.within,
      moved: (await truth(free)).offset - known.offset,
    }
  } finally {
    for (const { end } of screens) end()
    for (const socket of sockets) socket.disconnect()
  }
}

/** At one moment: taken again where the machine turned to something else in the middle of it. */
function compareNow(pair: readonly [Estimates, Estimates], { offset, within }: { offset: number; within: number }) {
  for (;;) {
    const now = local()
    const reading = compare(pair, [now + offset, now + offset], within + AT_ONCE)
    if (local() - now <= AT_ONCE) return reading
  }
}
