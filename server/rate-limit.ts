/** Token buckets: so many at once, so many a second after that. */
export type Limit = { readonly burst: number; readonly perSecond: number }

/** `milliseconds`: any monotonic clock. Answers whether one more is allowed now for a key. */
export function rateLimit({ burst, perSecond }: Limit, milliseconds: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return (key: string): boolean => {
    const now = milliseconds()
    const bucket = buckets.get(key) ?? { tokens: burst, at: now }
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond)
    const allowed = tokens >= 1
    buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now })
    if (buckets.size > 20_000) for (const [old, { at }] of buckets) if (now - at > 60_000) buckets.delete(old)
    return allowed
  }
}
