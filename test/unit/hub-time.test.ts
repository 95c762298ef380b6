/** The hub's time over sleeps, restarts and reboots of the machine. */
import { describe, expect, test } from 'vitest'
import { awake, startClock } from '../../server/clock.ts'
import { namelessMachine } from '../kit/nameless-machine.ts'

test('[T10] a laptop that slept is awake at the right time: what it slept through is added once', () => {
  let fine = 1_000_000
  let slept = 0
  // The coarse clock knows of sleep, and is always a little off.
  const clock = awake(
    () => fine,
    () => Math.floor((fine + slept) / 10) * 10,
  )
  expect(clock()).toBe(1_000_000)
  fine += 5_003
  expect(clock()).toBe(1_005_003)
  slept = 3_600_000
  fine += 1_500
  expect(clock()).toBeCloseTo(1_006_503 + 3_600_000, -2)
  const after = clock()
  fine += 60_007
  expect(clock() - after).toBe(60_007)
})

test('[T10] a hub that is held up for a moment while it looks has not slept', () => {
  let fine = 1_000_000
  let heldUp = 0
  const clock = awake(
    () => fine,
    () => {
      const since = fine
      fine += heldUp
      return since
    },
  )
  clock()
  heldUp = 80
  for (let n = 0; n < 5; n += 1) {
    fine += 1_200
    expect(clock()).toBe(fine)
  }
})

test('[T10] where there is no such clock the fine one is all there is', () => {
  let fine = 5
  const clock = awake(
    () => fine,
    () => null,
  )
  fine += 10_000
  expect(clock()).toBe(10_005)
})

test('[T9] [T10] the same boot goes on to the millisecond, another one starts from the wall and says when it was last seen', () => {
  let fine = 50_000
  const machine = { monotonic: () => fine, wall: () => 9_000_000, bootId: 'a' }
  const first = startClock(machine, null, 0)
  fine += 1_234
  expect(first.clock.now()).toBe(9_001_234)
  const kept = first.record()
  fine += 10_000
  const second = startClock({ ...machine, wall: () => 1 }, kept, 0)
  expect([second.clock.now(), second.lastSeen]).toEqual([9_011_234, null])
  const third = startClock({ ...machine, bootId: 'b', wall: () => 9_500_000 }, kept, 9_002_000)
  expect([third.clock.now(), third.lastSeen]).toEqual([9_500_000, 9_002_000])
})

