import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { parseClassEvent, parseEvent, roundIn } from '../events.ts'
import type { Store } from '../store.ts'
import { appendLines } from './append.ts'
import { postgresBus } from './bus.ts'
import { createConnections, isPassing } from './connections.ts'
import { erase, eraseBefore } from './erase.ts'
import { migrate } from './schema.ts'
import { createWriter } from './writer.ts'

export interface PostgresOptions {
  /** postgres://... */
  readonly url: string
  readonly log: Logger
  /** Connections at once, of this process */
  readonly connections: number
  /** How long an append waits for a database that is away, and a start for one that is starting, in milliseconds */
  readonly patienceMs: number
  /** Characters of JSON that may wait to be written */
  readonly mostWaitingChars?: number
}

const MOST_WAITING_CHARS = 32_000_000

/**
 * PostgreSQL: the store of many nodes. One batch of appends is in flight at a time; a database that goes away and
 * comes back costs the appends of that time a wait, or `StoreUnavailable`, and never the process.
 */
export const postgresStore = async (options: PostgresOptions): Promise<Store> => {
  const { url, log, patienceMs, mostWaitingChars: mostChars = MOST_WAITING_CHARS } = options
  await migratePatiently(url, patienceMs)
  const connections = createConnections(url, { most: options.connections, log })
  const node = randomBytes(9).toString('base64url')
  const bus = postgresBus(url, { node, connections, log })
  const writer = createWriter(
    {
      write: (lines, isRepeated) => appendLines(connections, node, lines, isRepeated),
      isPassing,
      back: (until) => connections.back(until - Date.now()),
      now: Date.now,
    },
    { mostChars, patienceMs },
  )
  const secrets = new Map<string, Uint8Array>()
  const textsOf = async (room: string): Promise<readonly string[]> => {
    const rows = await connections.read({
      name: 'load',
      text: 'SELECT event FROM events WHERE room = $1 AND event IS NOT NULL ORDER BY version',
      values: [room],
    })
    return rows.map((row) => String(row['event']))
  }
  // Whoever asks after this hears of what others write.
  await bus.listening

  return {
    append: writer.append,
    load: async (room) => (await textsOf(room)).map(parseEvent),
    loadClass: async (code) => (await textsOf(code)).map(parseClassEvent),
    replay: async (id) => {
      const rows = await connections.read({
        name: 'replay',
        text: `SELECT event FROM replays JOIN events ON events.room = replays.room AND version >= first
               WHERE id = $1 AND event IS NOT NULL ORDER BY version`,
        values: [id],
      })
      return rows.length === 0
        ? undefined
        : roundIn(
            rows.map((row) => parseEvent(String(row['event']))),
            id,
          )
    },
    versions: async (rooms) => {
      const rows = await connections.read({
        text: 'SELECT room, max(version) AS version FROM events WHERE room = ANY($1) AND event IS NOT NULL GROUP BY room',
        values: [rooms],
      })
      return new Map(rows.map((row) => [String(row['room']), Number(row['version'])]))
    },
    nodes: bus,
    settle: () => Promise.resolve(),
    eraseBefore: (time) => eraseBefore(connections, time),
    erase: (rooms) => erase(connections, rooms),
    quietSince: async (time, letters) => {
      const rows = await connections.read({
        text: `SELECT room FROM events opened WHERE version = 1 AND at < $1 AND event IS NOT NULL AND length(room) = $2
               AND (SELECT max(at) FROM events WHERE room = opened.room) < $1`,
        values: [time, letters],
      })
      return rows.map((row) => String(row['room']))
    },
    secret: async (name) => {
      const known = secrets.get(name)
      if (known !== undefined) return known
      await connections.query({
        text: 'INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        values: [name, randomBytes(32)],
      })
      const [row] = await connections.read({
        text: 'SELECT value FROM secrets WHERE name = $1',
        values: [name],
      })
      const value = row?.['value']
      if (!(value instanceof Uint8Array)) throw new Error(`the secret ${name} is no octets`)
      secrets.set(name, value)
      return value
    },
    ping: connections.ping,
    close: async () => {
      await writer.idle()
      await bus.close()
      await connections.close()
    },
  }
}

/** A database that was started together with us may need a moment. */
const migratePatiently = async (url: string, patienceMs: number): Promise<void> => {
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      await migrate(url)
      return
    } catch (error) {
      if (!isPassing(error) || Date.now() >= until)
        throw new Error(`${placeOf(url)} cannot be used: ${reasonOf(error)}`, { cause: error })
      await pause(200)
    }
  }
}

/** Where the database is, without who asks and the password. */
const placeOf = (url: string): string => {
  const { host, pathname } = new URL(url)
  return `the database ${host}${pathname}`
}

const reasonOf = (error: unknown): string => {
  // Where a name has several addresses, what went wrong stands in one error for each.
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : String(first)
}
