/** A server with a hall of light phones on it, whichever server it is, and what can be asked of the two together. */
import { startProcess } from './process.ts'

export type HubStart = {
  readonly port: number
  readonly version: number
  readonly sessions: readonly string[]
  readonly chair: string
  readonly projector: string
}

/** What a reconnecting phone of a plain server is sent: 600 bytes in all. */
export const bareSnapshot = { seq: 0, text: 'x'.repeat(580) }

/** What was due while a hall was held is done within this time: a beat and some pings. */
const SETTLE = 400
export const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds))

/** `hub`: ours. `plain`: Socket.IO as it comes. `floor`: plain TCP in JavaScript. `native-floor`: the same in C. */
export type Kind = 'hub' | 'plain' | 'floor' | 'native-floor'

export type Connected = {
  readonly started: number
  readonly last: number
  readonly retried: number
  readonly refused: number
}

export type Wishes = {
  /** The hub's ballots are secret: sealed, and each with a signed receipt. Otherwise recorded. */
  readonly secret?: boolean
  /** Added to the server's environment. */
  readonly env?: Record<string, string>
}

/** Opens a server with nobody on it yet. `voters`: how many cards the hub's meeting has. */
export async function openHall(kind: Kind, voters: number, { secret = false, env = {} }: Wishes = {}) {
  const server = startProcess(`servers/${kind}`, 'server', env)
  const phones = startProcess('clients/phones', 'clients')
  const close = async (): Promise<void> => {
    await Promise.all([server.end(), phones.end()])
  }
  try {
    const begun = await server.ask<HubStart>('start', kind === 'hub' ? { voters, secret } : { snapshot: bareSnapshot })
    const { port, version, sessions } = begun
    const at = kind === 'hub' ? { sessions, version } : { sessions: null, version: 0 }
    await phones.ask('at', { port, path: kind.endsWith('floor') ? '' : '/live', ...at })
    let count = 0
    return {
      kind,
      server,
      phones,
      begun,
      count: () => count,
      /** So many phones more, so many on their way at once. */
      async connect(more: number, atOnce = 500): Promise<Connected> {
        const connected = await phones.ask<Connected>('connect', { count: more, atOnce })
        count += more
        return connected
      },
      async drop(): Promise<void> {
        await phones.ask('drop')
        count = 0
      },
      /**
       * From the moment before the frame is made to its last receipt, in milliseconds; processor time per delivery, of the
       * server and of the clients, in microseconds.
       */
      async fanOut(details: unknown = {}): Promise<{ last: number; cpu: number; clients: number }> {
        await phones.ask('expect', { frames: count })
        const { started, before } = await server.ask<{ started: number; before: number }>('broadcast', details)
        const arrived = await phones.ask<{ at: number; cpu: number }>('arrived')
        const after = await server.ask<number>('cpu')
        return { last: (arrived.at - started) / 1_000, cpu: (after - before) / count, clients: arrived.cpu / count }
      },
      hold(): void {
        server.hold()
        phones.hold()
      },
      /** Lets both go on, and waits until what had come due meanwhile is done. */
      async release(): Promise<void> {
        phones.release()
        server.release()
        await pause(SETTLE)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
export type Hall = Awaited<ReturnType<typeof openHall>>

/** Opens halls, does something with them, and closes them whatever happens. */
export async function withHalls<Result>(
  open: readonly Promise<Hall>[],
  act: (...halls: Hall[]) => Promise<Result>,
): Promise<Result> {
  const halls = await Promise.allSettled(open)
  const good = halls.flatMap((hall) => (hall.status === 'fulfilled' ? [hall.value] : []))
  try {
    const bad = halls.find((hall) => hall.status === 'rejected')
    if (bad) throw bad.reason
    return await act(...good)
  } finally {
    await Promise.all(good.map((hall) => hall.close()))
  }
}
