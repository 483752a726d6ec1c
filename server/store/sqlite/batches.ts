/** Gathers what is handed over, and writes it in batches, one after the other. */
export interface Batches<T> {
  readonly add: (one: T) => void
  /** Writes at once what waits; resolves when nothing is waiting or under way any more. */
  readonly flush: () => Promise<void>
}

/** So many are worth a commit of their own. */
const ENOUGH = 16

/**
 * From the beginning of one batch to that of the next, in milliseconds: the less, the more wait. A commit of one append
 * costs as much as a commit of ten, and makes a disk work as much; nobody notices two frames of a screen.
 */
const apartMs = (waiting: number): number => (waiting < ENOUGH ? 33 : 6)

/**
 * Whoever comes when there was nobody else for a while never waits but for the turn of the event loop.
 *
 * @param write never rejects
 */
export const inBatches = <T>(write: (batch: readonly T[]) => Promise<void>): Batches<T> => {
  let waiting: T[] = []
  let underWay: Promise<void> | undefined
  /** When the last batch began, by a clock that never runs backwards, in milliseconds */
  let begunAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  const plan = (): void => {
    if (waiting.length === 0 || underWay !== undefined) return
    clearTimeout(timer)
    const restMs = apartMs(waiting.length) - (performance.now() - begunAt)
    if (restMs > 0) timer = setTimeout(begin, restMs)
    else setImmediate(begin)
  }

  const begin = (): void => {
    clearTimeout(timer)
    if (waiting.length === 0 || underWay !== undefined) return
    const batch = waiting
    waiting = []
    begunAt = performance.now()
    underWay = write(batch).finally(() => {
      underWay = undefined
      plan()
    })
  }

  return {
    add: (one) => {
      waiting.push(one)
      // What comes between finds that it is planned, or that it will be when the batch under way is written.
      if (waiting.length === 1 || waiting.length === ENOUGH) plan()
    },
    flush: async () => {
      await underWay
      begin()
      await underWay
    },
  }
}
