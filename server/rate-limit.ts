/** Token buckets: so many at once, so many a second after that. */
export type Limit = { readonly burst: number; readonly perSecond: number }

/** Milliseconds of any monotonic clock. */
export type Milliseconds = () => number

/** One bucket. */
export class Bucket {
  private tokens: number
  private at: number
  private readonly limit: Limit
  private readonly milliseconds: Milliseconds

  constructor(limit: Limit, milliseconds: Milliseconds) {
    this.limit = limit
    this.milliseconds = milliseconds
    this.tokens = limit.burst
    this.at = milliseconds()
  }

  /** When it was last asked. */
  get asked(): number {
    return this.at
  }

  /** Is there any left? Takes none. */
  has(): boolean {
    const { burst, perSecond } = this.limit
    const now = this.milliseconds()
    this.tokens = Math.min(burst, this.tokens + ((now - this.at) / 1_000) * perSecond)
    this.at = now
    return this.tokens >= 1
  }

  /** Takes one, if there is one. */
  take(): boolean {
    if (!this.has()) return false
    this.tokens -= 1
    return true
  }
}

/** Buckets that nobody has used for so long are full again and can be forgotten; looked for this often. In milliseconds. */
const FORGOTTEN_AFTER = 60_000

/** One limit for many keys. */
export function rateLimit(limit: Limit, milliseconds: Milliseconds) {
  const buckets = new Map<string, Bucket>()
  let swept = -Infinity

  /** Never by each message: ten thousand keys are too many to look through then. */
  function sweep(): void {
    const now = milliseconds()
    if (now - swept < FORGOTTEN_AFTER) return
    swept = now
    for (const [key, { asked }] of buckets) if (now - asked > FORGOTTEN_AFTER) buckets.delete(key)
  }

  function bucketOf(key: string): Bucket {
    const known = buckets.get(key)
    if (known) return known
    sweep()
    const bucket = new Bucket(limit, milliseconds)
    buckets.set(key, bucket)
    return bucket
  }

  return {
    /** Is there any left for this key? Takes none. */
    has: (key: string): boolean => bucketOf(key).has(),
    /** How many keys are remembered. */
    size: (): number => buckets.size,
    /** Takes one, if there is one. */
    take: (key: string): boolean => bucketOf(key).take(),
  }
}
export type RateLimit = ReturnType<typeof rateLimit>
