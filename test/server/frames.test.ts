import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { mostOctets, textOf, writeFrames } from '../../server/edge/sockets/frames.ts'
import type { Packet } from '../../server/edge/sockets/frames.ts'

const accept = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

/** A real WebSocket at the other end of a line on which nothing is written but what a test writes. */
const http = createServer()
const lines: Duplex[] = []
http.on('upgrade', (request: IncomingMessage, line: Duplex) => {
  const key = accept(String(request.headers['sec-websocket-key']))
  line.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  )
  lines.push(line)
})
const texts: string[] = []
let page: WebSocket | undefined

beforeAll(async () => {
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  page = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
  page.on('message', (octets: Buffer) => texts.push(octets.toString()))
  await once(page, 'open')
})
afterAll(() => {
  page?.terminate()
  http.close()
})

/** The texts that a page makes of these octets. */
const heard = async (octets: Buffer, messages: number): Promise<readonly string[]> => {
  texts.length = 0
  lines[0]?.write(octets)
  await vi.waitFor(() => expect(texts.length).toBe(messages), { timeout: 5_000, interval: 1 })
  return [...texts]
}

const anyPacket = fc
  .record({
    event: fc.stringMatching(/^[a-z-]{1,12}$/),
    // A head of a frame changes at 126 and at 65,536 octets, and a character has one octet to four.
    value: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .tuple(fc.constantFrom('x', 'é', '汪', '👋'), fc.integer({ min: 0, max: 70_000 }))
        .map(([one, times]) => one.repeat(times)),
    ),
  })
  .map(({ event, value }): Packet => ({ head: `2["${event}",`, json: JSON.stringify(value) }))

test('packets arrive as they were written, and take no more than was said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPacket, { minLength: 1, maxLength: 4 }), async (packets) => {
      const most = mostOctets(packets)
      const octets = Buffer.alloc(most)
      const taken = writeFrames(packets, octets)
      expect(taken).toBeLessThanOrEqual(most)
      expect(await heard(octets.subarray(0, taken), packets.length)).toEqual(
        packets.map((packet) => `4${textOf(packet)}`),
      )
    }),
    { numRuns: 200 },
  )
})

test('an acknowledgement and what is new are two frames of what Socket.IO writes', async () => {
  const packets = [
    { head: '312[', json: '{"ok":true,"version":7}' },
    { head: '2["view",', json: '{"name":"小明"}' },
  ]
  const octets = Buffer.alloc(mostOctets(packets))
  const taken = writeFrames(packets, octets)
  expect(octets.subarray(0, 3)).toEqual(Buffer.from([0x81, 29, 0x34]))
  expect(await heard(octets.subarray(0, taken), 2)).toEqual([
    '4312[{"ok":true,"version":7}]',
    '42["view",{"name":"小明"}]',
  ])
})
