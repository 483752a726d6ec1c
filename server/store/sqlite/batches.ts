/** Gathers what is handed over, and writes it in batches, one after the other. */
export interface Batches<T> {
  /** @param isUrgent somebody waits for this one to be written before going on: it is not kept for company */
  readonly add: (one: T, isUrgent?: boolean) => void
  /** Writes at once what waits; resolves when nothing is waiting or under way any more. */
  readonly flush: () => Promise<void>
}

/** So many are worth a commit of their own, this long after the beginning of the last one (milliseconds). */
const MANY = 32
const MANY_MS = 6

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

  const plan = (): void => {
    if (waiting.length === 0 || underWay !== undefined) return
    clearTimeout(timer)
    const dueAt =
      waiting.length < MANY ? usedUntil - SAVED_MS : Math.min(usedUntil - SAVED_MS, begunAt + MANY_MS)
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
      const isFirstUrgent = isUrgent && !hurries
      hurries ||= isUrgent
      // What comes between finds that it is planned, or that it will be when the batch under way is written.
      if (waiting.length === 1 || waiting.length === MANY || isFirstUrgent) plan()
    },
    flush: async () => {
      await underWay
      begin()
      await underWay
    },
  }
}
