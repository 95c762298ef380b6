/** The hub as it is started from a window: what it prints, how it refuses to start, and how it dies. */
import { createServer } from 'node:http'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { openBallotBox } from '../../db/ballot-box.ts'
import { demoMeeting } from '../../db/demo-meeting.ts'
import { projectRoot } from '../../server/project.ts'
import { instant } from '../../shared/domain/time.ts'
import { aClient, anId, type Client } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'
import { runCli, startHubProcess, type HubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'

let place: ReturnType<typeof aFolder>
let hub: HubProcess | null
beforeEach(() => {
  place = aFolder()
  hub = null
})
afterEach(async () => {
  await hub?.end('SIGKILL')
  place.remove()
})

/** A refusal in the window: exit code 1, a sentence in each language, no stack. */
function expectRefusal({ code, err }: { code: number | null; err: string }, sentence: string): void {
  expect(code).toBe(1)
  expect(err).toContain(sentence)
  expect(err.trim().split('\n')).toHaveLength(2)
  expect(err).not.toMatch(/\bat .*:\d+:\d+/)
}

describe('what is in the way is said in one sentence, and nothing is touched', () => {
  test('[D7] a port in use', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    const folder = join(place.folder, 'new')
    expectRefusal(runCli('--host', '127.0.0.1', '--port', String(port), '--data', folder), `Port ${port} is in use`)
    expect(existsSync(folder)).toBe(false)
    other.close()
  })

  test('[D7] a folder that cannot be one', () => {
    const file = join(place.folder, 'a-file')
    writeFileSync(file, 'notes')
    expectRefusal(runCli('--port', '0', '--data', file), 'cannot be written')
  })

  test('[D3] a store of a newer version', () => {
    const db = openDatabase(place.folder)
    db.pragma('user_version = 99')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    expectRefusal(runCli('--port', '0', '--data', place.folder), 'is from a newer Rostrum')
  })

  test('[D8] the demo goes only into an empty folder, or on with itself', async () => {
    writeFileSync(join(place.folder, 'report.docx'), 'x')
    expectRefusal(runCli('--demo', '--port', '0', '--data', place.folder), 'holds other data')
    expect(readdirSync(place.folder)).toEqual(['report.docx'])
  })

  test('[D8] another meeting is not replaced by the demo', () => {
    const db = openDatabase(place.folder)
    const demo = demoMeeting(join(projectRoot, 'db/demo/henan-2017'), instant(1_515_544_200_000))
    openStore(db).begin({ ...demo, plan: { ...demo.plan, demo: false } })
    db.close()
    expectRefusal(runCli('--demo', '--port', '0', '--data', place.folder), 'holds other data')
  })

  test('[D5] a folder that another hub is using', async () => {
    hub = await startHubProcess(place.folder)
    expectRefusal(runCli('--port', '0', '--data', place.folder), 'Another Rostrum is using')
  })

  test('[D7] an option that does not exist, and a port that is none', () => {
    expectRefusal(runCli('--prot', '1'), 'Wrong option')
    expectRefusal(runCli('--port', 'eighty'), 'eighty is not a port')
  })

  test('[D8] a preset that does not exist, and one by which the demo in the folder is not held', () => {
    expectRefusal(runCli('--demo', 'P8', '--data', place.folder), 'no preset P8')
    const db = openDatabase(place.folder)
    openStore(db).begin(demoMeeting(join(projectRoot, 'db/demo/henan-2017'), instant(1_515_544_200_000), 'P3'))
    db.close()
    expectRefusal(runCli('--demo', 'P1', '--port', '0', '--data', place.folder), 'another preset')
  })

  test('[D3] a meeting of an early trial version, which says too little to be counted', () => {
    const db = openDatabase(place.folder)
    openStore(db).begin(demoMeeting(join(projectRoot, 'db/demo/henan-2017'), instant(1_515_544_200_000)))
    db.pragma('user_version = 1')
    db.close()
    for (const command of [['--port', '0'], ['links'], ['ballots']]) {
      expectRefusal(runCli(...command, '--data', place.folder), 'early trial version')
    }
  })

  test('[D9] links of a folder without a meeting', () => {
    expectRefusal(runCli('links', '--data', place.folder), 'There is no meeting')
  })
})

test('[D9] the window prints every address and the links command the same ones, as JSON', async () => {
  hub = await startHubProcess(place.folder)
  const links = hub.links()
  expect(Object.keys(links.roles).sort()).toEqual([
    'chair',
    'desk',
    'operator',
    'projector',
    'recorder',
    'secretary',
    'stage',
    'teller_a',
    'teller_b',
  ])
  expect(links.cards).toHaveLength(121)
  for (const url of Object.values(links.roles)) expect(hub.printed()).toContain(url)
  expect(hub.printed()).toContain('▀')
})

