/** What takes long, made in a thread of its own: the meeting goes on beside it, and outlives it. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database, { type Statement } from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openBallotBox } from '../../db/ballot-box.ts'
import { openDatabase } from '../../db/open.ts'
import { Ended, type Hands } from '../../server/back-room/back-room.ts'
import { inPlace } from '../../server/back-room/in-place.ts'
import { done } from '../../server/back-room/jobs.ts'
import { ownThread } from '../../server/back-room/own-thread.ts'
import { log } from '../../server/log.ts'
import { projectRoot, version } from '../../server/project.ts'
import { hashOf, textOf } from '../../shared/archive/sums.ts'
import type { Command } from '../../shared/domain/vocabulary.ts'
import type { LinkRole } from '../../shared/domain/person.ts'
import { archiveOfHub, aHeldMeeting, pressUntilSigned } from '../kit/an-archive.ts'
import { aClient } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'
import { filesBelow, found } from '../kit/forensics.ts'
import { playDay } from '../kit/paper-day.ts'
import { storeDay } from '../kit/stored-day.ts'

const built = pathToFileURL(join(projectRoot, 'dist/server/back-room.js'))
const bad = pathToFileURL(join(projectRoot, 'test/kit/bad-thread.mjs'))

let place: ReturnType<typeof aFolder>
let scrap: string
let flag: string
const ends: (() => Promise<unknown>)[] = []
beforeEach(() => {
  place = aFolder()
  scrap = mkdtempSync(join(tmpdir(), 'rostrum-thread-'))
  flag = join(scrap, 'reading')
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  place.remove()
  rmSync(scrap, { recursive: true, force: true })
  vi.restoreAllMocks()
})
function aThread(entry: URL, data: object = {}): Hands {
  const hands = ownThread(entry, { folder: place.folder, version, ...data })
  ends.push(() => hands.end())
  return hands
}
async function running(hub: TestHub): Promise<TestHub> {
  ends.push(() => hub.stop())
  return hub
}
const isReading = () => expect.poll(() => existsSync(flag), { timeout: 10_000 }).toBe(true)

describe('[D14] a thread', () => {
  test('[D14] that dies is known to have died, and another does the next job', async () => {
    const hands = aThread(bad)
    expect(await hands.do({ what: 'health', wish: null })).toBe(1)
    expect(await hands.do({ what: 'health', wish: null })).toBe(2)
    await expect(hands.do({ what: 'workbook', wish: null as never })).rejects.toThrow('the thread has died')
    expect(await hands.do({ what: 'health', wish: null })).toBe(1)
    await expect(hands.do({ what: 'documents', wish: null as never })).rejects.toThrow('it cannot be read')
    expect(await hands.do({ what: 'health', wish: null })).toBe(3)
  })

  test('[D14] [X9] that was ended with its answer on the way does not answer whoever asks next', async () => {
    const hands = aThread(bad, { flag })
    expect(await hands.do({ what: 'health', wish: null })).toBe(1)
    const archive = expect(hands.do({ what: 'archive', wish: null })).rejects.toThrow(Ended)
    // The hub is busy until the answer lies there, and ends its maker before it has looked at it.
    const glance = new Int32Array(new SharedArrayBuffer(4))
    for (let n = 0; n < 2_000 && !existsSync(flag); n += 1) Atomics.wait(glance, 0, 0, 5)
    expect(existsSync(flag)).toBe(true)
    const ended = hands.end()
    expect(await hands.do({ what: 'health', wish: null })).toBe(1)
    await Promise.all([archive, ended])
  })

  test('[D14] of another version than its hub’s does not begin', async () => {
    const hands = aThread(built, { version: '0.0.0' })
    await expect(hands.do({ what: 'health', wish: null })).rejects.toThrow('version 0.0.0 of the hub')
  })

  test('[D14] [X1] makes the same bytes as the hub would, and is ended in the middle of it', async () => {
    storeDay(place.folder, playDay({ voters: { A: 3, B: 8, C: 12 }, presenters: 4 }))
    const hands = aThread(built)
    expect(await hands.do({ what: 'archive', wish: null })).toEqual(done(place.folder, { what: 'archive', wish: null }))
    const wish = { id: 'minutes', language: 'zh-CN', madeAt: '2018-01-10 12:00', zone: 480, version } as const
    for (const what of ['documents', 'workbook'] as const)
      expect(await hands.do({ what, wish })).toEqual(done(place.folder, { what, wish }))
    expect(await hands.do({ what: 'replay', wish: null })).toEqual(done(place.folder, { what: 'replay', wish: null }))
    const ended = expect(hands.do({ what: 'archive', wish: null })).rejects.toThrow(Ended)
    await hands.end()
    await ended
    expect(await hands.do({ what: 'health', wish: null })).toEqual({ brokenAt: null, unbalanced: [] })
  })
})

test('[D15] [D14] a ballot that comes while the boxes are looked over is no box that was tampered with', () => {
  const db = openDatabase(place.folder)
  const box = openBallotBox(db)
  const ballot = (card: string, n: number) =>
    ({ round: 'p01-1', card, voterClass: 'A', handle: `${n}`.repeat(32), paper: 'g', signed: false }) as const
  box.put([ballot('A001', 1)])
  const { prototype } = db.prepare('SELECT 1').constructor as { prototype: Statement }
  const { all } = prototype
  let counted = 0
  vi.spyOn(prototype, 'all').mockImplementation(function (this: Statement, ...wish: unknown[]) {
    const rows = all.apply(this, wish)
    if (/COUNT\(\*\).*GROUP BY round$/.test(this.source) && (counted += 1) === 1) box.put([ballot('A002', 2)])
    return rows
  })
  try {
    expect(done(place.folder, { what: 'health', wish: null })).toEqual({ brokenAt: null, unbalanced: [] })
    expect(counted).toBeGreaterThan(1)
    expect(box.total('p01-1')).toBe(2)
  } finally {
    db.close()
  }
})

describe('[D14] at a hub', () => {
  const asking =
    (hub: TestHub) =>
    async (path: string, role: LinkRole, init: RequestInit = {}) => {
      const { body } = await hub.sessionOf(role)
      const headers = {
        origin: hub.url,
        'content-type': 'application/json',
        authorization: `Bearer ${String(body['session'])}`,
      }
      return fetch(hub.url + path, { ...init, headers })
    }

  test('[D14] a maker that dies is a refusal and a line in the window, and the next asks in vain no more', async () => {
    const bug = vi.spyOn(log, 'bug').mockImplementation(() => undefined)
    const hub = await running(await aHub({ folder: place.folder, hands: () => aThread(bad) }))
    const ask = asking(hub)
    const answer = await ask('/api/papers/order/xlsx', 'secretary')
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 500, body: { refused: 'notMade' } })
    expect(bug).toHaveBeenCalledWith('back room, workbook', expect.objectContaining({ message: 'the thread has died' }))
    expect(await hub.house.backRoom.ask('health', null)).toEqual({ ok: true, made: 1 })
    // Whoever may not have it is told so before anybody begins.
    expect((await ask('/api/papers/tally/xlsx', 'recorder')).status).toBe(403)
    expect(bug).toHaveBeenCalledTimes(1)
  })

  test('[D14] [X8] whoever reads the folder is ended before it is erased, and nothing of it is left', async () => {
    const thread = aThread(bad, { flag })
    let replay: Promise<unknown> = Promise.resolve()
    const hands: Hands = {
      // While the archive to compare with is made somebody asks for what never comes to its end.
      do(job) {
        if (job.what !== 'archive') return thread.do(job)
        replay = hub.house.backRoom.ask('replay', null)
        return inPlace(place.folder).do(job)
      },
      async end() {
        if (hub.room().meeting().life.state === 'signed') await isReading()
        await thread.end()
      },
    }
    const hub = await running(await aHeldMeeting({ folder: place.folder, presenters: 1, hands: () => hands }))
    pressUntilSigned(hub)
    const title = Buffer.from(hub.room().meeting().plan.title)
    const { hash } = archiveOfHub(hub)
    const ask = asking(hub)
    const erased = ask('/api/erase', 'secretary', {
      method: 'POST',
      body: JSON.stringify({ archive: hash, typed: hash.slice(0, 8) }),
    })
    expect((await erased).status).toBe(200)
    expect(await replay).toEqual({ ok: false, refused: 'notMade' })
    expect(existsSync(flag)).toBe(true)
    expect(readdirSync(place.folder)).toEqual([])
    expect(found(filesBelow(place.folder), [title])).toEqual([])
  })

  test('[D14] [X8] what happened while the archive was made to compare with is not erased', async () => {
    let meanwhile = () => {}
    const hands: Hands = {
      async do(job) {
        const made = await inPlace(place.folder).do(job)
        meanwhile()
        return made
      },
      end: () => Promise.resolve(),
    }
    const hub = await running(await aHeldMeeting({ folder: place.folder, presenters: 1, hands: () => hands }))
    pressUntilSigned(hub)
    const { hash } = archiveOfHub(hub)
    const ask = asking(hub)
    const erase = () =>
      ask('/api/erase', 'secretary', {
        method: 'POST',
        body: JSON.stringify({ archive: hash, typed: hash.slice(0, 8) }),
      })
    meanwhile = () =>
      void hub
        .room()
        .handle({ role: 'chair', id: 'chair' }, { id: 'a-note', command: { type: 'stage.note', text: '再见' } })
    const answer = await erase()
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 409,
      body: { refused: 'otherArchive' },
    })
    expect(hub.room().meeting().screens.stageNote).toBe('再见')
  })

  test('[D14] [X8] nothing is erased for whoever has gone while the archive was made to compare with', async () => {
    let isThere = true
    const going = new AbortController()
    const gone = new Promise<void>((left) => {
      const told = (message: unknown) => {
        const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
        if (request.url === '/api/erase') response.once('close', left)
      }
      subscribe('http.server.request.start', told)
      ends.push(() => Promise.resolve(unsubscribe('http.server.request.start', told)))
    })
    const hands: Hands = {
      async do(job) {
        const made = await inPlace(place.folder).do(job)
        if (job.what === 'archive' && isThere) {
          isThere = false
          going.abort()
          await gone
        }
        return made
      },
      end: () => Promise.resolve(),
    }
    const hub = await running(await aHeldMeeting({ folder: place.folder, presenters: 1, hands: () => hands }))
    pressUntilSigned(hub)
    const { hash } = archiveOfHub(hub)
    const erase = (init: RequestInit = {}) =>
      asking(hub)('/api/erase', 'secretary', {
        method: 'POST',
        body: JSON.stringify({ archive: hash, typed: hash.slice(0, 8) }),
        ...init,
      })
    await expect(erase({ signal: going.signal })).rejects.toThrow('aborted')
    await expect.poll(() => hub.house.backRoom.ask('health', null)).toMatchObject({ ok: true })
    // The hub goes on as it was, and whoever stays gets his certificate.
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200)
    expect(archiveOfHub(hub).hash).toBe(hash)
    expect((await erase()).status).toBe(200)
    expect(readdirSync(place.folder)).toEqual([])
  })

  test('[D14] [Y3] whoever reads a rehearsal is ended before it is cleared, and the log is emptied of it', async () => {
    const hub = await running(await aHub({ folder: place.folder, hands: () => aThread(bad, { flag }) }))
    const chair = { role: 'chair', id: 'chair' } as const
    const act = (id: string, command: Command) =>
      expect(hub.room().handle(chair, { id, command })).toMatchObject({ ok: true })
    act('a', { type: 'rehearsal.begin', step: hub.room().meeting().step })
    act('b', { type: 'stage.note', text: '演练时的话' })
    const replay = hub.house.backRoom.ask('replay', null)
    await isReading()
    hub.house.clearRehearsal({ role: 'secretary', id: 'secretary' })
    expect(await replay).toEqual({ ok: false, refused: 'notMade' })
    const said = () => found(filesBelow(place.folder), [Buffer.from('演练时的话')])
    await expect.poll(said, { timeout: 10_000 }).toEqual([])
  })
})

describe('[D14] the built hub', () => {
  let hub: HubProcess | null = null
  afterEach(async () => {
    await hub?.end('SIGKILL')
    hub = null
  })

  test('[D14] [X1] answers presses while the archive is made, and gives the archive of what it had answered before', async () => {
    storeDay(place.folder, playDay({ presenters: 18 }))
    hub = await startHubProcess(place.folder, { demo: false })
    const { roles } = hub.links()
    const session = await enter(hub.url, roles.chair)
    const chair = await aClient(hub.url, session)
    const note = (text: string) => chair.ask({ type: 'stage.note', text })
    expect(await note('先')).toMatchObject({ ok: true })
    let isThere = false
    const archive = fetch(`${hub.url}/api/archive`, { headers: { authorization: `Bearer ${session}` } }).then(
      async (answer) => {
        isThere = true
        return { hash: answer.headers.get('x-archive-sha256'), bytes: new Uint8Array(await answer.arrayBuffer()) }
      },
    )
    let meanwhile = 0
    while (!isThere) {
      expect(await note(`其间 ${meanwhile}`)).toMatchObject({ ok: true })
      if (!isThere) meanwhile += 1
      await new Promise((next) => setTimeout(next, 60))
    }
    expect(meanwhile).toBeGreaterThan(0)
    const { hash, bytes } = await archive
    expect(hashOf(bytes)).toBe(hash)
    expect(textOf(unzipSync(bytes)['journal/rows.jsonl'] ?? new Uint8Array())).toContain('先')
    chair.close()
  })

  test('[D15] [D12] begins although a row was altered, and says which once it has read the journal', async () => {
    storeDay(place.folder, playDay({ voters: { A: 3, B: 8, C: 12 }, presenters: 4 }))
    const db = new Database(join(place.folder, 'rostrum.db'))
    db.exec("UPDATE journal SET role = 'chair' WHERE seq = 23")
    db.exec("INSERT INTO submitted VALUES ('p01-1', 'A001')")
    db.close()
    hub = await startHubProcess(place.folder, { demo: false })
    const { printed } = hub
    await expect.poll(printed, { timeout: 10_000 }).toContain('Row 23 of the journal does not match its hash')
    await expect.poll(printed, { timeout: 10_000 }).toContain('p01-1')
  })
})
