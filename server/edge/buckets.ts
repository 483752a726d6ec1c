/** Something that fills again by itself: so many at once, and so many a second for long. */
export interface Bucket {
  left: number
  /** When `left` was right, in milliseconds */
  at: number
}

/** What may be done with buckets of one size, at a moment in milliseconds of a clock that never runs backwards. */
export interface Buckets {
  readonly full: (at: number) => Bucket
  /** Takes one. Milliseconds to wait where there is none left; undefined where there was. */
  readonly take: (bucket: Bucket, at: number) => number | undefined
  /** The same without taking it */
  readonly look: (bucket: Bucket, at: number) => number | undefined
  readonly isFull: (bucket: Bucket, at: number) => boolean
}

/** One bucket for each key. */
export interface KeyedBuckets {
  /** Takes one. Milliseconds to wait where there is none left; undefined where there was. */
  readonly take: (key: string, at?: number) => number | undefined
  /** The same without taking it */
  readonly look: (key: string) => number | undefined
  /** How many keys are kept */
  readonly size: () => number
}

/** What adding up thousandths may leave over, in milliseconds */
const ROUNDING = 1e-6

/** So many keys are kept; then those that are full again are swept out, which is what forgetting them comes to. */
const SWEEP_AT = 10_000

/**
 * @param burst     how many at once
 * @param perSecond how many a second for long
 */
export const bucketsOf = (burst: number, perSecond: number): Buckets => {
  const filled = ({ left, at: then }: Bucket, at: number): number =>
    Math.min(burst, left + ((at - then) * perSecond) / 1_000)
  const waitFor = (left: number): number | undefined =>
    left < 1 ? Math.ceil(((1 - left) * 1_000) / perSecond - ROUNDING) : undefined

  return {
    full: (at) => ({ left: burst, at }),
    take: (bucket, at) => {
      bucket.left = filled(bucket, at)
      bucket.at = at
      const wait = waitFor(bucket.left)
      if (wait === undefined) bucket.left -= 1
      return wait
    },
    look: (bucket, at) => waitFor(filled(bucket, at)),
    isFull: (bucket, at) => filled(bucket, at) >= burst,
  }
}

/** @param now a clock that never runs backwards, in milliseconds */
export const bucketsByKey = (buckets: Buckets, now: () => number): KeyedBuckets => {
  const kept = new Map<string, Bucket>()
  let sweepAt = SWEEP_AT

  const sweep = (at: number): void => {
    for (const [key, bucket] of kept) if (buckets.isFull(bucket, at)) kept.delete(key)
    sweepAt = Math.max(SWEEP_AT, kept.size * 2)
  }

  const begun = (key: string, at: number): Bucket => {
    if (kept.size >= sweepAt) sweep(at)
    const bucket = buckets.full(at)
    kept.set(key, bucket)
    return bucket
  }

  return {
    take: (key, at = now()) => buckets.take(kept.get(key) ?? begun(key, at), at),
    look: (key) => {
      const bucket = kept.get(key)
      return bucket && buckets.look(bucket, now())
    },
    size: () => kept.size,
  }
}
