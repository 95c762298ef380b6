/** Moments and lengths of time as they stand on paper. The zone comes with the source: a machine's own may be any. */
import { duration, type Duration, type Instant } from '../domain/time.ts'
import { words } from './words.ts'
import type { PapersSource } from './source.ts'

/** China keeps one time all year. */
const CHINA = 480
const MINUTE = 60_000
type Where = Pick<PapersSource, 'zone' | 'language'>

/** A date whose UTC fields are those of the zone. */
const inZone = (at: Instant, { zone = CHINA }: Where): Date => new Date(at + zone * MINUTE)
const two = (n: number): string => String(n).padStart(2, '0')

/** `14:32` */
export function clockTime(at: Instant, where: Where): string {
  const date = inZone(at, where)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** `14:32:07` */
export const exactTime = (at: Instant, where: Where): string =>
  `${clockTime(at, where)}:${two(inZone(at, where).getUTCSeconds())}`

/** 2026年3月1日 */
export function day(at: Instant, where: Where): string {
  const date = inZone(at, where)
  return words(where).day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** `2026-03-01 14:32`, as it stands in a stamp. */
export function stampTime(at: Instant, where: Where): string {
  const date = inZone(at, where)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())} ${clockTime(at, where)}`
}

/** `9:58`, whole seconds, towards zero. Lengths of an hour and more go on in minutes. */
export function length(of: Duration): string {
  const whole = Math.floor(Math.max(0, of) / 1_000)
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`
}

/** Nothing where there was nothing. */
export const lengthOrNone = (of: Duration): string => (of >= 1_000 ? length(of) : '')

export const none = duration(0)
