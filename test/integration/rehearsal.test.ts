/** A rehearsal over real sockets and a real store, and what one act leaves of it: nothing. */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openReadOnly, storeFile, type Db } from '../../db/open.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { filesBelow, found } from '../kit/forensics.ts'

let hub: TestHub
let place: ReturnType<typeof aFolder>
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await hub.stop()
  place.remove()
})

async function clear(role: 'chair' | 'secretary' | 'recorder') {
  const { session } = (await hub.sessionOf(role)).body
  return hub.post('/api/rehearsal/clear', {}, { authorization: `Bearer ${String(session)}` })
}

test('[Y3] a ballot, a remark and an hour later, one act puts back the morning, and every screen with it', async () => {
  const chair = await hub.as('chair')
  const before = hub.room().meeting()
  expect(await chair.take({ type: 'rehearsal.begin' })).toMatchObject({ ok: true })
  const round = hub.openBallot()
  const phone = await hub.phone('C001')
  expect(await phone.ballot(round, anId(), { p01: ['good'] })).toMatchObject({ ok: true })
  expect(await phone.ask({ type: 'remark.submit', item: null, kind: 'question', text: '演练时的提问' })).toMatchObject({
    ok: true,
  })
  const epoch = hub.house.record.epoch
  expect(await clear('secretary')).toMatchObject({ status: 200 })

  const { step, ...after } = hub.room().meeting()
  const { step: _step, ...morning } = before
  expect({ ...after, history: [] }).toEqual({ ...morning, history: [] })
  expect(step).toBeGreaterThan(0)
  const health = { brokenAt: null, unbalanced: [] }
  expect(await hub.house.backRoom.ask('health', null)).toEqual({ ok: true, made: health })
  expect(hub.house.record.epoch).not.toBe(epoch)
  expect(found(filesBelow(place.folder), [Buffer.from('演练时的提问')])).toEqual([])
  // Whoever sat at a table is in again by himself; the card is free for whoever draws it on the day.
  await chair.until('the console is back', () => chair.view().meeting?.rehearsal === false)
  expect(hub.house.people.isElsewhere('C001', { issue: 0, device: anId() })).toBe(false)
  expect((await hub.phone('C001')).mine()?.submitted).toEqual([])

  // Also after a restart, and the day itself is held as if nothing had been.
  await hub.stop()
  hub = await aHub({ folder: place.folder })
  expect(hub.room().meeting().rehearsal).toBe(false)
  expect(hub.openBallot()).toBe('p01-1')
  expect(hub.room().submitted('p01-1')).toEqual({})
})

/** A rehearsal in which something was said; answers with what no file may hold afterwards. */
async function aRehearsal(): Promise<Buffer> {
  const chair = await hub.as('chair')
  expect(await chair.take({ type: 'rehearsal.begin' })).toMatchObject({ ok: true })
  hub.openBallot()
  expect(await chair.ask({ type: 'stage.note', text: '演练时的话' })).toMatchObject({ ok: true })
  return Buffer.from('演练时的话')
}
const stillThere = (said: Buffer) => found(filesBelow(place.folder), [said]).length > 0
/** Somebody reads the store meanwhile, as the tally command would. */
function aReader() {
  const db = openReadOnly(place.folder)
  db.exec('BEGIN')
  db.prepare('SELECT COUNT(*) FROM journal').get()
  return db
}
const isWhole = async () =>
  expect(await hub.house.backRoom.ask('health', null)).toEqual({
    ok: true,
    made: { brokenAt: null, unbalanced: [] },
  })

test('[Y3] [D4] a disk that refuses to lay the file anew does not undo the clearing, and the day goes on', async () => {
  await aRehearsal()
  const { exec } = Database.prototype
  const refusals = vi.spyOn(Database.prototype, 'exec').mockImplementation(function (this: Db, sql: string) {
    if (sql === 'VACUUM') throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    return exec.call(this, sql)
  })
  expect(await clear('secretary')).toMatchObject({ status: 200 })
  expect(refusals).toHaveBeenCalledWith('VACUUM')
  expect(hub.room().meeting().rehearsal).toBe(false)
  expect(hub.openBallot()).toBe('p01-1')
  await isWhole()
  const { life, rounds } = hub.room().meeting()

  await hub.stop()
  refusals.mockClear()
  hub = await aHub({ folder: place.folder })
  expect(hub.room().meeting()).toMatchObject({ rehearsal: false, life, rounds })
  await isWhole()
  // It is tried again for as long as it has not been done, and then no more.
  expect(refusals).toHaveBeenCalledWith('VACUUM')
  refusals.mockRestore()
  await hub.stop()
  const passed = vi.spyOn(Database.prototype, 'exec')
  hub = await aHub({ folder: place.folder })
  expect(passed).not.toHaveBeenCalledWith('VACUUM')
})

test('[Y3] where the last entry is refused, every screen is shown the cleared meeting, and it is cleared once more', async () => {
  await aRehearsal()
  const chair = await hub.as('chair')
  const db = new Database(storeFile(place.folder))
  db.exec("CREATE TRIGGER refuses BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'not now'); END")
  expect(await clear('secretary')).toMatchObject({ status: 503, body: { refused: 'failed' } })
  await chair.until('the console is back', () => chair.view().now?.life.state === 'ready')
  expect(hub.room().meeting()).toMatchObject({ rehearsal: true, rounds: {} })
  db.exec('DROP TRIGGER refuses')
  db.close()
  expect(await clear('secretary')).toMatchObject({ status: 200 })
  expect((await hub.as('chair')).view().meeting?.rehearsal).toBe(false)
})

test('[Y3] [D14] what a reader keeps in the log is removed once he has gone', async () => {
  const said = await aRehearsal()
  const reader = aReader()
  expect(await clear('secretary')).toMatchObject({ status: 200 })
  expect(stillThere(said)).toBe(true)
  await isWhole()
  reader.exec('COMMIT')
  await expect.poll(() => stillThere(said), { timeout: 10_000 }).toBe(false)
  reader.close()
})

test('[Y3] [D14] what a reader keeps in the log is removed also when the hub has begun again meanwhile', async () => {
  const said = await aRehearsal()
  const reader = aReader()
  expect(await clear('secretary')).toMatchObject({ status: 200 })
  await hub.stop()
  reader.exec('COMMIT')
  expect(stillThere(said)).toBe(true)
  hub = await aHub({ folder: place.folder })
  expect(stillThere(said)).toBe(false)
  reader.close()
})

test('[Y3] is for the table and the secretary, and for a meeting that is in rehearsal', async () => {
  expect(await clear('chair')).toMatchObject({ status: 409, body: { refused: 'noSuchMove' } })
  const chair = await hub.as('chair')
  expect(await chair.take({ type: 'rehearsal.begin' })).toMatchObject({ ok: true })
  expect((await clear('recorder')).status).toBe(403)
  expect((await hub.post('/api/rehearsal/clear', {})).status).toBe(403)
  expect(hub.room().meeting().rehearsal).toBe(true)
})
