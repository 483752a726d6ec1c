import { createServer } from 'node:net'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import type { RunningServer } from '../../server/server.ts'
import { hasNginx, startNginx } from '../support/nginx.ts'
import type { Nginx } from '../support/nginx.ts'
import { hasPostgres, startPostgres } from '../support/postgres.ts'
import type { PostgresServer } from '../support/postgres.ts'

const TRANSPORTS = [['websocket'], ['polling'], ['polling', 'websocket']] as const

describe.skipIf(!hasNginx || !hasPostgres)('two nodes behind nginx, as deploy/nginx.conf has it', () => {
  let database: PostgresServer | undefined
  const nodes: RunningServer[] = []
  const proxies: Nginx[] = []
  const lines: Socket[] = []
  beforeAll(async () => {
    database = await startPostgres()
    const config = readConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: await database.database(),
      TRUST_PROXY: '1',
      METRICS_TOKEN: TOKEN,
    })
    if (!config.ok) throw new Error(config.error)
    for (let node = 0; node < 2; node += 1) nodes.push(await startServer(config.value))
  })
  afterAll(async () => {
    for (const line of lines) line.disconnect()
    await Promise.all(proxies.map((proxy) => proxy.stop()))
    await Promise.all(nodes.map((node) => node.stop()))
    await database?.remove()
  })
  const before = async (by: 'address' | 'room'): Promise<Nginx> => {
    const proxy = await startNginx({ nodes: nodes.map(({ url }) => url), port: await freePort(), by })
    proxies.push(proxy)
    return proxy
  }
  /** How many rooms have somebody at each node */
  const watched = (): Promise<readonly number[]> =>
    Promise.all(
      nodes.map(async ({ url }) => {
        const headers = { Authorization: `Bearer ${TOKEN}` }
        const text = await (await fetch(`${url}/metrics`, { headers })).text()
        return Number(/watched_rooms (\d+)/.exec(text)?.[1])
      }),
    )
  const lineTo = (proxy: Nginx, at: string | undefined, transports: readonly string[]): Socket => {
    const query = at === undefined ? {} : { at }
    const line = io(proxy.url, { forceNew: true, reconnection: false, transports: [...transports], query })
    lines.push(line)
    return line
  }
  const asks = async (line: Socket, event: string, message: object): Promise<Told> =>
    line.timeout(15_000).emitWithAck(event, message)

  test('by room: whoever names a room comes to the node of that room, over WebSocket and long polling alike', async () => {
    const proxy = await before('room')
    const rooms = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const opener = lineTo(proxy, undefined, ['websocket'])
        const { code = '', token = '' } = await asks(opener, 'create', { name: 'Mei' })
        opener.disconnect()
        return { code, token }
      }),
    )
    await expect.poll(watched, { timeout: 10_000 }).toEqual([0, 0])
    for (const [index, { code, token }] of rooms.entries()) {
      // Mei is back, Jonas joins, Sam looks on: three lines, each in its own way.
      const [mei, jonas, sam] = [0, 1, 2].map((who) =>
        lineTo(proxy, code, TRANSPORTS[(index + who) % TRANSPORTS.length] ?? ['polling']),
      )
      if (mei === undefined || jonas === undefined || sam === undefined) throw new Error('three come')
      expect(await asks(mei, 'resume', { code, token, version: 0 })).toMatchObject({ ok: true })
      expect(await asks(jonas, 'join', { code, name: 'Jonas' })).toMatchObject({ ok: true })
      expect(await asks(sam, 'watch', { code })).toMatchObject({ ok: true })
      // All three are at one node, and nobody is at the other.
      expect((await watched()).toSorted((a, b) => a - b)).toEqual([0, 1])
      for (const line of [mei, jonas, sam]) line.disconnect()
      await expect.poll(watched, { timeout: 10_000 }).toEqual([0, 0])
    }
  })

  test('by address, which is the default: all of one address are at one node', async () => {
    const proxy = await before('address')
    for (const transports of TRANSPORTS) {
      const line = lineTo(proxy, undefined, transports)
      expect(await asks(line, 'create', { name: 'Mei' })).toMatchObject({ ok: true })
    }
    expect((await watched()).toSorted((a, b) => a - b)).toEqual([0, 3])
  })
})

const TOKEN = 'token-of-the-routing-test'

interface Told {
  readonly ok: boolean
  readonly code?: string
  readonly token?: string
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
