/** Token buckets: so many at once, so many a second after that. */
export type Limit = { readonly burst: number; readonly perSecond: number }

/** One limit for many keys. `milliseconds`: any monotonic clock. */
export function rateLimit({ burst, perSecond }: Limit, milliseconds: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>()

  function bucketOf(key: string): { tokens: number; at: number } {
    const now = milliseconds()
    const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now }
    const bucket = { tokens: Math.min(burst, tokens + ((now - at) / 1_000) * perSecond), at: now }
    buckets.set(key, bucket)
    if (buckets.size > 20_000) for (const [old, kept] of buckets) if (now - kept.at > 60_000) buckets.delete(old)
    return bucket
  }

  return {
    /** Is there any left for this key? Takes none. */
    has: (key: string): boolean => bucketOf(key).tokens >= 1,
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
