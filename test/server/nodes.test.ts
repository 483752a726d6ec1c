import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { createRooms } from '../../server/rooms/rooms.ts'
import type { Rooms } from '../../server/rooms/rooms.ts'
import { startServer } from '../../server/server.ts'
import type { RunningServer } from '../../server/server.ts'
import { formatNews, parseNews } from '../../server/store/nodes.ts'
import type { News } from '../../server/store/nodes.ts'
import { postgresBus } from '../../server/store/postgres/bus.ts'
import { createConnections } from '../../server/store/postgres/connections.ts'
import { postgresStore } from '../../server/store/postgres/postgresStore.ts'
import type { Store } from '../../server/store/store.ts'
import { startCuttingProxy } from '../support/cuttingProxy.ts'
import { hasPostgres, onDatabase, startPostgres } from '../support/postgres.ts'
import type { PostgresServer } from '../support/postgres.ts'
import { startBusyRooms } from './support/busyRooms.ts'
import { connect } from './support/player.ts'
import type { Player } from './support/player.ts'
import { begin } from './support/rounds.ts'

const HOUR = 3_600_000
const log = pino({ level: 'silent' })

test.each<News>([
  { kind: 'took', room: 'AAAAA', token: 'x_-9', line: 'abc' },
  { kind: 'seeks', room: 'AAAAAA' },
  { kind: 'holds', room: 'AAAAAA', tokens: ['x', 'y'] },
  { kind: 'lost', room: 'AAAAAA', token: 'x_-9' },
  { kind: 'here', room: 'AAAAA', tokens: [], asks: true },
  { kind: 'here', room: 'AAAAA', tokens: ['x', 'y'], asks: false },
  {
    kind: 'appended',
    rooms: [
      ['AAAAA', 7],
      ['BBBBB', 1],
    ],
  },
])('news are read as they were written: %j', (news) => {
  expect(formatNews(news, 7_800).map(parseNews)).toEqual([news])
})

test('news of many rooms are cut into pieces that fit; what a later version says is left alone', () => {
  const rooms = Array.from({ length: 2_000 }, (_, index) => [`R${index}`, index] as const)
  const pieces = formatNews({ kind: 'appended', rooms }, 1_000)
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(1_000)
  const read = pieces.map(parseNews)
  expect(read.flatMap((news) => (news?.kind === 'appended' ? news.rooms : []))).toEqual(rooms)
  const tokens = Array.from({ length: 400 }, (_, index) => `${index}`.padStart(43, '-'))
  const told = formatNews({ kind: 'holds', room: 'AAAAAA', tokens }, 1_000)
  for (const piece of told) expect(piece.length).toBeLessThanOrEqual(1_000)
  expect(told.map(parseNews).flatMap((news) => (news?.kind === 'holds' ? news.tokens : []))).toEqual(tokens)
  expect(parseNews('danced AAAAA')).toBeUndefined()
})

