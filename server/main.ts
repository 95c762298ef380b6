/** Starts the hub: the port first, then the folder, so that whatever is in the way, nothing has been touched. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BACKLOG, type Listening } from './addresses.ts'
import { thisMachine } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import { holdsForeignFiles } from './data-folder.ts'
import { NotSaved } from '../db/not-saved.ts'
import { openHouse, StoreUnusable, type House } from './house.ts'
import { ownThread } from './back-room/own-thread.ts'
import { log } from './log.ts'
import { greet } from './greeting.ts'
import { projectRoot, version } from './project.ts'
import { startHub } from './start.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { presets, type PresetId } from '../shared/domain/scoring/presets/index.ts'
import { both, sayProblem } from './words.ts'

/** Answers with the exit code: 1 if it could not start. While the hub runs the promise is open. */
export async function main(argv: readonly string[]): Promise<number> {
  const config = readConfig(argv)
  if ('problem' in config) {
    sayProblem((words) => words[config.problem](config.word))
    return 1
  }
  const server = createServer()
  const listening = await listen(server, config)
  if (!listening) return 1
  const house = open(config)
  if (!house) {
    server.close()
    return 1
  }
  return run(server, house, listening, config)
}

async function listen(server: Server, { host, port }: Config): Promise<Listening | null> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      // All addresses at once means IPv6 as well, which `localhost` may stand for.
      const at = host === '0.0.0.0' ? {} : { host }
      server.listen({ ...at, port, backlog: BACKLOG }, resolve)
    })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') sayProblem((words) => words.portInUse(port))
    else if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') sayProblem((words) => words.hostUnknown(host))
    else sayProblem((words) => words.listenFailed(port))
    return null
  }
  return { host, port: (server.address() as AddressInfo).port }
}

/** Opens the data folder, with the demo in it if asked for; null after saying why not. */
function open({ data, demo, recorded }: Config): House | null {
  if (demo && holdsForeignFiles(data)) {
    sayProblem((words) => words.otherData(data))
    return null
  }
  try {
    const house = openHouse(data, thisMachine(), inOwnThread)
    const room = house.room()
    if (demo && room && !room.meeting().plan.demo) {
      house.close()
      sayProblem((words) => words.otherData(data))
      return null
    }
    if (room && demo && demo !== 'asItComes' && !isHeldBy(room.meeting(), demo)) {
      house.close()
      sayProblem((words) => words.otherDemo(data))
      return null
    }
    if (demo && !room) house.loadDemo(demo === 'asItComes' ? null : demo, recorded)
    return house
  } catch (error) {
    const problem = error instanceof StoreUnusable ? error.problem : error instanceof NotSaved ? 'unwritable' : null
    if (!problem) throw error
    sayProblem((words) => words.store[problem](data))
    return null
  }
}

/** The built hub's back room has a thread of its own. */
const inOwnThread = (folder: string) =>
  ownThread(pathToFileURL(join(projectRoot, 'dist', 'server', 'back-room.js')), { folder, version })

/** Was this demo made by that preset? */
const isHeldBy = ({ plan }: Meeting, preset: PresetId): boolean =>
  plan.scheme.name.en === presets[preset].scheme.name.en

function run(server: Server, house: House, listening: Listening, config: Config): Promise<number> {
  // Handlers answer their own faults; this is the last resort. Memory changes only after a COMMIT, so going on is safe.
  process.on('uncaughtException', (error) => log.bug('uncaught', error))
  process.on('unhandledRejection', (error) => log.bug('unhandled', error))

  return new Promise((resolve) => {
    let hub = begin(server, house, listening)
    let stopping = false

    function begin(at: Server, kept: House, address: Listening): ReturnType<typeof startHub> {
      const begun = startHub(at, kept, address, () => void beginAgain(address))
      keepPort(kept, address)
      greet(kept, address)
      return begun
    }
    /** The data was erased: the hub goes on as an empty one, at the same address. */
    async function beginAgain({ port }: Listening): Promise<void> {
      await hub.stop()
      const next = createServer()
      const address = await listen(next, { ...config, port })
      const empty = address && open({ ...config, demo: null })
      if (address && empty) hub = begin(next, empty, address)
      else resolve(1)
    }
    const stop = async () => {
      // Asked twice, it goes at once: everything that was acknowledged is on the disk already.
      if (stopping) return process.exit(1)
      stopping = true
      try {
        await hub.stop()
        log.line(`\n${both((words) => words.stopped)}`)
        resolve(0)
      } catch (error) {
        log.bug('stopping', error)
        resolve(1)
      }
    }
    process.on('SIGINT', () => void stop())
    process.on('SIGTERM', () => void stop())
  })
}

/** For `links`. A disk that refuses must not keep a meeting from going on, so then the old port stands. */
function keepPort(house: House, { port }: Listening): void {
  try {
    house.record.keepPort(port)
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error
  }
}
