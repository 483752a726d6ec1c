import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresStore } from '../../../server/store/postgres/postgresStore.ts'
import { StoreUnavailable, VersionConflict } from '../../../server/store/store.ts'
import type { Store } from '../../../server/store/store.ts'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import { startCuttingProxy } from '../../support/cuttingProxy.ts'
import { hasPostgres, onDatabase, startPostgres } from '../../support/postgres.ts'
import type { PostgresServer } from '../../support/postgres.ts'
import { storeContract } from './contract.ts'

const log = pino({ level: 'silent' })

let server: PostgresServer | undefined
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres()
})
afterAll(() => server?.remove())

const running = (): PostgresServer => {
  if (server === undefined) throw new Error('PostgreSQL is not running')
  return server
}
const open = (url: string, patienceMs = 10_000, mostWaitingChars?: number): Promise<Store> =>
  postgresStore({ url, log, connections: 3, patienceMs, ...(mostWaitingChars && { mostWaitingChars }) })

const said = (at: number): RoomEvent => ({ kind: 'phrase-said', seat: 'client', phrase: 'thinking', at })
const row = (room: string, version: number) => ({ room, version, event: said(version) })

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  storeContract('PostgreSQL', async () => {
    const url = await running().database()
    return { open: () => open(url), remove: () => Promise.resolve() }
  })

  test('two nodes that start at once on an empty database make one schema, and share what is stored', async () => {
    const url = await running().database()
    const nodes = await Promise.all(Array.from({ length: 4 }, () => open(url)))
    const [first, second] = nodes
    await first?.append([row('AAAAA', 1)])
    expect(await second?.load('AAAAA')).toEqual([said(1)])
    const secrets = await Promise.all(nodes.map((node) => node.secret('links')))
    for (const secret of secrets) expect(secret).toEqual(secrets[0])
    expect(await onDatabase(url, 'SELECT step FROM schema_steps')).toEqual([{ step: 1 }])
    await Promise.all(nodes.map((node) => node.close()))
  })

  test('of two nodes that append the same version at the same time one does; the other is told', async () => {
    const url = await running().database()
    const [one, other] = await Promise.all([open(url), open(url)])
    for (let version = 1; version <= 20; version += 1) {
      const outcomes = await Promise.allSettled([
        one.append([row('AAAAA', version)]),
        other.append([{ ...row('AAAAA', version), event: said(1_000 + version) }]),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refused = outcomes.find((outcome) => outcome.status === 'rejected')
      expect(refused?.reason).toBeInstanceOf(VersionConflict)
    }
    expect(await one.load('AAAAA')).toHaveLength(20)
    await Promise.all([one.close(), other.close()])
  })

  test('a database of a newer program is refused, and left as it is', async () => {
    const url = await running().database()
    await (await open(url)).close()
    await onDatabase(url, 'INSERT INTO schema_steps (step) VALUES (99)')
    await expect(open(url)).rejects.toThrow(/use a newer one/)
  })

  test('a step of the schema that fails leaves nothing behind, and is taken again at the next start', async () => {
    const url = await running().database()
    await onDatabase(url, 'CREATE TABLE replays (mine text)')
    await expect(open(url)).rejects.toThrow(/cannot be used: .*already exists/)
    expect(await onDatabase(url, "SELECT to_regclass('events') AS events")).toEqual([{ events: null }])
    expect(await onDatabase(url, 'SELECT step FROM schema_steps')).toEqual([])
    await onDatabase(url, 'DROP TABLE replays')
    const store = await open(url)
    await store.append([row('AAAAA', 1)])
    await store.close()
  })

  test('a database that is not there is named at once, without who asks', async () => {
    const url = new URL(await running().database())
    url.username = 'postgres'
    url.password = 'secret-word'
    url.pathname = '/nowhere'
    const refused = await open(url.href).then(
      () => '',
      (error: unknown) => String(error),
    )
    expect(refused).toMatch(/the database 127\.0\.0\.1:\d+\/nowhere cannot be used: .*does not exist/)
    expect(refused).not.toContain('secret-word')
  })

  test('connections that are cut cost nothing: the append is there once, and the process lives', async () => {
    const url = await running().database()
    const store = await open(url)
    const cut = (): Promise<unknown> =>
      onDatabase(
        url,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
    for (let version = 1; version <= 15; version += 1) {
      const cutting = cut()
      await Promise.all([
        store.append([row('AAAAA', version)]),
        store.append([row(`ROOM${version}`, 1)]),
        store.load('AAAAA'),
      ])
      await cutting
    }
    expect(await store.load('AAAAA')).toEqual(Array.from({ length: 15 }, (_, index) => said(index + 1)))
    await store.close()
  })

  test.each(['question', 'answer'] as const)(
    'when the %s of an append is lost on the way, it is asked again: stored once, acknowledged once',
    async (what) => {
      const url = await running().database()
      const proxy = await startCuttingProxy(url)
      const store = await open(proxy.through(url))
      const started: RoomEvent = {
        kind: 'round-started',
        round: 1,
        settings: DEFAULT_SETTINGS,
        names: { client: 'Mei', server: 'Jonas' },
        replayId: 'replay-of-one',
        iss: { client: 1, server: 2 },
        at: 3,
      }
      await store.append([row('AAAAA', 1)])
      proxy.cutNext(what)
      await Promise.all([
        store.append([row('AAAAA', 2), { ...row('AAAAA', 3), event: started }]),
        store.append([row('BBBBB', 1)]),
      ])
      expect(proxy.cuts()).toBe(1)
      expect(await store.load('AAAAA')).toEqual([said(1), said(2), started])
      expect(await store.replay('replay-of-one')).toEqual([started])
      expect(await store.load('BBBBB')).toEqual([said(1)])
      await store.close()
      await proxy.close()
    },
  )

  test('an append that is repeated after a loss, while somebody else writes: one of the two, never both', async () => {
    const url = await running().database()
    const proxy = await startCuttingProxy(url)
    const [store, other] = [await open(proxy.through(url)), await open(url)]
    await store.append([row('AAAAA', 1)])
    const [mine, theirs] = [said(1_000), said(2_000)]
    for (const what of ['question', 'answer'] as const) {
      const { length } = await store.load('AAAAA')
      proxy.cutNext(what)
      const outcomes = await Promise.allSettled([
        store.append([{ ...row('AAAAA', length + 1), event: mine }]),
        other.append([{ ...row('AAAAA', length + 1), event: theirs }]),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const winner = outcomes[0].status === 'fulfilled' ? mine : theirs
      expect((await other.load('AAAAA')).slice(length)).toEqual([winner])
      const loser = outcomes.find((outcome) => outcome.status === 'rejected')
      expect(loser?.reason).toBeInstanceOf(VersionConflict)
    }
    await Promise.all([store.close(), other.close()])
    await proxy.close()
  })

  describe('killed and started again', () => {
    test('appends wait for it, each is there once, and reads go on', async () => {
      const own = await startPostgres()
      try {
        const url = await own.database()
        const store = await open(url)
        const rooms = Array.from({ length: 20 }, (_, index) => `ROOM${index}`)
        const done = new AbortController()
        const versions = rooms.map(async (room) => {
          let version = 0
          while (!done.signal.aborted) {
            await store.append([row(room, version + 1)])
            version += 1
          }
          return version
        })
        for (let round = 0; round < 3; round += 1) {
          await store.ping()
          await own.kill()
          await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable)
          const loaded = store.load('ROOM0')
          await own.start()
          expect((await loaded).length).toBeGreaterThanOrEqual(0)
        }
        done.abort()
        for (const [index, room] of rooms.entries()) {
          const acknowledged = await versions[index]
          expect(await store.load(room)).toEqual(
            Array.from({ length: acknowledged ?? 0 }, (_, n) => said(n + 1)),
          )
        }
        await store.close()
      } finally {
        await own.remove()
      }
    })

    test('one that stays away: appends are refused in time, memory is bounded, and it all works again after', async () => {
      const own = await startPostgres()
      try {
        const store = await open(await own.database(), 300, 2_000)
        await store.append([row('AAAAA', 1)])
        await own.kill()
        const refused = await Promise.allSettled(
          Array.from({ length: 100 }, (_, index) => store.append([row(`ROOM${index}`, 1)])),
        )
        for (const outcome of refused) {
          expect(outcome.status).toBe('rejected')
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreUnavailable)
        }
        expect(refused.map((one) => (one.status === 'rejected' ? String(one.reason) : ''))).toContain(
          'StoreUnavailable: too much waits to be written',
        )
        await expect(store.load('AAAAA')).rejects.toBeInstanceOf(StoreUnavailable)
        await own.start()
        await store.append([row('AAAAA', 2)])
        expect(await store.load('AAAAA')).toHaveLength(2)
        await store.close()
      } finally {
        await own.remove()
      }
    })
  })
})