describe.skipIf(!hasPostgres)('two nodes on one PostgreSQL', () => {
  let database: PostgresServer | undefined
  let url = ''
  const servers: RunningServer[] = []
  const players: Player[] = []
  beforeAll(async () => {
    database = await startPostgres()
    url = await database.database()
  })
  afterAll(async () => {
    for (const player of players) player.hangsUp()
    await Promise.all(servers.map((server) => server.stop()))
    await database?.remove()
  })

  const start = async (): Promise<RunningServer> => {
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url })
    if (!config.ok) throw new Error(config.error)
    const server = await startServer(config.value)
    servers.push(server)
    return server
  }
  const player = async (server: RunningServer, name: string): Promise<Player> => {
    const made = await connect(server.url, name)
    players.push(made)
    return made
  }
  /** Mei at the first node, Jonas at the second, in one room. */
  const apart = async () => {
    const nodes = await Promise.all([start(), start()])
    const [mei, jonas] = [await player(nodes[0], 'Mei'), await player(nodes[1], 'Jonas')]
    await mei.opens()
    await jonas.joins(mei.code())
    return { nodes, mei, jonas }
  }

  test('the players of a room may be at different nodes: each sees all of it, and who is there', async () => {
    const { nodes, mei, jonas } = await apart()
    await mei.waitsFor('Jonas is here', () => mei.presence()?.server === 'here')
    await jonas.waitsFor('Mei is here', () => jonas.presence()?.client === 'here')
    await begin(mei, jonas)
    await mei.sends('SYN seq=ISS', 'SYN-SENT')
    await jonas.hears('SYN')
    await jonas.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')
    await mei.hears('SYN,ACK')
    await mei.sends('ACK seq=SND.NXT ack=RCV.NXT', 'ESTABLISHED')
    for (const one of [mei, jonas]) await one.sees('the round is won', (view) => view.phase === 'over')
    expect(mei.view().version).toBe(jonas.view().version)

    jonas.hangsUp()
    await mei.waitsFor('Jonas is away', () => mei.presence()?.server === 'away')
    const back = await player(nodes[0], 'Jonas')
    await back.resumes(jonas)
    await mei.waitsFor('Jonas is here again', () => mei.presence()?.server === 'here')
  })

  test('the newest connection with a token wins, at whichever node it is', async () => {
    const { nodes, mei, jonas } = await apart()
    const second = await player(nodes[1], 'Mei')
    await second.resumes(mei)
    await mei.waitsFor('it is superseded', mei.wasSuperseded)
    expect(second.wasSuperseded()).toBe(false)
    const third = await player(nodes[0], 'Mei')
    await third.resumes(mei)
    await second.waitsFor('it is superseded', second.wasSuperseded)
    expect(third.wasSuperseded()).toBe(false)
    expect(await third.isReady()).toMatchObject({ ok: true })
    await jonas.sees('Mei is ready', (view) => view.seats.client.ready)
  })

  test('a node that goes takes its people with it, and they come back at another', async () => {
    const { nodes, mei, jonas } = await apart()
    await begin(mei, jonas)
    await mei.sends('SYN seq=ISS', 'SYN-SENT')
    await jonas.hears('SYN')
    await nodes[1].stop()
    expect(jonas.wasDrained()).toBe(true)
    await mei.waitsFor('Jonas is away', () => mei.presence()?.server === 'away')
    const back = await player(nodes[0], 'Jonas')
    await back.resumes(jonas)
    expect(await back.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')).toMatchObject({
      ok: true,
      outcome: { kind: 'sent' },
    })
    await mei.hears('SYN,ACK')
  })

  test('a node whose ears are dead, without a word of it, hears again, and knows that it has missed something', async () => {
    if (database === undefined) throw new Error('PostgreSQL is not running')
    const url = await database.database()
    const own = await startCuttingProxy(url)
    const connections = createConnections(url, { most: 2, log })
    const deaf = postgresBus(own.through(url), { node: 'deaf', connections, log, beatMs: 100 })
    const speaker = postgresBus(url, { node: 'speaker', connections, log, beatMs: 100 })
    await Promise.all([deaf.listening, speaker.listening])
    const heard: string[] = []
    const gone: string[] = []
    let gaps = 0
    deaf.onNews((news, { node }) => heard.push(`${node} ${news.kind}`))
    deaf.onGap(() => (gaps += 1))
    deaf.onGone((node) => gone.push(node))
    const say = () => speaker.tell({ kind: 'took', room: 'AAAAA', token: 'x', line: 'y' })
    const patient = { timeout: 20_000 }
    say()
    await expect.poll(() => heard, patient).toEqual(['speaker took'])
    own.silence()
    const before = { gaps, heard: heard.length }
    await expect.poll(() => gaps, patient).toBeGreaterThan(before.gaps)
    const spoken = (): number => {
      say()
      return heard.length
    }
    await expect.poll(spoken, patient).toBeGreaterThan(before.heard)
    await speaker.close()
    await expect.poll(() => gone, patient).toContain('speaker')
    await deaf.close()
    await connections.close()
    await own.close()
  })

  test('rooms between two nodes, while connections are cut and the database is killed: nothing lost, nothing doubled', async () => {
    const own = await startPostgres()
    try {
      const url = await own.database()
      const node = async (): Promise<{ readonly store: Store; readonly rooms: Rooms }> => {
        const store = await postgresStore({ url, log, connections: 3, patienceMs: 3_000 })
        const limits = { idleRoomMs: 24 * HOUR, restRoomMs: HOUR, mostRooms: 1_000 }
        return { store, rooms: createRooms({ store, log, now: Date.now, ...limits }) }
      }
      const [one, other] = await Promise.all([node(), node()])
      const busy = await startBusyRooms({ client: one.rooms, server: other.rooms }, 10)
      const more = async (): Promise<void> => {
        const before = busy.acknowledged()
        await expect.poll(busy.acknowledged, { timeout: 60_000 }).toBeGreaterThan(before + 10)
      }
      await more()
      // Every connection, those that listen too.
      await onDatabase(
        url,
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      await more()
      await own.kill()
      await own.start()
      await more()
      await busy.stop()
      const nodes = [one, other]
      // Nothing moves by itself any more; what the other one has written is still heard.
      await Promise.all(nodes.map(({ rooms }) => rooms.stop()))
      await busy.check(one.store)
      await Promise.all(nodes.map(({ store }) => store.close()))
    } finally {
      await own.remove()
    }
  })
})
