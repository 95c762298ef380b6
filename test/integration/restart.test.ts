/** Stopped and started again: by hand, by a power cut, after a reboot. The meeting goes on where it was. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../shared/domain/timer.ts'
import { apply } from '../../shared/domain/apply.ts'
import type { Round } from '../../shared/domain/ballot.ts'
import { openReadOnly } from '../../db/open.ts'
import { openHouse } from '../../server/house.ts'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, handMachine, type TestHub } from '../kit/a-hub.ts'
import { loseLastAct } from '../kit/half-saved.ts'
import { namelessMachine } from '../kit/nameless-machine.ts'

let place: ReturnType<typeof aFolder>
let machine: ReturnType<typeof handMachine>
let hub: TestHub
beforeEach(async () => {
  place = aFolder()
  machine = handMachine()
  hub = await aHub({ folder: place.folder, machine })
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

async function toTheReport(chair: Client): Promise<void> {
  while (chair.view().now?.phase !== 'reporting') expect((await chair.press()).ok).toBe(true)
}
const remaining = () => {
  const { timer } = hub.room().meeting()
  if (!timer) throw new Error('nothing is timed')
  return { ...read(timer, hub.house.clock.now()), run: timer.run }
}

describe('a hub that was stopped', () => {
  test('[T10] goes on where it was, and the countdown is exact to the millisecond', async () => {
    await toTheReport(await hub.as('chair'))
    machine.pass(147_250)
    const before = hub.room().meeting()
    expect(remaining().remaining).toBe(600_000 - 147_250)
    await hub.stop()
    machine.pass(4_321)
    hub = await aHub({ folder: place.folder, machine })
    expect(hub.room().meeting()).toEqual(before)
    expect(remaining()).toMatchObject({ state: 'running', remaining: 600_000 - 147_250 - 4_321 })
  })

  test('[T10] a wall clock that jumps by years, forwards or back, moves no countdown', async () => {
    await toTheReport(await hub.as('chair'))
    machine.pass(60_000)
    await hub.stop()
    for (const jump of [10 * 365 * 86_400_000, -20 * 365 * 86_400_000]) {
      const jumped = { monotonic: machine.monotonic, bootId: machine.bootId, wall: () => machine.wall() + jump }
      hub = await aHub({ folder: place.folder, machine: jumped })
      expect(remaining()).toMatchObject({ state: 'running', remaining: 540_000 })
      await hub.stop()
    }
    hub = await aHub({ folder: place.folder, machine })
  })

  test('[T10] [T9] where the system has no name for a boot, a wall clock that is set moves no countdown, and a reboot is noticed all the same', async () => {
    await hub.stop()
    place.remove()
    place = aFolder()
    const nameless = namelessMachine()
    hub = await aHub({ folder: place.folder, machine: nameless })
    await toTheReport(await hub.as('chair'))
    nameless.pass(100_000)
    await hub.stop()
    nameless.setWall(30_000)
    nameless.pass(4_000)
    hub = await aHub({ folder: place.folder, machine: nameless })
    expect(remaining()).toMatchObject({ state: 'running', remaining: 600_000 - 104_000 })
    await hub.stop()
    nameless.reboot({ off: 45_000, up: 3_600_000 })
    hub = await aHub({ folder: place.folder, machine: nameless })
    expect(remaining()).toMatchObject({ state: 'paused', elapsed: 104_000, run: { reason: 'restart' } })
  })

  test('[T9] after a reboot the countdown is paused where the hub was last seen, and the chair decides', async () => {
    await toTheReport(await hub.as('chair'))
    machine.pass(100_000)
    await hub.stop()
    machine.reboot(45_000)
    hub = await aHub({ folder: place.folder, machine })
    expect(remaining()).toMatchObject({ state: 'paused', elapsed: 100_000, run: { reason: 'restart' } })
    const chair = await hub.as('chair')
    expect(chair.view().control?.main).toMatchObject({ type: 'timer.resume' })
    expect(chair.view().control?.undo).toBeNull()
    expect((await chair.press()).ok).toBe(true)
    machine.pass(1_000)
    expect(remaining()).toMatchObject({ state: 'running', elapsed: 101_000 })
  })

  /** What the register of incidents will say of reboots. */
  const reboots = () => {
    const db = openReadOnly(place.folder)
    try {
      return db.prepare("SELECT seq FROM journal WHERE facts LIKE '%clock.interrupted%'").all()
    } finally {
      db.close()
    }
  }

  test('[T9] [Y3] a reboot during a rehearsal is gone with it, and is no incident of the day', async () => {
    await (await hub.as('chair')).take({ type: 'rehearsal.begin' })
    await hub.stop()
    machine.reboot(15 * 3_600_000)
    hub = await aHub({ folder: place.folder, machine })
    expect(reboots()).toHaveLength(1)
    hub.house.clearRehearsal({ role: 'secretary', id: 'secretary' })
    expect(reboots()).toEqual([])
  })

  test('[T9] a meeting that begins after a reboot knows nothing of it', async () => {
    await hub.stop()
    place.remove()
    place = aFolder()
    hub = await aHub({ folder: place.folder, machine, demo: false })
    await hub.stop()
    machine.reboot(45_000)
    hub = await aHub({ folder: place.folder, machine, demo: false })
    hub.house.loadDemo()
    hub.press()
    expect(hub.house.lastSeen).toBeNull()
    expect(reboots()).toEqual([])
  })

  test('[W14] a session and a submitted ballot outlive the hub, and a repeated command has its first answer', async () => {
    const chair = await hub.as('chair')
    while (chair.view().ballot?.round?.state !== 'open') await chair.press()
    const round = chair.view().ballot?.round?.id ?? ''
    const phoneSession = (await hub.sessionOfCard('C003')).body['session']
    const phone = await hub.connect(phoneSession)
    const handle = anId()
    await phone.ballot(round, handle, { p01: ['good'] })
    const id = anId()
    const answer = await chair.ask({ type: 'stage.note', text: '慢一点' }, id)
    await hub.stop()

    hub = await aHub({ folder: place.folder, machine })
    const back = await hub.connect(phoneSession)
    expect(back.mine()).toMatchObject({ id: 'C003', submitted: [round] })
    expect(await back.ballot(round, handle, { p01: ['average'] })).toMatchObject({ ok: true })
    expect(hub.room().submitted(round)).toEqual({ C: 1 })
    expect(await (await hub.as('chair')).ask({ type: 'stage.note', text: '慢一点' }, id)).toEqual(answer)
  })

  test('[B9] a round that was closed and not yet counted is counted at the next start', async () => {
    const chair = await hub.as('chair')
    while (chair.view().ballot?.round?.state !== 'open') await chair.press()
    const round = chair.view().ballot?.round?.id ?? ''
    await (await hub.phone('A001')).ballot(round, anId(), { p01: ['good'] })
    await chair.press()
    await hub.stop()
    // As a crash between the two commits would leave it: the close is saved and the count is not.
    loseLastAct(place.folder, (meeting) => {
      const { counts: _, ...uncounted } = meeting.rounds[round] as Round
      return { ...meeting, rounds: { ...meeting.rounds, [round]: uncounted } }
    })
    hub = await aHub({ folder: place.folder, machine })
    expect(hub.room().meeting().rounds[round]?.counts?.presenters['p01']?.['A']?.items[0]).toEqual({ good: 1 })
  })

  test('[C5] the journal told from the start gives the saved meeting', async () => {
    const chair = await hub.as('chair')
    const phone = await hub.phone('B001')
    for (let n = 0; n < 9; n += 1) {
      await chair.press()
      machine.pass(61_000)
      if (n === 5) await phone.ask({ type: 'remark.submit', item: 'p01', kind: 'question', text: '请问下一步怎么做?' })
      if (n === 6) await chair.take({ type: 'step.undo' })
    }
    const { openDatabase } = await import('../../db/open.ts')
    const { openStore } = await import('../../db/store.ts')
    await hub.stop()
    const db = openDatabase(place.folder)
    const store = openStore(db)
    const start = store.load('start')
    if (!start) throw new Error('no start was saved')
    expect(JSON.parse(JSON.stringify(store.facts().reduce(apply, start)))).toEqual(store.load())
    expect(store.brokenAt()).toBeNull()
    db.close()
    hub = await aHub({ folder: place.folder, machine })
  })
})

test('[D5] a second hub on the same folder is refused, and the first goes on', async () => {
  expect(() => openHouse(place.folder, machine)).toThrow('inUse')
  expect((await (await hub.as('chair')).press()).ok).toBe(true)
})
