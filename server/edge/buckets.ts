/** Something that fills again by itself: so many at once, and so many a second for long. One for each key. */
export interface Buckets {
  /** Takes one. Milliseconds to wait where there is none left; undefined where there was. */
  readonly take: (key: string) => number | undefined
  /** The same without taking it */
  readonly look: (key: string) => number | undefined
  readonly forget: (key: string) => void
  /** How many keys are kept */
  readonly size: () => number
}

interface Bucket {
  left: number
  /** When `left` was right, in milliseconds */
  at: number
}

/** What adding up thousandths may leave over, in milliseconds */
const ROUNDING = 1e-6

/** So many keys are kept; then those that are full again are swept out, which is what forgetting them comes to. */
const SWEEP_AT = 10_000

/**
 * @param burst     how many at once
 * @param perSecond how many a second for long
 * @param now       a clock that never runs backwards, in milliseconds
 */
export const createBuckets = (burst: number, perSecond: number, now: () => number): Buckets => {
  const buckets = new Map<string, Bucket>()
  let sweepAt = SWEEP_AT

  const filled = (bucket: Bucket, at: number): number =>
    Math.min(burst, bucket.left + ((at - bucket.at) * perSecond) / 1_000)
  const waitFor = (left: number): number => Math.ceil(((1 - left) * 1_000) / perSecond - ROUNDING)

  const sweep = (at: number): void => {
    for (const [key, bucket] of buckets) if (filled(bucket, at) >= burst) buckets.delete(key)
    sweepAt = Math.max(SWEEP_AT, buckets.size * 2)
  }

  return {
    take: (key) => {
      const at = now()
      const bucket = buckets.get(key)
      if (bucket === undefined) {
        if (buckets.size >= sweepAt) sweep(at)
        buckets.set(key, { left: burst - 1, at })
        return undefined
      }
      bucket.left = filled(bucket, at)
      bucket.at = at
      if (bucket.left < 1) return waitFor(bucket.left)
      bucket.left -= 1
      return undefined
    },
    look: (key) => {
      const bucket = buckets.get(key)
      if (bucket === undefined) return undefined
      const left = filled(bucket, now())
      return left < 1 ? waitFor(left) : undefined
    },
    forget: (key) => void buckets.delete(key),
    size: () => buckets.size,
  }
}
