/**
 * Exact fractions. Nothing that becomes a score passes through binary floating point, and rounding happens once,
 * at the end, half up (domain 2.3, rule 8).
 */
export type Exact = { readonly over: bigint; readonly under: bigint }

function exact(over: bigint, under: bigint): Exact {
  if (under === 0n) throw new Error('a fraction over zero')
  const sign = under < 0n ? -1n : 1n
  const shared = gcd(over < 0n ? -over : over, under < 0n ? -under : under) || 1n
  return { over: (sign * over) / shared, under: (sign * under) / shared }
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

export const whole = (n: number): Exact => exact(BigInt(n), 1n)
export const ratio = (over: number, under: number): Exact => exact(BigInt(over), BigInt(under))
export const plus = (a: Exact, b: Exact): Exact => exact(a.over * b.under + b.over * a.under, a.under * b.under)
export const minus = (a: Exact, b: Exact): Exact => plus(a, exact(-b.over, b.under))
export const times = (a: Exact, b: Exact): Exact => exact(a.over * b.over, a.under * b.under)
export const dividedBy = (a: Exact, b: Exact): Exact => exact(a.over * b.under, a.under * b.over)
export const total = (terms: readonly Exact[]): Exact => terms.reduce(plus, whole(0))

/** Below zero if `a` is the smaller, above if it is the larger. */
export function compare(a: Exact, b: Exact): number {
  const left = a.over * b.under
  const right = b.over * a.under
  return left < right ? -1 : left > right ? 1 : 0
}

/** A number as a person writes it, at most six decimals: `-12`, `0.5`, `92.50`. */
const written = /^-?\d{1,9}(\.\d{1,6})?$/

/**
 * What a person wrote as a decimal, exactly. A number of the plan is taken as it is written (`0.1` is a tenth, not the
 * double next to it). Throws on anything else: plans and ballots are checked before they are counted.
 */
export function decimalOf(value: string | number): Exact {
  const text = String(value)
  if (!written.test(text)) throw new Error(`not a decimal: ${text}`)
  const [head = '', tail = ''] = text.split('.')
  return exact(BigInt(head + tail), 10n ** BigInt(tail.length))
}

/** A percentage as a fraction of one: `40` is 2/5. */
export const percent = (value: string | number): Exact => dividedBy(decimalOf(value), whole(100))

/** The fraction with `places` decimals, rounded half up (away from zero), as text: `91.62`. */
export function decimal({ over, under }: Exact, places: number): string {
  const negative = over < 0n
  const scaled = (negative ? -over : over) * 10n ** BigInt(places)
  const rounded = (2n * scaled + under) / (2n * under)
  const digits = rounded.toString().padStart(places + 1, '0')
  const head = digits.slice(0, digits.length - places)
  const tail = digits.slice(digits.length - places)
  return `${negative && rounded !== 0n ? '-' : ''}${head}${places > 0 ? `.${tail}` : ''}`
}

/** The fraction as a person writes it in a sum: `92.5`, `1200`; at most `places` decimals and no zeros at the end. */
export function plain(value: Exact, places = 6): string {
  const text = decimal(value, places)
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}
