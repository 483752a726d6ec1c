import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { StoreUnavailable } from '../store.ts'

/** Connections to one database, which may go away and come back at any time without harm to this process. */
export interface Connections {
  /** One statement; rejects with whatever went wrong, the connection's troubles included. */
  readonly query: (statement: pg.QueryConfig) => Promise<pg.QueryResult>
  /** One statement that only reads: asked again while its connection is lost, `StoreUnavailable` after two seconds. */
  readonly read: (statement: pg.QueryConfig) => Promise<readonly { readonly [column: string]: unknown }[]>
  /** Resolves when the database takes writes; `StoreUnavailable` when it has not done so within this time. */
  readonly back: (withinMs: number) => Promise<void>
  /** `StoreUnavailable` when the database takes no writes at this moment. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A database that has not answered after these milliseconds is taken as gone. */
const CONNECT_MS = 2_000
const STATEMENT_MS = 10_000
const PING_MS = 2_000
/** How long a question waits for a database that is away: somebody looks at an empty page meanwhile. */
const READ_PATIENCE_MS = 2_000
/** How often a database that is away is asked whether it is back; also how soon after a failure at the earliest. */
const ASK_AGAIN_MS = 50

/** @param most connections at once */
export const createConnections = (
  url: string,
  { most, log }: { readonly most: number; readonly log: Logger },
): Connections => {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    application_name: 'wavehand',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
    statement_timeout: STATEMENT_MS,
    keepAlive: true,
  })
  // Without a listener the death of the database would be ours: of an idle connection, and of one in use.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'))
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'a database connection was lost'))
  })

  const ping = async (): Promise<void> => {
    const { rows } = await pool.query<{ off: string }>({
      text: `SELECT current_setting('transaction_read_only') AS off`,
      ...within(PING_MS),
    })
    if (rows[0]?.off !== 'off') throw new StoreUnavailable('the database takes no writes')
  }

  const back: Connections['back'] = async (withinMs) => {
    const until = Date.now() + withinMs
    for (;;) {
      await pause(ASK_AGAIN_MS)
      try {
        await ping()
        return
      } catch (error) {
        if (!isPassing(error)) throw error
        if (Date.now() >= until) throw away(error)
      }
    }
  }

  const read: Connections['read'] = async (statement) => {
    let until: number | undefined
    for (;;) {
      try {
        return (await pool.query(statement)).rows
      } catch (error) {
        if (!isPassing(error)) throw error
        until ??= Date.now() + READ_PATIENCE_MS
        if (Date.now() >= until) throw away(error)
        await back(until - Date.now())
      }
    }
  }

  return {
    query: (statement) => pool.query(statement),
    read,
    back,
    ping: async () => {
      try {
        await ping()
      } catch (error) {
        throw isPassing(error) ? away(error) : error
      }
    },
    close: () => pool.end(),
  }
}

const away = (error: unknown): StoreUnavailable => new StoreUnavailable('the database does not answer', error)

/** The types leave out that one statement may have its own limit of time. */
const within = (query_timeout: number): { readonly query_timeout: number } => ({ query_timeout })

/**
 * True for an error that lies in the connection or in the state of the server, so that the same statement may do
 * later; false for one that the statement or its values, or a wrong password, will meet again.
 */
export const isPassing = (error: unknown): boolean => {
  const code = codeOf(error)
  if (code !== undefined) return !LASTING.some((start) => code.startsWith(start))
  if (error instanceof StoreUnavailable || error instanceof AggregateError) return true
  return error instanceof Error && ('syscall' in error || LOST.test(error.message))
}

/** The SQLSTATE of an error of the server; undefined for any other. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined

/** SQLSTATE classes: data, integrity, password, no such database, syntax or rights, limits of a statement. */
const LASTING: readonly string[] = ['22', '23', '28', '3D', '42', '54']

/** How the client tells, in words only, that a connection was lost or nothing came in time. */
const LOST =
  /^(Connection terminated|Query read timeout|timeout exceeded|timeout expired|Client has encountered|Client was closed)/
