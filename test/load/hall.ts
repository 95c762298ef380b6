/** A server with a hall of light phones on it, whichever server it is, and what can be asked of the two together. */
import { CouldNotRun } from './measure.ts'
import { startProcess } from './process.ts'

export type HubStart = {
  readonly port: number
  readonly version: number
  readonly sessions: readonly string[]
  readonly chair: string
  readonly projector: string
}

/** What a reconnecting phone of a plain server is sent: of the size that the design's own figures use. */
export const bareSnapshot = { seq: 0, text: 'x'.repeat(580) }

/** What was due while a hall was held is done within this time: a beat and some pings. */
const SETTLE = 400
export const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds))

type Kind = 'hub' | 'plain' | 'floor'

/** Opens a server and connects so many phones to it. `voters`: how many cards the hub's meeting has; the phones' number unless said. */
export async function openHall(kind: Kind, count: number, voters = count) {
  const server = startProcess(kind, 'server')
  const phones = startProcess('phones', 'clients')
  try {
    const begun = await server.ask<HubStart>('start', kind === 'hub' ? { voters } : { snapshot: bareSnapshot })
    const { port, version, sessions } = begun
    const at = kind === 'hub' ? { sessions, version } : { sessions: null, version: 0 }
    await phones.ask('at', { port, path: kind === 'floor' ? '' : '/live', ...at })
    if (count > 0) await phones.ask('connect', { count, atOnce: 500 })
    return {
      server,
      phones,
      begun,
      count,
      /** From the moment before the frame is made to its last receipt, in milliseconds; and processor time per delivery, in µs. */
      async fanOut(details: unknown = {}): Promise<{ last: number; cpu: number }> {
        await phones.ask('expect', { frames: count })
        const { started, before } = await server.ask<{ started: number; before: number }>('broadcast', details)
        const arrived = await phones.ask<number>('arrived')
        const after = await server.ask<number>('cpu')
        return { last: (arrived - started) / 1_000, cpu: (after - before) / count }
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
      async close(): Promise<void> {
        await Promise.all([server.end(), phones.end()])
      },
    }
  } catch (error) {
    await Promise.all([server.end(), phones.end()])
    const { message } = error as Error
    throw /EMFILE|ENFILE/.test(message) ? new CouldNotRun(`too few file descriptors for ${count} phones`) : error
  }
}
export type Hall = Awaited<ReturnType<typeof openHall>>
