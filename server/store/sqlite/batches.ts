/** Gathers what is handed over, and writes it in batches, one after the other. */
export interface Batches<T> {
  /** @param isUrgent somebody waits for this one to be written before going on: it is not kept for company */
  readonly add: (one: T, isUrgent?: boolean) => void
  /** Writes at once what waits; resolves when nothing is waiting or under way any more. */
  readonly flush: () => Promise<void>
}

/**
 * One that comes so few milliseconds after the one so many before it is one of many: some 1,300 a second. What waits is then
 * written this long after the beginning of the last commit, for enough share it. Longer than that, or shorter, let a server
 * play fewer moves when as many came as it could take.
 */
const MANY = 32
const MANY_WITHIN_MS = 24
const MANY_MS = 4

/**
 * Fewer may have a commit each so many milliseconds in the long run, and what was not needed is saved up for a while: a
 * commit of one append costs as much as a commit of ten, and makes a disk work as much. Two friends or a small class never
 * wait; when hundreds play, nobody notices three frames of a screen.
 */
const EACH_MS = 50
const SAVED_MS = 20 * EACH_MS

/** @param write never rejects */
export const inBatches = <T>(write: (batch: readonly T[]) => Promise<void>): Batches<T> => {
  let waiting: T[] = []
  let underWay: Promise<void> | undefined
  /** When the last batch began, in milliseconds of a clock that never runs backwards */
  let begunAt = Number.NEGATIVE_INFINITY
  /** Until when all batches so far have used that clock up, `EACH_MS` each */
  let usedUntil = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  /** One of those that wait is urgent */
  let hurries = false
  /** The last one that came was one of many */
  let areMany = false
  /** When the last `MANY` came, round and round */
  const cameAt = new Float64Array(MANY).fill(Number.NEGATIVE_INFINITY)
  let oldest = 0

  /** One more has come; answers whether it is one of many. */
  const count = (): boolean => {
    const now = performance.now()
    const since = cameAt[oldest] ?? now
    cameAt[oldest] = now
    oldest = (oldest + 1) % MANY
    return now - since <= MANY_WITHIN_MS
  }

  const plan = (): void => {
    if (waiting.length === 0 || underWay !== undefined) return
    clearTimeout(timer)
    const dueAt = areMany ? Math.min(usedUntil - SAVED_MS, begunAt + MANY_MS) : usedUntil - SAVED_MS
    const restMs = dueAt - performance.now()
    if (restMs > 0 && !hurries) timer = setTimeout(begin, restMs)
    else setImmediate(begin)
  }

  const begin = (): void => {
    clearTimeout(timer)
    if (waiting.length === 0 || underWay !== undefined) return
    const batch = waiting
    waiting = []
    hurries = false
    begunAt = performance.now()
    usedUntil = Math.min(Math.max(usedUntil, begunAt), begunAt + SAVED_MS) + EACH_MS
    underWay = write(batch).finally(() => {
      underWay = undefined
      plan()
    })
  }

  return {
    add: (one, isUrgent = false) => {
      waiting.push(one)
      const wereMany = areMany
      areMany = count()
      const isSooner = (isUrgent && !hurries) || (areMany && !wereMany)
      hurries ||= isUrgent
      // What comes between finds that it is planned, or that it will be when the batch under way is written.
      if (waiting.length === 1 || isSooner) plan()
    },
    flush: async () => {
      await underWay
      begin()
      await underWay
    },
  }
}
