/** The hub's time over sleeps, restarts and reboots of the machine. */
import { expect, test } from 'vitest'
import { awake, startClock } from '../../server/clock.ts'

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
