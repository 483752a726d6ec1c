import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { io } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import { replayBody } from '../../shared/wire/outgoing/replay.ts'
import { refusedAnswer, roomBody } from '../../shared/wire/outgoing/answers.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { ReplayBody } from '../../shared/wire/answers.ts'
import { handshake, pair, playing } from './support/rounds.ts'
import { temporaryFolder, useServer } from './support/server.ts'

const PAGE = `<!doctype html><title>Wavehand</title>${'<p>a page</p>'.repeat(50)}`
const clientDir = temporaryFolder()
mkdirSync(join(clientDir, 'assets'))
mkdirSync(join(clientDir, '.vite'))
for (const [name, text] of [
  ['index.html', PAGE],
  ['assets/index-a1b2c3.js', 'export {}'.repeat(50)],
  ['theme.js', '0'],
] as const) {
  writeFileSync(join(clientDir, name), text)
  writeFileSync(join(clientDir, `${name}.br`), brotliCompressSync(text))
  writeFileSync(join(clientDir, `${name}.gz`), gzipSync(text))
}
writeFileSync(
  join(clientDir, '.vite/manifest.json'),
  JSON.stringify({
    'index.html': { file: 'assets/index-a1b2c3.js', imports: ['_common.js'] },
    '_common.js': { file: 'assets/common-d4.js' },
    'pages/room/RoomPage.tsx': { file: 'assets/RoomPage-e5.js', imports: ['_common.js', 'index.html'] },
    'i18n/en/index.ts': { file: 'assets/en-f6.js', css: ['assets/en-f6.css'] },
    'i18n/zh/index.ts': { file: 'assets/zh-a7.js' },
  }),
)
const server = useServer({ clientDir, origins: ['https://play.example'] })
const meagre = useServer({ clientDir, roomsPerMinute: 2 })
const unbuilt = useServer({ clientDir: join(clientDir, 'assets') })
afterAll(() => rmSync(clientDir, { recursive: true, force: true }))

/** A request whose headers are exactly these; the body is not decoded. */
const ask = (
  path: string,
  headers: { readonly [name: string]: string } = {},
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }> =>
  new Promise((resolve, reject) => {
    get(server.url() + path, { headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      )
    }).on('error', reject)
  })

const json = async (path: string): Promise<{ readonly status: number; readonly body: unknown }> => {
  const { status, headers, body } = await ask(path)
  expect(headers['content-type']).toMatch(/^application\/json/)
  expect(headers['cache-control']).toBe('no-store')
  return { status, body: JSON.parse(body.toString()) }
}

const NAVIGATION = { accept: 'text/html,application/xhtml+xml' }

test('every answer carries the headers that keep the page to itself', async () => {
  for (const path of ['/', '/assets/index-a1b2c3.js', '/healthz', '/api/nothing', '/nothing.png']) {
    const { headers } = await ask(path)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("connect-src 'self' ws: wss:")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-powered-by']).toBeUndefined()
  }
})

