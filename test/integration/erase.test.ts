/** The end of a machine's data: only against the whole archive of this very meeting, and then without a trace. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eraseData } from '../../server/erase-command.ts'
import type { Certificate } from '../../shared/archive/certificate.ts'
import type { LinkRole } from '../../shared/domain/person.ts'
import { archiveOfHub, aHeldMeeting, pressUntilSigned } from '../kit/an-archive.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { startHubProcess } from '../kit/a-process.ts'
import { filesBelow, found } from '../kit/forensics.ts'
import { printed } from '../kit/printed.ts'

let place: ReturnType<typeof aFolder>
let scrap: string
let hub: TestHub

beforeEach(async () => {
  place = aFolder()
  scrap = mkdtempSync(join(tmpdir(), 'rostrum-erase-'))
  hub = await aHeldMeeting({ folder: place.folder, presenters: 1 })
})
afterEach(async () => {
  await hub.stop()
  place.remove()
  rmSync(scrap, { recursive: true, force: true })
})

const get = async (path: string, role: LinkRole) => {
  const { body } = await hub.sessionOf(role)
  return fetch(hub.url + path, { headers: { authorization: `Bearer ${String(body['session'])}` } })
}
async function erase(role: LinkRole, archive: string, typed = archive.slice(0, 8)) {
  const { body } = await hub.sessionOf(role)
  return hub.post('/api/erase', { archive, typed }, { authorization: `Bearer ${String(body['session'])}` })
}
const keep = (name = 'kept.zip'): string => {
  const path = join(scrap, name)
  writeFileSync(path, archiveOfHub(hub).bytes)
  return path
}
const command = (archive: string, ...more: string[]) =>
  printed(() => eraseData(['--data', place.folder, '--archive', archive, ...more]))

/** What the store holds and nobody else would: names, codes' key, a remark, the hashes of the journal. */
function markers(): readonly Buffer[] {
  const { rows, head } = archiveOfHub(hub)
  expect(rows).toBeGreaterThan(10)
  const title = hub.room().meeting().plan.title
  return [
    Buffer.from(title),
    Buffer.from('ballot.opened'),
    Buffer.from('郑州市'),
    Buffer.from(head, 'hex'),
    hub.house.record.accessKey,
  ]
}

describe('[X9] the archive and the replay over http', () => {
  test('[X9] are for the chair, the operator and the secretary', async () => {
    for (const role of ['chair', 'operator', 'secretary'] as const) {
      const answer = await get('/api/archive', role)
      expect(answer.headers.get('x-archive-sha256')).toBe(archiveOfHub(hub).hash)
      expect(answer.headers.get('content-disposition')).toContain('rostrum-2018-01-10.zip')
      expect((await get('/api/replay', role)).status).toBe(200)
    }
    for (const role of ['recorder', 'desk', 'teller_a', 'projector', 'stage'] as const) {
      expect((await get('/api/archive', role)).status).toBe(403)
      expect((await get('/api/replay', role)).status).toBe(403)
      expect((await erase(role, 'a'.repeat(64))).status).toBe(403)
    }
    expect((await fetch(`${hub.url}/api/archive`)).status).toBe(403)
    expect((await erase('operator', 'a'.repeat(64))).status).toBe(403)
  })
})

