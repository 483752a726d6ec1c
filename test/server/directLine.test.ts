import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { directLines } from '../../server/edge/sockets/directLine.ts'
import type { DirectLine } from '../../server/edge/sockets/directLine.ts'
import { textOf } from '../../server/edge/sockets/frames.ts'
import type { Packet } from '../../server/edge/sockets/frames.ts'
import type { Io, Line } from '../../server/edge/sockets/line.ts'

const http = createServer()
const directly = directLines()
const server: Io = new Server(http, { serveClient: false, wsEngine: directly.wsEngine })
const arrived: { readonly line: Line; readonly direct: DirectLine }[] = []
let port = 0

beforeAll(async () => {
  server.on('connection', (line) => arrived.push({ line, direct: directly.to(line) }))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  if (typeof address === 'object' && address !== null) port = address.port
})
afterAll(() => server.close())

/** A client that keeps the texts that it is told, and the line to it. */
const client = async (...transports: readonly ('polling' | 'websocket')[]) => {
  const socket = io(`http://127.0.0.1:${port}`, { forceNew: true, transports: [...transports] })
  const heard: string[] = []
  socket.on('view', (text: string) => heard.push(text))
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  const here = arrived.find(({ line }) => line.id === socket.id)
  if (here === undefined) throw new Error('nobody has arrived')
  return { socket, heard, ...here }
}

const packet = (text: string): Packet => ({ head: '2["view",', json: JSON.stringify(text) })

// The frame's head changes at 126 and at 65,536 octets; the packet adds eleven to the text.
const SIZES = [0, 113, 114, 115, 116, 65_523, 65_524, 65_525, 70_000]

test.each([['websocket'], ['polling'], ['polling', 'websocket']] as const)(
  'what is told over %s %s arrives whole and in order, whatever its size',
  async (...transports) => {
    const { socket, heard, line, direct } = await client(...transports)
    const texts = [...SIZES.map((size) => 'x'.repeat(size)), '汪'.repeat(30_000), 'ö👋']
    for (const text of texts) direct.send(packet(text))
    await expect.poll(() => heard.length).toBe(texts.length)
    expect(heard).toEqual(texts)
    if (transports.length > 1) {
      // Once it has changed over, it is told over its WebSocket.
      await expect.poll(() => line.conn.transport.name).toBe('websocket')
      const writes: unknown[] = []
      line.conn.on('packetCreate', (packet: unknown) => writes.push(packet))
      direct.send(packet('after'))
      await expect.poll(() => heard.at(-1)).toBe('after')
      expect(writes).toEqual([])
    }
    socket.disconnect()
  },
)

test.each([['websocket'], ['polling', 'websocket']] as const)(
  'over %s %s what is said can be taken before Socket.IO hears of it, and what is not taken goes the common way',
  async (...transports) => {
    const { socket, line, direct } = await client(...transports)
    await expect.poll(() => line.conn.transport.name).toBe('websocket')
    const taken: string[] = []
    const left: string[] = []
    direct.hear((text) => {
      const isTaken = text.includes('mine')
      if (isTaken) taken.push(text)
      return isTaken
    })
    line.onAny((event: string, said: string) => left.push(`${event} ${said}`))
    socket.emit('act', 'mine 1')
    socket.emit('act', 'yours')
    socket.emit('act', 'mine 2 ö')
    await expect.poll(() => taken.length + left.length).toBe(3)
    expect(taken).toEqual(['42["act","mine 1"]', '42["act","mine 2 ö"]'])
    expect(left).toEqual(['act yours'])
    socket.disconnect()
  },
)

test('over long polling nothing is taken', async () => {
  const { socket, line, direct } = await client('polling')
  const left: string[] = []
  direct.hear(() => true)
  line.onAny((_event: string, said: string) => left.push(said))
  socket.emit('act', 'mine')
  await expect.poll(() => left).toEqual(['mine'])
  socket.disconnect()
})

test('what one is told in one turn goes out in one write', async () => {
  const { socket, heard, line, direct } = await client('websocket')
  const before = line.conn.request.socket.bytesWritten
  const write = vi.spyOn(line.conn.request.socket, 'write')
  for (const text of ['a', 'b', 'c']) direct.send(packet(text))
  await expect.poll(() => heard).toEqual(['a', 'b', 'c'])
  expect(write).toHaveBeenCalledTimes(1)
  expect(line.conn.request.socket.bytesWritten - before).toBe(3 * (2 + 1 + '2["view","a"]'.length))
  socket.disconnect()
})

test('what a slow reader has not taken yet is not written over by what others are told', async () => {
  const before = arrived.length
  const slow = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`)
  const heard: string[] = []
  slow.on('message', (octets: Buffer) => heard.push(octets.toString()))
  slow.once('open', () => slow.send('40'))
  await expect.poll(() => arrived.length).toBe(before + 1)
  await expect.poll(() => heard.length).toBe(2)
  slow.pause()
  const to = arrived.at(-1)
  const waiting = (): number => to?.line.conn.request.socket.writableLength ?? 0
  const other = await client('websocket')
  const told: string[] = []
  // Past everything that the system keeps for it, and some way on.
  for (let n = 0; waiting() < 500_000; n += 1) {
    const text = `${n} ${'x'.repeat(5_000)}`
    told.push(text)
    to?.direct.send(packet(text))
    other.direct.send(packet(`${n} for somebody else ${'y'.repeat(5_000)}`))
    await new Promise((resolve) => setImmediate(resolve))
  }
  slow.resume()
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2 + told.length)
  expect(heard.slice(2)).toEqual(told.map((text) => `4${textOf(packet(text))}`))
  slow.close()
  other.socket.disconnect()
})

test('who takes nothing is cut before it fills the memory', async () => {
  const deaf = connect(port, '127.0.0.1')
  const key = 'dGhlIHNhbXBsZSBub25jZQ=='
  deaf.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  )
  await once(deaf, 'readable')
  const before = arrived.length
  // `40`, masked with zeros: joins, and never reads again.
  deaf.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]))
  await expect.poll(() => arrived.length).toBe(before + 1)
  const { line, direct } = arrived.at(-1) ?? {}
  const gone = new Promise((resolve) => line?.once('disconnect', resolve))
  const large = packet('x'.repeat(1_000_000))
  for (let n = 0; n < 60; n += 1) {
    if (line?.connected !== true) break
    direct?.send(large)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await gone
  expect(line?.conn.request.socket.destroyed).toBe(true)
  deaf.destroy()
})

test('nothing is told to who has gone', async () => {
  const { socket, line, direct } = await client('websocket')
  const gone = new Promise((resolve) => line.once('disconnect', resolve))
  socket.disconnect()
  await gone
  await expect.poll(() => line.conn.readyState).toBe('closed')
  expect(() => direct.send(packet('late'))).not.toThrow()
})
