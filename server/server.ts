import { createServer } from 'node:http'
import { pino } from 'pino'
import type { Config } from './config.ts'
import { createApp } from './edge/http/app.ts'
import { serveSockets } from './edge/sockets/sockets.ts'
import { createRooms } from './rooms/rooms.ts'
import { sqliteStore } from './store/sqlite/sqliteStore.ts'

export interface RunningServer {
  /** Where it listens, as http://HOST:PORT */
  readonly url: string
  /** Stops taking work, finishes what is under way, closes the store. */
  readonly stop: () => Promise<void>
}

const HOUR_MS = 3_600_000

/** Builds every part of the server, in one place, and listens. */
export const startServer = async (config: Config): Promise<RunningServer> => {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  const store = sqliteStore(config.dataDir)
  const rooms = createRooms({ store, log, now: Date.now })
  const http = createServer(createApp({ store, clientDir: config.clientDir, log }))
  const sockets = serveSockets({ http, rooms, config, log })
  const cleaning = setInterval(() => {
    rooms
      .letGo(Date.now() - config.idleRoomMs, sockets.isWatched)
      .catch((error: unknown) => log.error({ err: error }, 'cleaning failed'))
  }, HOUR_MS)
  cleaning.unref()

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(config.port, config.host, resolve)
  })
  const address = http.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  log.info({ url }, 'listening')

  return {
    url,
    stop: async () => {
      clearInterval(cleaning)
      sockets.drain(1_000)
      await rooms.stop()
      await sockets.close()
      await store.close()
      log.info('stopped')
    },
  }
}