describe('[X8] erasing', () => {
  test('[X8] waits until the result is signed', async () => {
    const { hash } = archiveOfHub(hub)
    expect(await erase('chair', hash)).toMatchObject({ status: 409, body: { refused: 'tooEarly' } })
  })

  test('[X8] refuses a wrong archive, an older one and a slip in what is typed, and changes nothing', async () => {
    const old = archiveOfHub(hub).hash
    pressUntilSigned(hub)
    const { hash } = archiveOfHub(hub)
    expect(await erase('chair', old)).toMatchObject({ status: 409, body: { refused: 'otherArchive' } })
    expect(await erase('chair', '0'.repeat(64))).toMatchObject({ status: 409, body: { refused: 'otherArchive' } })
    expect(await erase('chair', hash, '00000000')).toMatchObject({ status: 400, body: { refused: 'badRequest' } })
    expect(hub.room().meeting().life.state).toBe('signed')
    expect(archiveOfHub(hub).hash).toBe(hash)
  })

  test('[X8] leaves no trace of the store in any file, and says on the certificate what it was', async () => {
    pressUntilSigned(hub)
    const known = markers()
    const log = join(place.folder, 'rostrum.db-wal')
    // A copy beside the store under its name is ours; anything else is not, and stays.
    copyFileSync(join(place.folder, 'rostrum.db'), join(place.folder, 'rostrum.db.bak'))
    writeFileSync(join(place.folder, 'holiday.txt'), 'not ours')
    mkdirSync(join(place.folder, 'rostrum.db of last year'))
    // A copy that lies elsewhere, and is only named here.
    const elsewhere = join(scrap, 'copy.db')
    copyFileSync(join(place.folder, 'rostrum.db'), elsewhere)
    symlinkSync(elsewhere, join(place.folder, 'rostrum.db.old'))
    expect(existsSync(log)).toBe(true)
    expect(found(filesBelow(place.folder), known)).toEqual(known.map((_, i) => i))
    const { hash, rows, head } = archiveOfHub(hub)
    const projector = await hub.as('projector')
    const answer = await erase('secretary', hash)
    expect(answer.status).toBe(200)
    const certificate = answer.body['certificate'] as Certificate
    expect(certificate).toMatchObject({
      archive: hash,
      journal: { rows, head },
      by: { role: 'secretary' },
      left: ['holiday.txt', 'rostrum.db of last year'],
    })
    expect(certificate.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['rostrum.db', 'rostrum.db-wal', 'rostrum.db.bak']),
    )
    expect(readdirSync(place.folder)).toEqual(['holiday.txt', 'rostrum.db of last year'])
    expect(found([...filesBelow(place.folder), elsewhere], known)).toEqual([])
    await expect.poll(() => projector.socket.connected).toBe(false)
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(503)
  })

  test('[X8] an erasure that breaks off is answered, and the hub begins again with what is there', async () => {
    pressUntilSigned(hub)
    const { hash } = archiveOfHub(hub)
    const { close } = hub.house
    vi.spyOn(hub.house, 'close').mockImplementationOnce(() => {
      close()
      throw new Error('nobody expected this')
    })
    expect(await erase('chair', hash)).toMatchObject({ status: 500, body: { refused: 'failed' } })
    await expect.poll(() => hub.begunAgain()).toBe(1)
    await hub.stop()
    hub = await aHub({ folder: place.folder, demo: false })
    expect(hub.room().meeting().life.state).toBe('signed')
  })

  test('[X8] from the command line in two steps, with a certificate outside the folder', async () => {
    pressUntilSigned(hub)
    const known = markers()
    const kept = keep()
    expect(command(kept).err).toContain('正被另一个述评台使用')
    const { hash } = archiveOfHub(hub)
    await hub.stop()
    expect(command(join(scrap, 'missing.zip')).err).toContain('读不到存档')
    const inside = join(place.folder, 'kept.zip')
    copyFileSync(kept, inside)
    expect(command(inside).err).toContain('会一起被清除')
    rmSync(inside)
    const broken = join(scrap, 'broken.zip')
    const bytes = readFileSync(kept)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(broken, bytes)
    expect(command(broken)).toMatchObject({ code: 1 })
    expect(command(broken).err).toContain('不一致')
    const asked = command(kept)
    expect(asked.code).toBe(1)
    expect(asked.err).toContain(`--confirm ${hash.slice(0, 8)}`)
    expect(command(kept, '--confirm', '00000000').err).toContain('前 8 位不对')
    expect(found(filesBelow(place.folder), known)).toEqual(known.map((_, i) => i))
    expect(command(kept, '--confirm', hash.slice(0, 8))).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(place.folder)).toEqual([])
    const certificate = readFileSync(join(scrap, 'rostrum-erased.html'), 'utf8')
    expect(certificate).toContain(hash)
    expect(certificate).toContain('数据清除证明')
    expect(certificate).toContain('Certificate of erasure')
    hub = await aHub({ folder: place.folder, demo: false })
    expect(hub.house.room()).toBeNull()
  })

  test('[X8] a running hub goes on as an empty one, at the same address', async () => {
    pressUntilSigned(hub)
    await hub.stop()
    const running = await startHubProcess(place.folder, { demo: false })
    try {
      const secret = running.links().roles.chair.split('#')[1]
      const post = async (path: string, body: object, session = '') => {
        const answer = await fetch(running.url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: running.url, authorization: `Bearer ${session}` },
          body: JSON.stringify(body),
        })
        return (await answer.json()) as Record<string, unknown>
      }
      const { session } = await post('/api/session', { secret })
      const archive = await fetch(`${running.url}/api/archive`, {
        headers: { authorization: `Bearer ${String(session)}` },
      })
      const hash = archive.headers.get('x-archive-sha256') ?? ''
      const erased = await post('/api/erase', { archive: hash, typed: hash.slice(0, 8) }, String(session))
      expect(erased['ok']).toBe(true)
      const home = async () => {
        try {
          return ((await (await fetch(`${running.url}/api/home`)).json()) as { state: string }).state
        } catch {
          // It is just beginning again.
          return 'away'
        }
      }
      await expect.poll(home, { timeout: 10_000 }).toBe('empty')
      expect(await post('/api/session', { secret })).toMatchObject({ refused: 'linkUnknown' })
    } finally {
      await running.end('SIGTERM')
    }
    hub = await aHub({ folder: place.folder, demo: false })
  })
})
