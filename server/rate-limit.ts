/** Token buckets: so many at once, so many a second after that. */
export type Limit = { readonly burst: number; readonly perSecond: number }

/** Buckets that nobody has used for so long are full again and can be forgotten; looked for this often. In milliseconds. */
const FORGOTTEN_AFTER = 60_000

/** One limit for many keys. `milliseconds`: any monotonic clock. */
export function rateLimit({ burst, perSecond }: Limit, milliseconds: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  let swept = -Infinity

  /** Never by each message: ten thousand keys are too many to look through then. */
  function sweep(now: number): void {
    if (now - swept < FORGOTTEN_AFTER) return
    swept = now
    for (const [key, { at }] of buckets) if (now - at > FORGOTTEN_AFTER) buckets.delete(key)
  }

  function bucketOf(key: string): { tokens: number; at: number } {
    const now = milliseconds()
    let bucket = buckets.get(key)
    if (bucket) {
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond)
      bucket.at = now
    } else {
      sweep(now)
      bucket = { tokens: burst, at: now }
      buckets.set(key, bucket)
    }
    return bucket
  }

  return {
    /** Is there any left for this key? Takes none. */
    has: (key: string): boolean => bucketOf(key).tokens >= 1,
    /** How many keys are remembered. */
    size: (): number => buckets.size,
    /** Takes one, if there is one. */
    take(key: string): boolean {
      const bucket = bucketOf(key)
      if (bucket.tokens < 1) return false
      bucket.tokens -= 1
      return true
    },
  }
}
export type RateLimit = ReturnType<typeof rateLimit>
