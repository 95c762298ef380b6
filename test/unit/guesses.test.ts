/** How fast codes can be guessed, under a clock that this test turns. */
import { expect, test } from 'vitest'
import { openGuesses } from '../../server/guesses.ts'

/** Guesses for so many seconds, so many times in each millisecond from one address after the other; answers with how many were looked up. */
function guessing(seconds: number, { addresses, each }: { addresses: number; each: number }): number {
  let time = 0
  let lookedUp = 0
  let turn = 0
  const guesses = openGuesses(() => time)
  for (; time < seconds * 1_000; time += 1) {
    for (let n = 0; n < each; n += 1) {
      const address = `10.0.0.${(turn += 1) % addresses}`
      if (!guesses.may(address)) continue
      lookedUp += 1
      guesses.wrong(address)
    }
  }
  return lookedUp
}

test('[W9] from one address three hundred wrong codes are looked up at once, and four a second', () => {
  const minute = guessing(60, { addresses: 1, each: 5 })
  expect(minute).toBeLessThanOrEqual(300 + 60 * 4)
  expect(minute).toBeGreaterThanOrEqual(300 + 59 * 4)
})

test('[W9] from however many addresses, no more than six hundred at once, and ten a second', () => {
  for (const addresses of [3, 50, 5_000]) {
    const minute = guessing(60, { addresses, each: 5 })
    expect(minute).toBeLessThanOrEqual(600 + 60 * 10)
    expect(minute).toBeGreaterThanOrEqual(600 + 59 * 10)
  }
})

test('[W9] a phone that sends two wrong codes a second all day, and sixty stale cards in one minute, keep no fresh card waiting', () => {
  let time = 0
  const guesses = openGuesses(() => time)
  const refused: number[] = []
  for (; time < 12 * 3_600_000; time += 500) {
    const stale = time >= 3_600_000 && time < 3_660_000 && time % 1_000 === 0 ? 1 : 0
    for (let n = 0; n < 1 + stale; n += 1) guesses.wrong('the hall')
    if (!guesses.may('the hall')) refused.push(time)
  }
  expect(refused).toEqual([])
})

test('[W9] one address that never stops keeps no other out', () => {
  let time = 0
  const guesses = openGuesses(() => time)
  for (; time <= 600_000; time += 10) if (guesses.may('guesses')) guesses.wrong('guesses')
  expect([guesses.may('guesses'), guesses.may('the hall')]).toEqual([false, true])
})
