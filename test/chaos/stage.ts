import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { postgresStore } from '../../server/store/postgres/postgresStore.ts'
import { sqliteStore } from '../../server/store/sqlite/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import { startProcess } from '../server/support/process.ts'
import type { ServerProcess } from '../server/support/process.ts'

/** A server in a process of its own, its store, and what it takes to hurt it. */
export interface Stage {
  readonly url: () => URL
  /** As if the power had gone, and come back: the same data, the same port. */
  readonly crash: () => Promise<void>
  /** Sets the server's clock forwards, or back; it must have been started with one that jumps. */
  readonly jump: (ms: number) => Promise<void>
  /** Ends the server as its operator does, and opens what it has left. */
  readonly leave: () => Promise<Store>
  /** Processes that ended although nobody had ended them */
  readonly deaths: () => number
  readonly remove: () => Promise<void>
}

/** Limits so wide that no player meets them, and a wire so slow that something is always on it. */
const ENV = {
  MESSAGES_PER_CONNECTION: '10000',
  MESSAGES_PER_SECOND: '1000000',
  ROOMS_PER_MINUTE: '1000000',
  GUESSES_PER_MINUTE: '1000000',
  WIRE_DELAY_MS: '25',
}

const CLOCK = join(import.meta.dirname, 'clock.mjs')

export const openStage = async (options: {
  /** PostgreSQL instead of the embedded store */
  readonly databaseUrl?: string | undefined
  /** Where the embedded store is, instead of a folder of its own */
  readonly dataDir?: string | undefined
  readonly hasJumpingClock?: boolean | undefined
}): Promise<Stage> => {
  const { databaseUrl, dataDir, hasJumpingClock = false } = options
  const own = mkdtempSync(join(tmpdir(), 'wavehand-chaos-'))
  const folder = dataDir ?? own
  let port = '0'
  let deaths = 0
  let wanted = false

  const start = async (): Promise<ServerProcess> => {
    const where: { readonly [name: string]: string } =
      databaseUrl === undefined ? { DATA_DIR: folder } : { DATABASE_URL: databaseUrl }
    const started = startProcess({ ...ENV, ...where, PORT: port }, hasJumpingClock ? [CLOCK] : [])
    wanted = false
    void started.ended.then(() => {
      if (wanted) return
      deaths += 1
      console.error(started.output())
    })
    port = new URL(await started.url).port
    return started
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    wanted = true
    server.signal(signal)
    return server.ended
  }
  let server = await start()

  return {
    url: () => new URL(`http://127.0.0.1:${port}`),
    crash: async () => {
      await end('SIGKILL')
      server = await start()
    },
    jump: async (jumpMs) => {
      await server.tell({ jumpMs })
    },
    leave: async () => {
      if ((await end('SIGTERM')) !== 0) deaths += 1
      return databaseUrl === undefined
        ? sqliteStore(folder)
        : postgresStore({
            url: databaseUrl,
            log: pino({ level: 'silent' }),
            connections: 2,
            patienceMs: 5_000,
          })
    },
    deaths: () => deaths,
    remove: async () => {
      await end('SIGKILL')
      rmSync(own, { recursive: true, force: true })
    },
  }
}
