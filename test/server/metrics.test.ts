import { request } from 'node:http'
import { expect, test } from 'vitest'
import { handshake, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const server = useServer({ wireDelayMs: 0 })
const guarded = useServer({ metricsToken: 'a-token-of-the-operator' })

/** A request with exactly these headers. */
const ask = (
  url: string,
  headers: { readonly [name: string]: string } = {},
): Promise<{ readonly status: number; readonly type: string; readonly id: string; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          id: String(response.headers['x-request-id']),
          text,
        }),
      )
    })
    asked.on('error', reject).end()
  })

/** The value of a sample, by its name and labels as they stand in the text. */
const sample = (text: string, name: string): number => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1))
}

test('rooms, sockets, moves, refusals, the store and the loop are counted', async () => {
  const [mei, jonas] = await playing(server)
  await mei.does({ kind: 'take-hint', depth: 'nudge' })
  await jonas.does({ kind: 'end-round' })
  const [ada, ben] = await playing(server)
  await handshake(ada, ben)
  await mei.asks('join', { code: 'ZZZZZ', name: 'Mei' })
  const { status, type, text } = await ask(`${server.url()}/metrics`)
  expect(status).toBe(200)
  expect(type).toMatch(/^text\/plain; ?version=0\.0\.4/)
  expect(sample(text, 'wavehand_rooms')).toBe(2)
  expect(sample(text, 'wavehand_watched_rooms')).toBe(2)
  expect(sample(text, 'wavehand_sockets')).toBe(4)
  expect(sample(text, 'wavehand_move_seconds_count')).toBe(3)
  expect(sample(text, 'wavehand_move_seconds_sum')).toBeGreaterThan(0)
  expect(sample(text, 'wavehand_refusals_total{code="room/unknown"}')).toBe(1)
  expect(sample(text, 'wavehand_messages_total')).toBeGreaterThan(10)
  expect(sample(text, 'wavehand_store_append_seconds_count')).toBeGreaterThan(7)
  expect(sample(text, 'wavehand_store_failures_total')).toBe(0)
  expect(sample(text, 'wavehand_nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
  for (const player of [mei, jonas, ada, ben]) expect(text).not.toContain(player.code())
})

test('a scrape through a proxy is no scrape from this machine', async () => {
  const { status, text } = await ask(`${server.url()}/metrics`, { 'X-Forwarded-For': '127.0.0.1' })
  expect([status, text]).toEqual([404, '{"ok":false,"code":"api/unknown"}'])
})

test('where a token is set, it is asked for, from this machine too', async () => {
  const url = `${guarded.url()}/metrics`
  expect((await ask(url)).status).toBe(404)
  expect((await ask(url, { Authorization: 'Bearer a-token-of-the-operatox' })).status).toBe(404)
  const told = await ask(url, {
    Authorization: 'Bearer a-token-of-the-operator',
    'X-Forwarded-For': '203.0.113.5',
  })
  expect(told.status).toBe(200)
  expect(told.text).toContain('wavehand_rooms 0')
})

test('every answer has an id; a plain one of a proxy is kept, anything else is not repeated', async () => {
  const url = `${server.url()}/healthz`
  const [one, other] = [await ask(url), await ask(url)]
  expect(one.id).toMatch(/^[\w-]{36}$/)
  expect(other.id).not.toBe(one.id)
  expect((await ask(url, { 'X-Request-Id': 'proxy-12345' })).id).toBe('proxy-12345')
  expect((await ask(url, { 'X-Request-Id': '<script>alert(1)</script>' })).id).toMatch(/^[\w-]{36}$/)
})
