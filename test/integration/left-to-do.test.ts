/** What the hub does after a command, on a store that will not have it: the day goes on all the same. */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { storeFile } from '../../db/open.ts'
import { log } from '../../server/log.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'

let place: ReturnType<typeof aFolder>
let hub: TestHub
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await hub.stop()
  place.remove()
})

/** A fault that is not the disk's, so that nobody expects it to pass. */
function aFault(): () => void {
  const db = new Database(storeFile(place.folder))
  db.exec("CREATE TRIGGER faulty BEFORE INSERT ON settled BEGIN SELECT RAISE(ABORT, 'a fault'); END")
  return () => {
    db.exec('DROP TRIGGER faulty')
    db.close()
  }
}

test('[D16] a box that cannot be settled fails no command, is said once, and is settled when it can be', async () => {
  const bugs = vi.spyOn(log, 'bug').mockImplementation(() => undefined)
  const round = hub.openBallot()
  const chair = await hub.as('chair')
  const mend = aFault()
  expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
  for (let n = 0; n < 3; n += 1) hub.press()
  expect(bugs.mock.calls.map(([where]) => where)).toEqual(['settling a box'])
  mend()
  hub.room().tidy()
  const db = new Database(storeFile(place.folder), { readonly: true })
  expect(db.prepare('SELECT round FROM settled').pluck().all()).toEqual([round])
  db.close()
})

test('[D16] [D10] such a hub still ends when it is asked to', async () => {
  vi.spyOn(log, 'bug').mockImplementation(() => undefined)
  const round = hub.openBallot()
  const mend = aFault()
  const chair = await hub.as('chair')
  expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
  await hub.stop()
  mend()
  hub = await aHub({ folder: place.folder })
  expect(hub.room().meeting().rounds[round]?.state).not.toBe('open')
})