test('hashed files are kept for ever, the page itself is asked for each time', async () => {
  expect((await ask('/assets/index-a1b2c3.js')).headers['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  )
  const page = await ask('/')
  expect(page.headers['cache-control']).toBe('no-cache')
  const etag = String(page.headers.etag)
  expect((await ask('/', { 'if-none-match': etag })).status).toBe(304)
})

test.each([
  ['br', (body: Buffer) => brotliDecompressSync(body)],
  ['gzip', (body: Buffer) => gunzipSync(body)],
])('files come as they were compressed at build time: %s', async (encoding, decode) => {
  const { headers, body } = await ask('/', { 'accept-encoding': encoding })
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers.vary).toBe('Accept-Encoding')
  expect(decode(body).toString()).toBe(PAGE)
})

test('a browser that navigates to an address of the page gets the page; anything else is not found', async () => {
  for (const path of ['/room/ABCDE', '/timeline/abc?step=3', '/'])
    expect((await ask(path, NAVIGATION)).body.toString()).toBe(PAGE)
  expect((await ask('/room/ABCDE', { accept: '*/*' })).status).toBe(404)
  expect((await ask('/missing.js', NAVIGATION)).status).toBe(404)
  expect((await ask('/assets/old-000000.js', NAVIGATION)).status).toBe(404)
  expect((await ask('/..%2f..%2fpackage.json')).status).toBe(404)
})

test('a file that has gone since the start fails its own request, and the server goes on', async () => {
  rmSync(join(clientDir, 'theme.js'))
  await expect(ask('/theme.js')).rejects.toThrow()
  expect((await ask('/healthz')).status).toBe(200)
})

test('nothing is taken but GET and HEAD, and a range that makes no sense harms nobody', async () => {
  expect((await fetch(server.url(), { method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(404)
  expect((await fetch(server.url(), { method: 'HEAD' })).status).toBe(200)
  await ask('/', { range: 'bytes=5-2' }).catch(() => undefined)
  expect((await ask('/')).status).toBe(200)
})

test('a server whose page was not built says so', async () => {
  const answer = await fetch(unbuilt.url())
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm run build')
})

test('health and readiness answer; an unknown part of the API is a JSON 404', async () => {
  expect(await json('/healthz')).toEqual({ status: 200, body: { ok: true } })
  expect(await json('/readyz')).toEqual({ status: 200, body: { ok: true } })
  expect(await json('/api/nothing')).toEqual({ status: 404, body: { ok: false, code: 'api/unknown' } })
})

test('whether a room exists can be asked before joining', async () => {
  const [mei, jonas] = await pair(server)
  const { status, body } = await json(`/api/room/${mei.code().toLowerCase()}`)
  expect(status).toBe(200)
  expect(roomBody.parse(body)).toMatchObject({
    code: mei.code(),
    phase: 'lobby',
    level: 'handshake',
    seats: { client: { held: 'person', name: 'Mei' }, server: { held: 'person', name: 'Jonas' } },
  })
  for (const player of [mei, jonas]) await player.does({ kind: 'leave' })
  expect(await json(`/api/room/${mei.code()}`)).toEqual({
    status: 410,
    body: { ok: false, code: 'room/closed' },
  })
  expect((await json('/api/room/ZZZZZ')).body).toEqual({ ok: false, code: 'room/unknown' })
  expect((await json('/api/room/not-a-code')).body).toEqual({ ok: false, code: 'room/unknown' })
  expect(await json('/api/room/%E0%A4%A')).toEqual({
    status: 400,
    body: { ok: false, code: 'message/malformed' },
  })
})

test('a finished round is a replay that folds to its timeline; a running or unknown one is not told', async () => {
  const [mei, jonas] = await playing(server)
  await handshake(mei, jonas)
  const id = mei.view().round?.outcome?.replayId ?? ''
  const { status, body } = await json(`/api/replays/${id}`)
  expect(status).toBe(200)
  expect(replayBody.parse(body)).toMatchObject({ id, names: { client: 'Mei', server: 'Jonas' } })
  // The schema has just said that it is one.
  const { events } = body as ReplayBody
  expect(timelineOf(events)?.steps).toEqual(mei.view().round?.steps)
  for (const unknown of ['nothing-like-it', 'x', '..%2f'])
    expect(await json(`/api/replays/${unknown}`)).toEqual({
      status: 404,
      body: { ok: false, code: 'replay/unknown' },
    })
})

test.each([
  ['pcapng', 'application/x-pcapng', /^\n\r\r\n/],
  ['packetdrill', 'text/plain; charset=utf-8', /^\/\/ handshake/],
  ['text', 'text/plain; charset=utf-8', /^Wavehand handshake/],
  ['mermaid', 'text/plain; charset=utf-8', /sequenceDiagram/],
  ['csv', 'text/csv; charset=utf-8; header=present', /^n,at_ms/],
  ['json', 'application/json; charset=utf-8', /"format": "wavehand-replay"/],
])('a finished round can be taken away as %s', async (format, mime, content) => {
  const [mei, jonas] = await playing(server)
  await handshake(mei, jonas)
  const id = mei.view().round?.outcome?.replayId ?? ''
  const { status, headers, body } = await ask(`/api/replays/${id}.${format}`)
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': mime,
    'content-disposition': expect.stringMatching(
      /^attachment; filename="wavehand-handshake-[A-Za-z0-9]{8}\.[a-z]+"$/,
    ),
    'cache-control': 'no-store',
  })
  expect(body.toString('latin1')).toMatch(content)
})

test('an export speaks the language, and takes the end, that it is asked for', async () => {
  const [mei, jonas] = await playing(server)
  await handshake(mei, jonas)
  const id = mei.view().round?.outcome?.replayId ?? ''
  const chinese = await ask(`/api/replays/${id}.mermaid?language=zh`)
  expect(chinese.body.toString()).toContain('participant C as Mei (客户端)')
  const client = await ask(`/api/replays/${id}.packetdrill?seat=client`)
  expect(client.body.toString()).toContain('connect(3, ..., ...)')
})

test('what is not over, unknown, or asked for in no format of ours is not given as a file', async () => {
  const [mei] = await playing(server)
  await mei.sends('SYN seq=ISS', 'SYN-SENT')
  expect(await json('/api/replays/nothing-like-it.pcapng')).toEqual({
    status: 404,
    body: { ok: false, code: 'replay/unknown' },
  })
  for (const path of ['nothing-like-it.exe', 'nothing-like-it.', 'nothing-like-it.csv.gz'])
    expect(await json(`/api/replays/${path}`)).toEqual({
      status: 404,
      body: { ok: false, code: 'replay/unknown-format' },
    })
})

test('one address can take away only so many rounds a minute', async () => {
  const path = '/api/replays/nothing-like-it.csv'
  expect((await fetch(`${meagre.url()}${path}`)).status).toBe(404)
  expect((await fetch(`${meagre.url()}${path}`)).status).toBe(404)
  const refused = await fetch(`${meagre.url()}${path}`)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a round that was given up is not told', async () => {
  const [mei, jonas] = await playing(server)
  await mei.does({ kind: 'end-round' })
  await jonas.sees('the lobby', (view) => view.phase === 'lobby')
  expect(mei.view().round).toBeUndefined()
  refusedAnswer.parse((await json('/api/replays/00000000')).body)
})

test('a page of another origin cannot connect, one of ours and an allowed one can', async () => {
  const connects = (origin: string, transport: 'polling' | 'websocket'): Promise<boolean> => {
    const line = io(server.url(), {
      forceNew: true,
      reconnection: false,
      transports: [transport],
      extraHeaders: { origin },
    })
    return new Promise<boolean>((resolve) => {
      line.on('connect', () => resolve(true))
      line.on('connect_error', () => resolve(false))
    }).finally(() => line.disconnect())
  }
  for (const transport of ['polling', 'websocket'] as const) {
    expect(await connects('https://evil.example', transport)).toBe(false)
    expect(await connects('null', transport)).toBe(false)
    expect(await connects(server.url(), transport)).toBe(true)
    expect(await connects('https://play.example', transport)).toBe(true)
  }
})

test('the address of a room names what its page needs next, in the language that is asked for', async () => {
  const linkOf = async (path: string, language: string): Promise<string | null> => {
    const headers = { accept: 'text/html', 'accept-language': language }
    return (await fetch(`${server.url()}${path}`, { headers })).headers.get('link')
  }
  expect(await linkOf('/K7QM4', 'de, en;q=0.5')).toBe(
    '</assets/RoomPage-e5.js>; rel=modulepreload, </assets/en-f6.js>; rel=modulepreload, ' +
      '</assets/en-f6.css>; rel=preload; as=style; crossorigin',
  )
  expect(await linkOf('/k7qm4', 'zh-CN, en;q=0.5')).toBe(
    '</assets/RoomPage-e5.js>; rel=modulepreload, </assets/zh-a7.js>; rel=modulepreload',
  )
  expect(await linkOf('/', 'en')).toBeNull()
  expect(await linkOf('/how', 'en')).toBeNull()
})
