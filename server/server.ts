import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { pino } from 'pino'
import type { Config } from './config.ts'
import { createGuard } from './edge/guard.ts'
import { createClassHouse } from './classes/house.ts'
import { createApp } from './edge/http/app.ts'
import { serveSockets } from './edge/sockets/sockets.ts'
import { meteredStore } from './ops/meteredStore.ts'
import { createMeters } from './ops/meters.ts'
import { patientClock } from './patientClock.ts'
import { createRooms } from './rooms/rooms.ts'
import { openStore } from './store/openStore.ts'

export interface RunningServer {
  /** Where it listens, as http://HOST:PORT */
  readonly url: string
  /** Stops taking work, finishes what is under way, closes the store. The second call waits for the first. */
  readonly stop: () => Promise<void>
}

const TIDY_EVERY_MS = 60_000
/** How often classes are looked for that have been kept for as long as their hosts wanted. */
const CLASSES_EVERY_MS = 3_600_000
/** When pages should try again after this server has gone, in milliseconds. */
const BACK_AFTER_MS = 1_000

/**
 * Builds every part of the server, in one place, and listens. Throws when the store or the port cannot be had.
 *
 * @param storeThread what a thread of the embedded store's own runs; without one it works in this thread
 */
export const startServer = async (config: Config, storeThread?: URL): Promise<RunningServer> => {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  const meters = createMeters()
  const store = meteredStore(await openStore(config, log, storeThread), meters)
  const patientNow = patientClock()
  const rooms = createRooms({ store, log, now: Date.now, patientNow, ...config })
  const house = createClassHouse({ store, rooms, log, now: Date.now, patientNow })
  const guard = createGuard(config)
  const http = createServer(createApp({ store, rooms, classes: house.classes, guard, config, log, meters }))
  const sockets = serveSockets({ http, rooms, store, house, guard, config, log, meters })
  meters.gauge('rooms', 'Rooms in memory', rooms.count)
  meters.gauge('watched_rooms', 'Rooms with somebody connected', sockets.rooms)
  meters.gauge('sockets', 'Open connections', sockets.count)
  try {
    await listen(http, config)
  } catch (error) {
    await store.close()
    throw error
  }

  /** Somebody is in the room, or in the class whose room it is */
  const isWatched = (code: string): boolean =>
    sockets.isWatched(code) || sockets.isClassWatched(rooms.peek(code)?.hosted?.by ?? '')
  let nextErasure = 0
  const tidy = async (): Promise<void> => {
    await rooms.tidy(isWatched)
    await house.classes.tidy(sockets.isClassWatched)
    const erased = await store.eraseBefore(patientNow() - config.keepMs)
    if (erased > 0) log.info({ rooms: erased }, 'old rooms erased')
    if (Date.now() < nextErasure) return
    nextErasure = Date.now() + CLASSES_EVERY_MS
    await house.erasing.eraseOld()
  }
  const tidying = setInterval(() => {
    tidy().catch((error: unknown) => log.error({ err: error }, 'tidying failed'))
  }, TIDY_EVERY_MS)
  tidying.unref()

  const url = urlOf(http, config)
  log.info({ url }, 'listening')
  const stop = async (): Promise<void> => {
    clearInterval(tidying)
    sockets.drain(BACK_AFTER_MS)
    house.classRooms.stop()
    await house.classes.stop()
    await rooms.stop()
    await sockets.close()
    http.closeAllConnections()
    await store.close()
    meters.stop()
    log.info('stopped')
  }
  let stopping: Promise<void> | undefined
  return { url, stop: () => (stopping ??= stop()) }
}

const listen = (http: Server, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })

const urlOf = (http: Server, config: Config): string => {
  const address = http.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
}
