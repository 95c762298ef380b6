/** A number of a workbook as its reader sees it: serial numbers with their zeros, dates as dates, lengths as h:mm:ss. */

/** A format by what it does to a number; `null` for General and everything that only rounds or groups. */
export type NumberFormat =
  | { readonly kind: 'date'; readonly date: boolean; readonly time: boolean }
  | { readonly kind: 'padded'; readonly before: string; readonly digits: number }
  | { readonly kind: 'percent' }
  | null

/** The numbers of built-in formats that show a date or a time; 27 to 36 and 50 to 58 are those of Chinese Excel. */
function builtIn(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) {
    return { kind: 'date', date: true, time: false }
  }
  if (id === 22) return { kind: 'date', date: true, time: true }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) {
    return { kind: 'date', date: false, time: true }
  }
  if (id === 9 || id === 10) return { kind: 'percent' }
  return null
}

/** What a format does, from its number and, where the workbook defines it, its code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn(id)
  const first = code.split(';')[0] ?? ''
  const padded = /^((?:"[^"]*"|\\.|[A-Z-])*)(0+)$/.exec(first)
  if (padded) {
    const before = (padded[1] ?? '').replace(/"([^"]*)"|\\(.)/g, '$1$2')
    const digits = padded[2]?.length ?? 1
    return before === '' && digits === 1 ? null : { kind: 'padded', before, digits }
  }
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/general/i.test(bare)) return null
  if (bare.includes('%')) return { kind: 'percent' }
  const date = /[yd]/i.test(bare)
  const time = /[hs]/i.test(bare)
  if (!date && !time) return /m/i.test(bare) ? { kind: 'date', date: true, time: false } : null
  return { kind: 'date', date, time }
}

/** The text of a number (as written in the XML). `from1904`: the workbook counts its days as the first Macs did. */
export function numberText(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format?.kind === 'padded' && value >= 0) {
    return format.before + String(Math.round(value)).padStart(format.digits, '0')
  }
  if (format?.kind === 'percent') return `${tidyNumber(value * 100)}%`
  if (format?.kind === 'date' && value >= 0 && value < 2_958_466) return dateText(value, format, from1904)
  return tidyNumber(value)
}

/** 0.1 + 0.2 as 0.3, and long numbers in full. */
const tidyNumber = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)))

const two = (n: number): string => String(n).padStart(2, '0')

function dateText(value: number, { date, time }: { date: boolean; time: boolean }, from1904: boolean): string {
  const seconds = Math.round(value * 86_400)
  const clock = time
    ? `${date ? two(Math.floor((seconds % 86_400) / 3600)) : Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
    : ''
  if (!date) return clock
  // The 29th of February 1900, which never was, is day 60 of a workbook.
  const days = Math.floor(seconds / 86_400) + (from1904 ? 1462 : 0)
  const day = new Date((days - (days > 59 ? 25_569 : 25_568)) * 86_400_000)
  const written = `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`
  return clock ? `${written} ${clock}` : written
}
