import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HubClock } from '../../client/live/hub-clock.ts'
import { instant } from '../../shared/domain/time.ts'
import { randomFrom } from '../kit/random.ts'
import { seeded } from '../kit/seed.ts'

/** What the clocks round, and how fast two crystals part: an honest bound has both in it. */
const GRAIN = 1.5
const DRIFT = 1e-4

/** A line to a hub whose clock is `offset` ahead of ours, in simulated time. */
function aLine(offset: number) {
  let local = 1_000
  const clock = new HubClock(() => local)
  const line = {
    clock,
    offset,
    pass: (ms: number) => void (local += ms),
    local: () => local,
    hub: () => local + line.offset,
    /** How far the time shown is from the hub's. */
    error: () => clock.now() - line.hub(),
    /** A beat that takes `down` milliseconds to arrive. */
    beat(down: number): void {
      const sent = instant(line.hub())
      local += down
      clock.heard(sent)
    },
    /** A question that takes `up` to arrive and whose answer takes `down`. */
    exchange(up: number, down: number): void {
      const asked = local
      local += up
      const got = instant(line.hub())
      local += down
      clock.answered(asked, got)
      clock.heard(got)
    },
  }
  return line
}

describe('the bounds', () => {
  test('[G3] hold, and the estimate is within half their distance, for any delays', () => {
    const delays = fc.array(
      fc.tuple(fc.double({ min: 0, max: 800, noNaN: true }), fc.double({ min: 0, max: 800, noNaN: true })),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), delays, (offset, exchanges) => {
        const line = aLine(offset)
        for (const [up, down] of exchanges) {
          line.exchange(up, down)
          line.pass(500)
        }
        // Also while it slews, and once every slew is over.
        for (const wait of [0, 300, 10_000]) {
          line.pass(wait)
          expect(Math.abs(line.error())).toBeLessThanOrEqual(line.clock.errorBound ?? Number.NaN)
        }
        const best = Math.min(...exchanges.map(([up]) => up)) + Math.min(...exchanges.map(([, down]) => down))
        const took = exchanges.reduce((all, [up, down]) => all + up + down + 500, 11_000)
        expect(line.clock.errorBound).toBeLessThanOrEqual(best / 2 + GRAIN + took * DRIFT)
      }),
      seeded(200),
    )
  })

  test('[G3] are close after twenty exchanges over a hall’s wireless net', () => {
    const random = randomFrom(20_171_229)
    const jitter = () => 5 - 10 * Math.log(1 - random())
    const errors = Array.from({ length: 300 }, () => {
      const line = aLine(random() * 1e8)
      for (let n = 0; n < 20; n += 1) {
        line.exchange(jitter(), jitter())
        line.pass(1_000)
      }
      line.pass(5_000)
      return Math.abs(line.error())
    }).sort((a, b) => a - b)
    expect(errors[296]).toBeLessThan(3)
  })

  test('[G3] with a line that is slow one way only, the error is half of it and the bound says so', () => {
    const line = aLine(0)
    for (let n = 0; n < 10; n += 1) line.exchange(100, 0)
    line.pass(10_000)
    expect(line.error()).toBeCloseTo(50)
    // Eleven seconds after the first.
    expect(line.clock.errorBound).toBeCloseTo(50 + GRAIN + 10_000 * DRIFT)
  })

  test('[G3] are not known before an exchange went both ways', () => {
    const line = aLine(77)
    expect(line.clock.known).toBe(false)
    expect(line.clock.errorBound).toBeNull()
    line.beat(5)
    expect(line.clock.known).toBe(true)
    expect(line.clock.errorBound).toBeNull()
    expect(line.error()).toBeCloseTo(-5)
    line.exchange(5, 5)
    expect(line.clock.errorBound).toBeCloseTo(5 + GRAIN)
    line.pass(60_000)
    expect(line.clock.errorBound).toBeCloseTo(5 + GRAIN + 60_000 * DRIFT)
  })

  test('[G3] hold while the hub says whole milliseconds and the crystals part', () => {
    const random = randomFrom(1_224)
    const line = aLine(random() * 1e8)
    const { offset } = line
    for (let n = 0; n < 2_000; n += 1) {
      line.offset += 0.08 * (n < 1_000 ? 1 : -1)
      const up = random() * 40
      const asked = line.local()
      line.pass(up)
      const got = instant(Math.round(line.hub()))
      line.pass(random() * 40)
      line.clock.answered(asked, got)
      line.clock.heard(got)
      line.pass(1_000)
      expect(Math.abs(line.error())).toBeLessThanOrEqual(line.clock.errorBound ?? Number.NaN)
    }
    expect(line.offset).toBeCloseTo(offset)
  })

  test('[G3] go on from the best that is left when the best grows too old', () => {
    const line = aLine(0)
    line.exchange(1, 1)
    for (let n = 0; n < 35; n += 1) {
      line.exchange(n === 20 ? 4 : 100, 4)
      line.pass(10_000)
    }
    expect(line.clock.errorBound).toBeLessThan(4 + GRAIN + 200_000 * DRIFT)
  })

  test('[G3] are forgotten after minutes, so that a crystal that drifts is followed', () => {
    const line = aLine(0)
    for (let n = 0; n < 3_600; n += 1) {
      // Fifty parts in a million fast: 180 ms in the hour.
      line.offset += 0.05
      if (n % 10 === 0) line.exchange(3, 3)
      line.beat(3)
      line.pass(991)
      expect(Math.abs(line.error())).toBeLessThan(25)
    }
    expect(line.offset).toBeCloseTo(180)
  })
})

