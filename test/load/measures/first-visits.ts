/** What a hall that comes for the first time costs the hub: a thousand visits in half a minute, or that pace for less long. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { demoMeeting } from '../../../db/demo-meeting.ts'
import { projectRoot } from '../../../server/project.ts'
import { instant } from '../../../shared/domain/time.ts'
import type { Card } from '../../../shared/domain/roster.ts'
import { aFolder, deviceOf } from '../../kit/a-hub.ts'
import { startHubProcess } from '../../kit/a-process.ts'
import { beginStore } from '../../kit/listed-store.ts'
import { CouldNotRun, inTurns, median, ratio, type Measure } from '../measure.ts'

const VOTERS = 1_000
/** A thousand in thirty seconds. */
const EVERY = 30

/** Processor time of a process so far, all its threads, in milliseconds; it is counted in hundredths of a second. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // Behind the name, which may hold anything: the 12th and 13th are the time in the program and in the system.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

type Asked = { readonly accepts: string; readonly agent: Agent; readonly body?: string }

/** Asks and reads to the end; answers with how many bytes came. Anything but a 200 is an error. */
function ask(url: string, path: string, { accepts, agent, body }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const post = { 'content-type': 'application/json', origin: url, 'content-length': Buffer.byteLength(body ?? '') }
    const headers = { 'accept-encoding': accepts, ...(body === undefined ? {} : post) }
    const asked = request(url + path, { method: body === undefined ? 'GET' : 'POST', headers, agent }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => (bytes += part.length))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`${path} was answered with ${String(response.statusCode)}`))
      })
    })
    asked.on('error', reject).end(body)
  })
}

type Page = { readonly first: readonly string[]; readonly hall: readonly string[] }
type Chunk = { readonly name?: string; readonly file: string; readonly css?: readonly string[] }

/** The addresses that a phone asks for: with the page, and once that runs. */
function phonePage(): Page {
  const chunks = Object.values(
    JSON.parse(readFileSync(join(projectRoot, 'dist/pages/phone.manifest.json'), 'utf8')) as Record<string, Chunk>,
  )
  const filesOf = (name: string): string[] => {
    const chunk = chunks.find((each) => each.name === name)
    if (!chunk) throw new Error(`the phone’s page has no part called ${name}`)
    return [chunk.file, ...(chunk.css ?? [])].map((file) => `/${file}`)
  }
  return { first: filesOf('phone'), hall: filesOf('hall') }
}

/** One phone: connections of its own, two as a browser opens them; the page, what it asks for, and in with a card. */
async function visit(url: string, { first, hall }: Page, card: string, accepts: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const get = (path: string) => ask(url, path, { accepts, agent })
  const body = JSON.stringify({ code: card, device: deviceOf(card) })
  try {
    let bytes = await get('/join')
    for (const part of await Promise.all(first.map(get))) bytes += part
    for (const part of await Promise.all([...hall.map(get), ask(url, '/api/join', { accepts, agent, body })]))
      bytes += part
    return bytes
  } finally {
    agent.destroy()
  }
}

type Target = {
  readonly url: string
  readonly pid: number
  /** The code of a card that nobody has used. */
  card(): string
  readonly accepts: string
}

/** So many visits at the pace of the hall; answers with what the server spent, in per cent of a core. */
async function hallArrives({ url, pid, card, accepts }: Target, page: Page, visits: number): Promise<number> {
  const began = performance.now()
  const before = processorTime(pid)
  const visiting: Promise<number>[] = []
  for (let n = 0; n < visits; n += 1) {
    await until(began + n * EVERY)
    visiting.push(visit(url, page, card(), accepts))
  }
  await Promise.all(visiting)
  await until(began + visits * EVERY)
  return ((processorTime(pid) - before) / (performance.now() - began)) * 100
}
const until = (at: number) => new Promise((go) => setTimeout(go, at - performance.now()))

/** Packs each answer anew, in a process of its own. */
async function startPacksEach(): Promise<{ url: string; pid: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [join(projectRoot, 'test/load/servers/packs-each.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the yardstick ended with ${String(code)}`)))
  })
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, child }
}

/** A store with a thousand voters, in a folder that no hub has opened yet. */
function aThousandVoters(folder: string): void {
  const demo = demoMeeting(join(projectRoot, 'db/demo/henan-2017'), instant(Date.now()), null, true)
  const cards = Array.from({ length: VOTERS }, (_, n): Card => {
    const no = `C${String(n + 1).padStart(4, '0')}`
    return { no, identity: '', unit: '', seat: '', voterClass: 'C' }
  })
  beginStore(folder, {
    ...demo,
    roster: { cards: Object.fromEntries(cards.map((card) => [card.no, card])) },
    attendance: { A: 0, B: 0, C: VOTERS },
  })
}

export const measure: Measure = {
  name: 'first-visits',
  about: 'what a thousand first visits in thirty seconds cost the hub',
  async run({ quick }) {
    if (!existsSync('/proc/self/stat')) throw new CouldNotRun('only Linux says what a process has spent')
    const place = aFolder()
    const ends: (() => unknown)[] = []
    try {
      aThousandVoters(place.folder)
      const hub = await startHubProcess(place.folder, { demo: false })
      ends.unshift(() => hub.end('SIGTERM'))
      const each = await startPacksEach()
      ends.unshift(() => each.child.kill())

      const page = phonePage()
      // A card stays with the device that used it first, and every visit is another phone's.
      const unused = hub.links().cards.map(({ code }) => code)
      const at = { url: hub.url, pid: hub.child.pid ?? 0, card: () => unused.pop() ?? '' }
      const packed: Target = { ...at, accepts: 'gzip, deflate' }
      const plain: Target = { ...at, accepts: 'identity' }
      const anew: Target = { ...each, card: () => 'any', accepts: 'gzip, deflate' }

      const bytes = {
        packed: await visit(packed.url, page, packed.card(), packed.accepts),
        plain: await visit(plain.url, page, plain.card(), plain.accepts),
      }
      const visits = quick ? 20 : 80
      // What runs for the first time is not yet as fast as it will be.
      for (const target of [packed, anew]) await hallArrives(target, page, quick ? 5 : 30)
      const spent = await inTurns(quick ? 1 : 2, {
        packed: () => hallArrives(packed, page, visits),
        plain: () => hallArrives(plain, page, visits),
        anew: () => hallArrives(anew, page, visits),
      })
      return {
        figures: [
          { what: 'of a core, packed beforehand', unit: '%', values: spent.packed },
          { what: 'yardstick: nothing packed', unit: '%', values: spent.plain },
          { what: 'yardstick: packed for each request', unit: '%', values: spent.anew },
          { what: 'against packing for each request', unit: '×', values: [ratio(spent.packed, spent.anew)] },
          { what: 'of a visit, packed', unit: 'KB', values: [bytes.packed / 1_024] },
          { what: 'of a visit, nothing packed', unit: 'KB', values: [bytes.plain / 1_024] },
        ],
        goals: [
          {
            what: 'of a core for 1,000 first visits in 30 s',
            figure: median(spent.packed),
            unit: '%',
            bound: { atMost: 25 },
            limit: 'connections, answers, and a session on the disk for each card',
          },
        ],
        notes: [
          `Rounds of ${visits} visits at the pace of 1,000 in 30 s: a new connection or two, the page, its scripts and styles with the hall’s, and a card let in.`,
          'Packing for each request lets in whoever comes and keeps nothing, so it is let off the sessions.',
          'Processor time is counted in hundredths of a second.',
        ],
      }
    } finally {
      for (const end of ends) await end()
      place.remove()
    }
  },
}
