import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { postgresStore } from './postgres/postgresStore.ts'
import { sqliteStore } from './sqlite/sqliteStore.ts'
import type { Store } from './store.ts'

/** How long an append waits for a database that is away, in milliseconds: as long as its restart takes. */
const PATIENCE_MS = 5_000

/**
 * The store that the configuration names: PostgreSQL, or the embedded one. Throws when it cannot be had.
 *
 * @param thread what a thread of the embedded store's own runs; without one it works in this thread
 */
export const openStore = async (
  { dataDir, databaseUrl, databaseConnections }: StoreConfig,
  log: Logger,
  thread?: URL,
): Promise<Store> =>
  databaseUrl === undefined
    ? sqliteStore(dataDir, thread)
    : postgresStore({ url: databaseUrl, connections: databaseConnections, log, patienceMs: PATIENCE_MS })

type StoreConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseConnections'>
