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
export const times = (a: Exact, b: Exact): Exact => exact(a.over * b.over, a.under * b.under)
export const dividedBy = (a: Exact, b: Exact): Exact => exact(a.over * b.under, a.under * b.over)
export const total = (terms: readonly Exact[]): Exact => terms.reduce(plus, whole(0))

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