describe('the time shown', () => {
  /** Reads the time every 10 ms for a while, and fails if it ever goes back. */
  function reads(line: ReturnType<typeof aLine>, ms: number): void {
    let worst = Infinity
    let last = line.clock.now()
    for (let n = 0; n < ms; n += 10) {
      line.pass(10)
      const now = line.clock.now()
      worst = Math.min(worst, now - last)
      last = now
    }
    expect(worst).toBeGreaterThanOrEqual(0)
  }

  test('[G4] never goes back, whatever corrections below 250 ms arrive, at the very moment they do either', () => {
    const steps = fc.array(
      fc.record({
        up: fc.integer({ min: 0, max: 110 }),
        down: fc.integer({ min: 0, max: 110 }),
        wait: fc.integer({ min: 0, max: 3_000 }),
        what: fc.constantFrom('exchange', 'beat', 'reset'),
      }),
      { minLength: 2, maxLength: 40 },
    )
    fc.assert(
      fc.property(steps, (moves) => {
        const line = aLine(5_000)
        line.exchange(60, 60)
        for (const { up, down, wait, what } of moves) {
          const before = line.clock.now()
          if (what === 'exchange') line.exchange(up, down)
          else if (what === 'beat') line.beat(down)
          else line.clock.reset()
          expect(line.clock.now()).toBeGreaterThanOrEqual(before)
          reads(line, wait)
        }
      }),
      seeded(100),
    )
  })

  test('[G4] takes a correction of 200 ms in two seconds', () => {
    const line = aLine(0)
    line.exchange(1, 1)
    line.offset = -200
    line.clock.reset()
    line.exchange(1, 1)
    expect(line.error()).toBeGreaterThan(195)
    line.pass(1_000)
    expect(line.error()).toBeCloseTo(100, -1)
    reads(line, 1_500)
    expect(Math.abs(line.error())).toBeLessThan(1)
  })

  test.each([250, -250, 40_000, -40_000])('[G4] jumps at once over %i ms', (jump) => {
    const line = aLine(0)
    line.exchange(1, 1)
    line.offset = jump > 0 ? jump + 2 : jump - 2
    line.clock.reset()
    line.exchange(1, 1)
    expect(Math.abs(line.error())).toBeLessThanOrEqual(1)
  })

  test('[G4] finds out by itself that one of the clocks was set', () => {
    for (const jump of [3_000, -3_000]) {
      const line = aLine(0)
      line.exchange(2, 2)
      line.pass(5_000)
      line.offset += jump
      for (let n = 0; n < 3; n += 1) line.exchange(2, 2)
      expect(Math.abs(line.error())).toBeLessThan(3)
    }
  })

  test('[G4] takes what is missing forwards at once, so that the first answer sets right what was only heard', () => {
    const line = aLine(0)
    line.beat(120)
    expect(line.error()).toBeCloseTo(-120)
    line.exchange(20, 20)
    expect(line.error()).toBeCloseTo(0)
  })

  test('[G4] after a reset goes on as far as the first bound lets it, and is not thrown to the bound itself', () => {
    const line = aLine(0)
    for (const up of [90, 70]) line.exchange(up, 80)
    line.pass(5_000)
    const before = line.error()
    line.clock.reset()
    line.beat(150)
    expect(line.error()).toBeCloseTo(before)
    line.clock.reset()
    line.clock.answered(line.local() - 300, instant(line.hub() - 100))
    expect(line.error()).toBeCloseTo(before)
    // A bound that it is beyond.
    line.offset = 1_000
    line.beat(20)
    expect(line.error()).toBeCloseTo(-20)
  })

  test('[G4] goes on through a reset, also in the middle of a correction', () => {
    const line = aLine(0)
    line.exchange(1, 1)
    line.offset = 200
    line.clock.reset()
    line.exchange(1, 1)
    line.pass(1_000)
    const before = line.error()
    line.clock.reset()
    expect(line.error()).toBeCloseTo(before)
    expect(line.clock.known).toBe(true)
    line.pass(60_000)
    expect(line.error()).toBeCloseTo(before)
  })
})