test('[D9] [F10] of an empty store both name the secretary’s link, and no other', async () => {
  hub = await startHubProcess(place.folder, { demo: false })
  const { roles } = hub.links()
  expect(Object.keys(roles)).toEqual(['secretary'])
  expect(roles.secretary).toContain('/setup#')
  expect(hub.printed()).toContain(roles.secretary)
  expect(hub.printed()).not.toContain('/chair#')
})

test('[W15] an empty store leads the browser to the demo; loading it is for the hub’s own machine and happens once', async () => {
  hub = await startHubProcess(place.folder, { demo: false })
  const { url } = hub
  const load = () => fetch(`${url}/api/demo`, { method: 'POST', headers: { origin: url } })
  expect(await (await fetch(`${url}/api/home`)).json()).toMatchObject({ state: 'empty', local: true })
  expect((await fetch(`${url}/api/demo`)).status).toBe(404)
  expect(await (await load()).json()).toEqual({ ok: true })
  expect((await load()).status).toBe(409)
  expect(await (await fetch(`${url}/api/home`)).json()).toMatchObject({ state: 'meeting', demo: true })
  const { frames } = (await (await fetch(`${url}/api/demo`)).json()) as {
    frames: { console: string; tellers: object | null }
  }
  expect(frames.tellers, 'its ballots are secret: two tellers open them').not.toBeNull()
  const session = await enter(url, url + frames.console)
  const chair = await aClient(url, session)
  expect((await chair.press()).ok).toBe(true)
  chair.close()
  expect(await hub.end('SIGTERM')).toBe(0)
})

test('[D10] Ctrl-C and SIGTERM end it with code 0, and it goes on where it was', async () => {
  hub = await startHubProcess(place.folder)
  const { roles } = hub.links()
  const chair = await aClient(hub.url, await enter(hub.url, roles.chair))
  await chair.press()
  await chair.press()
  chair.close()
  expect(await hub.end('SIGINT')).toBe(0)
  hub = await startHubProcess(place.folder)
  const again = await aClient(hub.url, await enter(hub.url, roles.chair))
  expect(again.view().now?.life.state).toBe('in_session')
  again.close()
  expect(await hub.end('SIGTERM')).toBe(0)
})

test(
  '[D11] killed in the middle of a storm, again and again: what was acknowledged is there once, and nothing else',
  { timeout: 120_000 },
  async () => {
    const acknowledged = new Map<string, number>()
    const ballots = new Set<string>()
    let sent = 0
    hub = await startHubProcess(place.folder)
    const { roles, cards } = hub.links()
    const voters = cards.filter(({ voterClass }) => voterClass)
    const prepare = await aClient(hub.url, await enter(hub.url, roles.chair))
    while (prepare.view().ballot?.round?.state !== 'open') await prepare.press()
    const round = prepare.view().ballot?.round?.id ?? ''
    prepare.close()

    for (let life = 0; life < 5; life += 1) {
      const chair: Client = await aClient(hub.url, await enter(hub.url, roles.chair))
      let dead = false
      const storm = async () => {
        while (!dead) {
          const text = `note-${(sent += 1)}`
          const reply = await chair.ask({ type: 'stage.note', text }).catch(() => null)
          if (reply?.ok) acknowledged.set(text, reply.seq)
          else if (!reply) return
        }
      }
      const votes = async () => {
        for (const { no, url } of voters.slice(life * 15, life * 15 + 15)) {
          if (dead) return
          const phone = await enter(hub?.url ?? '', url)
            .then((session) => aClient(hub?.url ?? '', session))
            .catch(() => null)
          const reply = await phone?.ballot(round, anId(), { p01: ['good'] }).catch(() => null)
          if (reply?.ok) ballots.add(no)
          phone?.close()
        }
      }
      const storms = [storm(), storm(), votes()]
      // The kill comes after a number of acknowledgements that differs each time, never after a time.
      const target = acknowledged.size + 5 + life * 7
      await chair.until('enough is acknowledged', () => acknowledged.size >= target).catch(() => undefined)
      await hub.end('SIGKILL')
      dead = true
      chair.close()
      await Promise.all(storms)
      hub = await startHubProcess(place.folder)
    }

    await hub.end('SIGTERM')
    const db = openDatabase(place.folder)
    const store = openStore(db)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(store.brokenAt()).toBeNull()
    const notes = store.facts().flatMap((fact) => (fact.type === 'stage.noted' ? [fact.text] : []))
    expect(new Set(notes).size).toBe(notes.length)
    for (const text of acknowledged.keys()) expect(notes).toContain(text)
    const box = openBallotBox(db)
    for (const no of ballots) expect(box.roundsOf(no)).toEqual([round])
    expect(box.unbalanced()).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(30)
    expect(ballots.size).toBeGreaterThan(0)
    db.close()
  },
)
