import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRooms } from '../../server/rooms/rooms.ts'
import { postgresStore } from '../../server/store/postgres/postgresStore.ts'
import { StoreUnavailable } from '../../server/store/store.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { hasPostgres, startPostgres } from '../support/postgres.ts'
import type { PostgresServer } from '../support/postgres.ts'
import { startBusyRooms } from './support/busyRooms.ts'
import { connect } from './support/player.ts'
import { startProcess } from './support/process.ts'
import type { ServerProcess } from './support/process.ts'
import { begin } from './support/rounds.ts'

const HOUR = 3_600_000
/** Rooms that play while their database is killed: few, for two cores share the rest of the tests. */
const ROOMS = 20
const KILLS = 3

const nobody = { kind: 'take-seat', seat: 'client', name: 'Nobody', tokenHash: 'none' } as const

describe.skipIf(!hasPostgres)('a server on PostgreSQL', () => {
  let database: PostgresServer | undefined
  const processes: ServerProcess[] = []
  beforeAll(async () => {
    database = await startPostgres()
  })
  afterAll(async () => {
    for (const server of processes) server.signal('SIGKILL')
    await Promise.all(processes.map((server) => server.ended))
    await database?.remove()
  })
  const running = (): PostgresServer => {
    if (database === undefined) throw new Error('PostgreSQL is not running')
    return database
  }
  const start = (env: { readonly [name: string]: string }): ServerProcess => {
    const server = startProcess(env)
    processes.push(server)
    return server
  }

  test('killed and started again while rooms play: every acknowledged move is stored once, folds are equal', async () => {
    const options = {
      url: await running().database(),
      log: pino({ level: 'silent' }),
      connections: 3,
      patienceMs: 1_000,
    }
    const store = await postgresStore(options)
    const rooms = createRooms({
      store,
      log: options.log,
      now: Date.now,
      idleRoomMs: 24 * HOUR,
      restRoomMs: HOUR,
      mostRooms: 1_000,
    })
    const busy = await startBusyRooms({ client: rooms, server: rooms }, ROOMS)
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = busy.acknowledged()
      await expect.poll(busy.acknowledged, { timeout: 30_000 }).toBeGreaterThan(before + ROOMS)
      await running().kill()
      // Once within the patience of an append, then so long that some are refused.
      if (kill > 0)
        await expect(rooms.open(DEFAULT_SETTINGS, nobody)).rejects.toBeInstanceOf(StoreUnavailable)
      await running().start()
    }
    const before = busy.acknowledged()
    await expect.poll(busy.acknowledged, { timeout: 30_000 }).toBeGreaterThan(before + ROOMS)
    await busy.stop()
    await rooms.stop()
    await busy.check(store)
    await store.close()
    const fresh = await postgresStore(options)
    await busy.check(fresh)
    await fresh.close()
  })

  test('it tells by /readyz that the database is away, plays on when it is back, and never ends by itself', async () => {
    const server = start({ DATABASE_URL: await running().database() })
    const url = await server.url
    const readiness = async (): Promise<unknown> => {
      const response = await fetch(`${url}/readyz`)
      return [response.status, await response.json()]
    }
    expect(await readiness()).toEqual([200, { ok: true }])
    const [mei, jonas] = [await connect(url, 'Mei'), await connect(url, 'Jonas')]
    await mei.opens()
    await jonas.joins(mei.code())
    await begin(mei, jonas)

    await running().kill()
    expect(await readiness()).toEqual([503, { ok: false, code: 'store/unavailable' }])
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/api/room/ZZZZZ`)).status).toBe(503)
    // A move that is made meanwhile waits, and counts once.
    const sent = mei.sends('SYN seq=ISS', 'SYN-SENT')
    await running().start()
    expect(await sent).toMatchObject({ ok: true, outcome: { kind: 'sent' } })
    await jonas.hears('SYN')
    expect(await readiness()).toEqual([200, { ok: true }])
    for (const player of [mei, jonas]) player.hangsUp()

    // What was played is there for the next process as well.
    server.signal('SIGKILL')
    await server.ended
    expect(server.output()).toMatch(/^Wavehand is ready at \S+\n$/)
  })

  test('a process that is killed leaves its rooms to the next one', async () => {
    const DATABASE_URL = await running().database()
    const first = start({ DATABASE_URL })
    const [mei, jonas] = [await connect(await first.url, 'Mei'), await connect(await first.url, 'Jonas')]
    await mei.opens()
    await jonas.joins(mei.code())
    await begin(mei, jonas)
    const move = mei.writes('SYN seq=ISS', 'SYN-SENT')
    const answer = await mei.does(move)
    first.signal('SIGKILL')
    await first.ended
    const second = start({ DATABASE_URL })
    const back = await connect(await second.url, 'Mei')
    expect(await back.resumes(mei)).toMatchObject({ ok: true, seat: 'client' })
    expect(await back.does(move)).toMatchObject({ outcome: answer.ok ? answer.outcome : undefined })
    expect(back.view().round?.segments).toBe(1)
    for (const player of [mei, jonas, back]) player.hangsUp()
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  test('a database that cannot be used ends a start with 1 and one line that does not tell the password', async () => {
    const url = new URL(await running().database())
    url.password = 'secret-word'
    url.pathname = '/nowhere'
    const server = start({ DATABASE_URL: url.href })
    expect(await server.ended).toBe(1)
    expect(server.output()).toMatch(
      /^Wavehand could not start: the database 127\.0\.0\.1:\d+\/nowhere cannot be used: .*\n$/,
    )
    expect(server.output()).not.toContain('secret-word')
  })
})