describe('where the system has no name for a boot', () => {
  const second = 1_000
  const minute = 60 * second
  const hour = 60 * minute

  /** The hub runs for ten minutes, something happens, and it starts again; answers with how wrong its time is then. */
  function restarted(machine: ReturnType<typeof namelessMachine>, happens: () => void, keptAs?: string) {
    const first = startClock(machine, null, 0)
    machine.pass(10 * minute)
    const kept = first.record()
    happens()
    const next = startClock(machine, { ...kept, bootId: keptAs ?? kept.bootId }, 0)
    return { lastSeen: next.lastSeen, wrong: next.clock.now() - first.clock.now(), keptAt: Math.round(kept.hubTime) }
  }
  const wentOn = { lastSeen: null, wrong: 0 }
  /** As stores of earlier versions have it: the moment of booting by the wall clock, to ten seconds. */
  const asBefore = (machine: ReturnType<typeof namelessMachine>) =>
    `booted-${Math.round((machine.wall() - machine.monotonic()) / 10_000)}`

  test.each([0, 1, -1, 4_999, 5_001, 30 * second, -30 * second, 4 * minute, -4 * minute])(
    '[T10] a wall clock that is set by %i ms while the hub is stopped moves nothing',
    (by) => {
      const machine = namelessMachine()
      const happened = restarted(machine, () => {
        machine.setWall(by)
        machine.pass(3 * second)
      })
      expect(happened).toMatchObject(wentOn)
    },
  )

  test.each([hour, -hour])('[T10] nor one that somebody puts right by an hour, %i ms, on the day', (by) => {
    const machine = namelessMachine(3 * hour)
    expect(restarted(machine, () => machine.setWall(by))).toMatchObject(wentOn)
  })

  test.each([30 * second, -30 * second, 10 * 365 * 24 * hour, -20 * 365 * 24 * hour])(
    '[T10] by however much it is set while the hub runs, %i ms, the hub keeps its clock anew and is stopped without harm',
    (by) => {
      const machine = namelessMachine()
      const first = startClock(machine, null, 0)
      machine.pass(minute)
      machine.setWall(by)
      machine.pass(2 * second)
      const kept = first.record()
      machine.pass(5 * second)
      const next = startClock(machine, kept, 0)
      expect([next.lastSeen, next.clock.now() - first.clock.now()]).toEqual([null, 0])
    },
  )

  // The machine was on for 1,600 s when the clock was kept.
  const reboots = [
    ['a short one', { off: 8 * second, up: 20 * second }],
    ['a short one that is long ago', { off: 8 * second, up: 30 * minute }],
    ['one that is as long ago as the machine had been on', { off: 8 * second, up: 1_600 * second }],
    ['a long one', { off: 12 * hour, up: 20 * second }],
    ['one longer than it had been on, long ago', { off: 40 * minute, up: 3 * hour }],
    ['a night', { off: 12 * hour, up: 40 * minute }],
  ] as const
  describe.each(reboots)('%s', (_, times) => {
    test.each([0, 30 * second, -30 * second, -5 * minute, -20 * 365 * 24 * hour])(
      '[T9] is noticed, the wall clock set by %i ms meanwhile',
      (by) => {
        const machine = namelessMachine()
        const { lastSeen, keptAt } = restarted(machine, () => {
          machine.setWall(by)
          machine.reboot(times)
        })
        expect(lastSeen).toBe(keptAt)
      },
    )

    test('[T9] is noticed in a store of an earlier version', () => {
      const machine = namelessMachine()
      const { lastSeen, keptAt } = restarted(machine, () => machine.reboot(times), asBefore(machine))
      expect(lastSeen).toBe(keptAt)
    })
  })

  test('[T9] of a machine that had only just been switched on, too', () => {
    const machine = namelessMachine(5 * second)
    const first = startClock(machine, null, 0)
    machine.pass(2 * second)
    const kept = first.record()
    machine.reboot({ off: 4 * second, up: minute })
    expect(startClock(machine, kept, 0).lastSeen).toBe(Math.round(kept.hubTime))
  })

  test('[T9] of a machine whose other system puts the clock back by hours', () => {
    const machine = namelessMachine(8 * hour)
    const { lastSeen, keptAt } = restarted(machine, () => {
      machine.reboot({ off: minute, up: 9 * hour })
      machine.setWall(-6 * hour)
    })
    expect(lastSeen).toBe(keptAt)
  })

  test('[T9] of a machine without a battery, which begins each boot at the same moment', () => {
    const machine = namelessMachine(hour)
    const { lastSeen, keptAt } = restarted(machine, () => {
      machine.reboot({ off: minute, up: 10 * minute })
      machine.setWall(-(hour + 11 * minute))
    })
    expect(lastSeen).toBe(keptAt)
  })

  test.each([1_000_000, 1_004_999, 1_005_000, 1_009_999])(
    '[T10] a store of an earlier version goes on, wherever its ten seconds were rounded to (%i)',
    (up) => {
      const machine = namelessMachine(up)
      expect(restarted(machine, () => machine.setWall(30 * second), asBefore(machine))).toMatchObject(wentOn)
    },
  )

  test.each(['booted-', 'booted-NaN', 'since-', 'since-x', '6c2f0b0e-6d7e-4d55-a0f5-1f8f2c6d1d3e'])(
    '[T9] what says nothing of a moment (%s) is another boot',
    (keptAs) => {
      const { lastSeen, keptAt } = restarted(namelessMachine(), () => undefined, keptAs)
      expect(lastSeen).toBe(keptAt)
    },
  )
})
