/**
 * The arithmetic of the second tally: every value is a whole number of one tiny coin, so small that everything a meeting
 * divides by goes into it without a rest. Nothing is ever a fraction here, and a division that leaves a rest stops the
 * tally instead of being rounded.
 */
export type Coins = bigint

export type Purse = {
  /** How many coins a whole is. */
  readonly one: Coins
  /** A number as it is written, in coins. */
  readonly of: (written: string | number) => Coins
  /** So many percent of a value. */
  readonly percentOf: (value: Coins, percent: number) => Coins
  /** A value in equal parts. */
  readonly part: (value: Coins, parts: number | bigint) => Coins
  /** Rounded once, half away from zero. */
  readonly print: (value: Coins, places: number) => string
}

/** Coins that can be divided by every number up to `largest`, twice by those up to `few`, and by each of `also`. */
export function purse(largest: number, few: number, also: readonly bigint[]): Purse {
  const one = also.reduce(common, 1n) * commonUpTo(largest) * commonUpTo(few) * 10n ** 30n
  const part = (value: Coins, parts: number | bigint): Coins => {
    if (value % BigInt(parts) !== 0n) throw new Error(`the coin is too big to divide by ${parts}`)
    return value / BigInt(parts)
  }
  const of = (written: string | number): Coins => {
    const [, sign = '', head = '0', tail = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(written)) ?? []
    const size = part(BigInt(head + tail) * one, 10n ** BigInt(tail.length))
    return sign ? -size : size
  }
  return { one, of, part, percentOf: (value, percent) => part(value * hundredths(percent), 10_000n), print }

  function print(value: Coins, places: number): string {
    let rest = value < 0n ? -value : value
    let digits = `${rest / one}`
    rest %= one
    // By hand, as at school: one digit after the other, and the last one looks at what is left.
    for (let place = 0; place < places; place += 1) {
      rest *= 10n
      digits += `${rest / one}`
      rest %= one
    }
    if (rest * 2n >= one) digits = carried(digits)
    const point = digits.length - places
    const text = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
    return value < 0n && /[1-9]/.test(text) ? `-${text}` : text
  }
}

/** 40 percent is 4000, 12.5 is 1250: weights have two decimals at most. */
export function hundredths(percent: number): bigint {
  const [head = '', tail = ''] = String(percent).split('.')
  return BigInt(head + tail.padEnd(2, '0'))
}

/** One more in the last place, and ten makes one further left. */
function carried(digits: string): string {
  const nines = /9*$/.exec(digits)?.[0].length ?? 0
  const stem = digits.slice(0, digits.length - nines)
  const raised = stem === '' ? '1' : stem.slice(0, -1) + String(Number(stem.slice(-1)) + 1)
  return raised + '0'.repeat(nines)
}

const tables = new Map<number, bigint>()
/** What every whole number up to `n` goes into. */
function commonUpTo(n: number): bigint {
  const size = Math.max(10, Math.ceil(n / 10) * 10)
  let table = tables.get(size)
  if (table === undefined) {
    table = 1n
    for (let i = 2n; i <= size; i += 1n) table = common(table, i)
    tables.set(size, table)
  }
  return table
}

function common(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
