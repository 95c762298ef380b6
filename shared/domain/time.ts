/** Time is handed in and typed, so that a moment is never added to a moment. */
declare const brand: unique symbol

/** A moment on the hub's clock: milliseconds since 1970-01-01 UTC, following the monotonic clock once the hub runs. */
export type Instant = number & { readonly [brand]: 'Instant' }

/** A length of time in milliseconds. May be negative where a difference is meant. */
export type Duration = number & { readonly [brand]: 'Duration' }

export const instant = (ms: number) => ms as Instant
export const duration = (ms: number) => ms as Duration
export const seconds = (n: number) => duration(n * 1_000)
export const minutes = (n: number) => duration(n * 60_000)

/** The moment `d` after `t`. */
export const later = (t: Instant, d: Duration) => instant(t + d)

/** How long after `from` the moment `to` is. */
export const between = (from: Instant, to: Instant) => duration(to - from)

export const sum = (lengths: readonly Duration[]) => duration(lengths.reduce((total, length) => total + length, 0))
