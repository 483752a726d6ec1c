import { randomBytes } from 'node:crypto'
import { connect as connectTcp } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** A WebSocket (RFC 6455) as a load generator wants it: text frames, no queue, no events beyond these. */
export interface WebSocketLine {
  readonly send: (text: string) => void
  readonly close: () => void
}

export interface Ears {
  /** One text message. The octets are only valid during the call. */
  readonly heard: (message: Buffer) => void
  /** The line has gone; why, in a few words. Called once, also when it never opened. */
  readonly closed: (why: string) => void
}

const TEXT = 0x1
const CLOSE = 0x8
const PING = 0x9
const PONG = 0xa
/** The largest frame that is taken: a server that sends more is not one of ours. */
const MOST_OCTETS = 16 * 1024 * 1024
const OPENS_WITHIN_MS = 20_000

/**
 * Opens a WebSocket. Its frames are masked with zeros, which the standard's framing allows and which saves the
 * generator work that the server has to do all the same; nothing secret is ever sent by a bot.
 *
 * @param url `http:` or `https:` as for a page, with path and query
 * @returns rejects when the server cannot be reached or does not switch protocols
 */
export const openWebSocket = (url: URL, ears: Ears): Promise<WebSocketLine> =>
  new Promise((resolve, reject) => {
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const socket =
      url.protocol === 'https:'
        ? connectTls({ host, port, servername: host })
        : connectTcp({ host, port, noDelay: true })
    let why = 'the line was cut'
    socket.setTimeout(OPENS_WITHIN_MS, () => socket.destroy(new Error('the server does not answer')))
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => socket.write(handshake(url)))
    socket.on('error', (error) => {
      why = error.message
    })
    socket.once('close', () => {
      reject(new Error(why))
      ears.closed(why)
    })
    let head = ''
    const awaitHead = (chunk: Buffer): void => {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', awaitHead)
      const status = head.slice(0, head.indexOf('\r\n'))
      if (!status.startsWith('HTTP/1.1 101')) {
        socket.destroy(new Error(`the server answered ${status}`))
        return
      }
      socket.setTimeout(0)
      const read = frameReader(socket, ears.heard)
      socket.on('data', read)
      resolve({
        send: (text) => socket.write(frame(TEXT, Buffer.from(text))),
        close: () => socket.end(frame(CLOSE, Buffer.alloc(0))),
      })
      const rest = Buffer.from(head.slice(end + 4), 'latin1')
      if (rest.length > 0) read(rest)
    }
    socket.on('data', awaitHead)
  })

const handshake = (url: URL): string =>
  [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    '',
    '',
  ].join('\r\n')

const frame = (opcode: number, payload: Buffer): Buffer => {
  const { length } = payload
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const octets = Buffer.alloc(6 + extra + length)
  octets[0] = 0x80 | opcode
  octets[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127)
  if (extra === 2) octets.writeUInt16BE(length, 2)
  if (extra === 8) octets.writeBigUInt64BE(BigInt(length), 2)
  payload.copy(octets, 6 + extra)
  return octets
}

/** Takes octets as they come and gives whole messages; answers pings, ends with a close. */
const frameReader = (socket: Socket, heard: (message: Buffer) => void): ((chunk: Buffer) => void) => {
  let kept: Buffer | undefined
  return (chunk) => {
    const octets = kept === undefined ? chunk : Buffer.concat([kept, chunk])
    let at = 0
    for (;;) {
      const size = frameAt(octets, at)
      if (size === undefined || at + size.head + size.length > octets.length) break
      if (size.length > MOST_OCTETS) {
        socket.destroy(new Error('a frame is too large'))
        return
      }
      const payload = octets.subarray(at + size.head, at + size.head + size.length)
      at += size.head + size.length
      if (size.opcode === TEXT) heard(payload)
      else if (size.opcode === PING) socket.write(frame(PONG, payload))
      else if (size.opcode === CLOSE) socket.end()
    }
    kept = at === octets.length ? undefined : octets.subarray(at)
  }
}

interface FrameSize {
  readonly opcode: number
  readonly head: number
  readonly length: number
}

const frameAt = (octets: Buffer, at: number): FrameSize | undefined => {
  const [first, second] = [octets[at], octets[at + 1]]
  if (first === undefined || second === undefined) return undefined
  const opcode = first & 0x0f
  const short = second & 0x7f
  if (short < 126) return { opcode, head: 2, length: short }
  if (short === 126)
    return octets.length < at + 4 ? undefined : { opcode, head: 4, length: octets.readUInt16BE(at + 2) }
  return octets.length < at + 10
    ? undefined
    : { opcode, head: 10, length: Number(octets.readBigUInt64BE(at + 2)) }
}
