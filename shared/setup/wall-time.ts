/** Date and time as they hang on the wall of the hall, to a moment and back, in a named time zone. */
import { instant, type Instant } from '../domain/time.ts'

/** The moment of a wall's date (`2026-01-10`) and time (`08:30`) in a zone; null if there is no such date or time. */
export function momentOf(date: string, time: string, zone: string): Instant | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(time) ?? []
  if (day === undefined || minute === undefined) return null
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  if (Number.isNaN(asUtc) || wallOf(asUtc, 'UTC').date !== date || wallOf(asUtc, 'UTC').time !== time) return null
  // The zone's distance from UTC may differ a little before and after a change of the clocks, so it is looked up twice.
  const first = asUtc - distance(asUtc, zone)
  return instant(asUtc - distance(first, zone))
}

/** What the wall shows at a moment. */
export function wallOf(at: number, zone: string): { readonly date: string; readonly time: string } {
  const part = parts(at, zone)
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

/** How far the wall is ahead of UTC at a moment, in milliseconds. */
function distance(at: number, zone: string): number {
  const part = parts(at, zone)
  const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map((name) =>
    Number(part(name)),
  )
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000
}

function parts(at: number, zone: string): (name: Intl.DateTimeFormatPartTypes) => string {
  const found = formatOf(zone).formatToParts(at)
  return (name) => found.find(({ type }) => type === name)?.value ?? ''
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const form: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...form, timeZone: zone })
  } catch {
    // A zone that this machine has never heard of: the draft came from elsewhere. Better UTC than no meeting.
    return new Intl.DateTimeFormat('en-GB', { ...form, timeZone: 'UTC' })
  }
}
