/** Limits of messages, under a clock that this test turns. */
import { expect, test } from 'vitest'
import { rateLimit } from '../../server/rate-limit.ts'

test('[W5] so many at once, and so many a second after that', () => {
  let time = 0
  const limit = rateLimit({ burst: 3, perSecond: 2 }, () => time)
  expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([true, true, true, false])
  expect(limit.take('b'), 'another key has its own').toBe(true)
  time = 500
  expect([limit.take('a'), limit.take('a')]).toEqual([true, false])
  time = 60_000
  expect(
    [1, 2, 3, 4].map(() => limit.take('a')),
    'never more than at first',
  ).toEqual([true, true, true, false])
})

test('[W19] a message costs the same after a hundred thousand keys: they are looked through when a new one comes, at most once a minute', () => {
  let time = 0
  const limit = rateLimit({ burst: 3, perSecond: 1 }, () => time)
  for (let n = 0; n < 100_000; n += 1) limit.take(`line ${n}`)
  time = 59_000
  const sizes = [limit.size()]
  for (let n = 0; n < 10; n += 1) limit.take('talks')
  sizes.push(limit.size())
  time = 61_000
  limit.take('talks')
  sizes.push(limit.size())
  limit.take('comes in')
  sizes.push(limit.size())
  limit.take('and another')
  sizes.push(limit.size())
  expect(sizes, 'only those of the last minute are left').toEqual([100_000, 100_001, 100_001, 2, 3])
})
