import { StoreUnavailable } from '../store.ts'
import type { Row } from '../store.ts'
import { formatEvent } from '../events.ts'

/** A row on its way to the database. */
export interface Line extends Row {
  /** The event as it is stored */
  readonly text: string
}

/** How the writer reaches the database. */
export interface Database {
  /**
   * Writes lines, all or none, and resolves when they are durable.
   *
   * @param isRepeated an earlier attempt may have written these very lines; then there is nothing left to do
   */
  readonly write: (lines: readonly Line[], isRepeated: boolean) => Promise<void>
  /** True for an error that says nothing about the lines: the connection was lost, the database is starting up ... */
  readonly isPassing: (error: unknown) => boolean
  /** Resolves when the database answers again, and rejects when it has not done so until this time (milliseconds). */
  readonly back: (until: number) => Promise<void>
  readonly now: () => number
}

/** Takes appends and gives them to the database in batches. */
export interface Writer {
  readonly append: (rows: readonly Row[]) => Promise<void>
  /** Resolves when nothing is waiting any more. */
  readonly idle: () => Promise<void>
}

interface Waiting {
  readonly lines: readonly Line[]
  /** Of all its lines together */
  readonly chars: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Characters of JSON in one batch: one statement stays short enough not to hold up those behind it. */
const BATCH_CHARS = 1_000_000

/**
 * One batch in flight at a time: everything that arrives meanwhile goes into the next one. Appends are settled in the
 * order in which they came. A batch that cannot be written is tried append by append, so that one bad append takes no
 * other with it; what a lost connection took down is tried again as soon as the database answers, while patience lasts.
 *
 * @param patienceMs how long that is, from the first failure on
 * @param mostChars characters of JSON that may wait; appends beyond are refused at once, so that a database that is
 *                  away does not fill the memory
 */
export const createWriter = (
  database: Database,
  { mostChars, patienceMs }: { readonly mostChars: number; readonly patienceMs: number },
): Writer => {
  let queue: Waiting[] = []
  let waitingChars = 0
  let underWay: Promise<void> | undefined

  const takeBatch = (): readonly Waiting[] => {
    let chars = 0
    const beyond = queue.findIndex((one, index) => (chars += one.chars) > BATCH_CHARS && index > 0)
    const batch = beyond < 0 ? queue : queue.slice(0, beyond)
    queue = beyond < 0 ? [] : queue.slice(beyond)
    return batch
  }

  const takeAll = (): readonly Waiting[] => {
    const all = queue
    queue = []
    for (const { chars } of all) waitingChars -= chars
    return all
  }

  /** @param until when patience ends; undefined for a first attempt */
  const settle = async (batch: readonly Waiting[], until?: number): Promise<void> => {
    try {
      await database.write(
        batch.flatMap(({ lines }) => lines),
        until !== undefined,
      )
      for (const { resolve } of batch) resolve()
    } catch (error) {
      if (database.isPassing(error)) await settleLater(batch, until ?? database.now() + patienceMs, error)
      else if (batch.length > 1) for (const one of batch) await settle([one], until)
      else for (const { reject } of batch) reject(error)
    }
  }

  const settleLater = async (batch: readonly Waiting[], until: number, error: unknown): Promise<void> => {
    if (database.now() < until && (await succeeds(() => database.back(until)))) {
      await settle(batch, until)
      return
    }
    // What has come meanwhile would only wait in vain as long again.
    for (const { reject } of [...batch, ...takeAll()])
      reject(new StoreUnavailable('events could not be written', error))
  }

  const pump = async (): Promise<void> => {
    // All that is handed over in this turn of the event loop travels together.
    await new Promise(setImmediate)
    while (queue.length > 0) {
      const batch = takeBatch()
      await settle(batch)
      for (const { chars } of batch) waitingChars -= chars
    }
    underWay = undefined
  }

  return {
    append: (rows) =>
      new Promise((resolve, reject) => {
        const lines = rows.map((row) => ({ ...row, text: formatEvent(row.event) }))
        const chars = lines.reduce((sum, { text }) => sum + text.length, 0)
        if (waitingChars + chars > mostChars) {
          reject(new StoreUnavailable('too much waits to be written'))
          return
        }
        waitingChars += chars
        queue.push({ lines, chars, resolve, reject })
        underWay ??= pump()
      }),
    idle: () => underWay ?? Promise.resolve(),
  }
}

const succeeds = async (work: () => Promise<void>): Promise<boolean> => {
  try {
    await work()
    return true
  } catch {
    return false
  }
}
