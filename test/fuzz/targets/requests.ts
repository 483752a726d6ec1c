import { WIRE_CODES, described } from '../codes.ts'
import { exchange } from '../rawSocket.ts'
import { startFuzzedServer } from '../server.ts'
import type { Target } from '../target.ts'
import { alteredOctets, oneOf } from '../values.ts'
import type { Random } from '../values.ts'

const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'get', 'BREW'] as const
const PARTS = [
  'api',
  'room',
  'replays',
  'AAAAA',
  'link',
  'healthz',
  'readyz',
  'metrics',
  'assets',
  'embed',
  'socket.io',
  'index.html',
  'move-0001.svg',
  'x.pcapng',
  'A'.repeat(80),
  '%',
  '%00',
  '%ff',
  '%2e%2e',
  '..',
  '.',
  '',
  '%E6%A2%85',
  '__proto__',
  'constructor',
  'x'.repeat(3_000),
] as const
const QUERIES = [
  '',
  '',
  '?names=1&drafts=1',
  '?language=zh&theme=dark',
  '?seat[]=client&seat=server',
  '?EIO=4&transport=polling',
  '?EIO=4&transport=polling&sid=nobody',
  '?EIO=3&transport=websocket',
  '?EIO=4&transport=carrier-pigeon',
  '?%',
  '?a[b][c]=1&a[b]=2',
  '?__proto__[x]=1',
] as const
const HEADERS = [
  'Accept: text/html',
  'Accept: application/json',
  'Accept-Language: zh;q=0.9,en;q=x',
  'Accept-Encoding: br, gzip;q=0, *',
  'Origin: http://elsewhere.example',
  'Origin: null',
  'Range: bytes=0-0,5-1,-9',
  'If-None-Match: "x"',
  'X-Forwarded-For: 1.2.3.4, ,,',
  'X-Request-Id: ' + 'x'.repeat(70),
  'Content-Type: application/json',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Upgrade: h2c',
  'Transfer-Encoding: chunked',
  'Cookie: a=b; __proto__=c',
] as const

/** HTTP requests, plain and crooked, as octets on the line. */
export const requests: Target = {
  name: 'HTTP requests',
  share: 0.05,
  open: async () => {
    const server = await startFuzzedServer()
    return {
      atOnce: 16,
      run: async (random) => {
        const request = new TextEncoder().encode(requestText(random))
        const isAltered = random() < 0.15
        const octets = isAltered ? alteredOctets(request, random) : request
        // A head that never ends is waited for; a whole one must be answered.
        const { heard, waits } = await Promise.race([
          exchange(server.url, [octets], isWhole, isAltered ? 1_000 : undefined),
          server.lives,
        ])
        if (waits && isAltered) return 'waits for more'
        if (waits) throw new Error(`no answer to ${new TextDecoder().decode(octets).slice(0, 400)}`)
        const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1]
        if (status === undefined) return heard === '' ? 'hung up' : 'no HTTP'
        const code = /"ok":false,"code":"([^"]+)"/.exec(heard)?.[1]
        if (code !== undefined) return described(code, WIRE_CODES)
        if (status.startsWith('5'))
          throw new Error(`${status} for ${new TextDecoder().decode(octets).slice(0, 400)}`)
        return status
      },
      heap: server.heap,
      close: server.close,
    }
  },
}

/** The head is there, and as much of a body as it promises: what is not closed by the server we close. */
const isWhole = (heard: string): boolean => {
  const head = heard.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = Number(/content-length: (\d+)/i.exec(heard.slice(0, head))?.[1] ?? 0)
  return heard.length >= head + 4 + length || /^HTTP\/1\.1 (304|204|101)/.test(heard)
}

const requestText = (random: Random): string => {
  const parts = Array.from({ length: 1 + Math.floor(random() * 4) }, () => oneOf(random, PARTS))
  const body =
    random() < 0.2 ? oneOf(random, ['{}', '40', '4'.repeat(2_000), '2\u001e2', '{"a":', '\u0000']) : ''
  const headers = Array.from({ length: Math.floor(random() * 4) }, () => oneOf(random, HEADERS))
  const path = `/${parts.join('/')}${oneOf(random, QUERIES)}`
  return [
    `${oneOf(random, METHODS)} ${path} HTTP/1.${random() < 0.9 ? 1 : 0}`,
    ...(random() < 0.95 ? ['Host: 127.0.0.1'] : []),
    'Connection: close',
    ...(body === '' ? [] : [`Content-Length: ${body.length}`]),
    ...headers,
    '',
    body,
  ].join('\r\n')
}
