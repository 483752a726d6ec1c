import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import type { Socket } from 'socket.io'

/**
 * What is told most, views and answers, past the queues and events of Socket.IO: a packet is framed here (RFC 6455 5.2,
 * unmasked, never in parts, never compressed) and all that one connection is told in one turn goes out in one write. On
 * long polling, and while a connection changes over, it goes the common way. Order is kept among packets sent so; the
 * few that go the common way (connect, presence, pings) do not depend on it.
 */
export interface DirectLine {
  /** @param packet a Socket.IO packet as text, such as `2["view",{...}]` */
  readonly send: (packet: string) => void
}

type Connected = Pick<Socket, 'conn'>

/** Makes the direct lines of a server. Must be called before its first connection. */
export const directLines = (http: HttpServer): ((line: Connected) => DirectLine) => {
  /** The network sockets of upgrades from long polling, by session; an upgrade names its session. */
  const upgrades = new Map<string, NetSocket>()
  http.on('upgrade', (request: IncomingMessage) => {
    const session = /[?&]sid=([^&]+)/.exec(request.url ?? '')?.[1]
    if (session === undefined) return
    const { socket } = request
    upgrades.set(session, socket)
    socket.once('close', () => {
      if (upgrades.get(session) === socket) upgrades.delete(session)
    })
  })
  let told: Outbox[] = []
  const flush = (): void => {
    const all = told
    told = []
    for (const outbox of all) outbox.flush()
  }
  const heed = (outbox: Outbox): void => {
    if (told.length === 0) process.nextTick(flush)
    told.push(outbox)
  }

  return (line) => {
    const { conn } = line
    let outbox = conn.transport.name === 'websocket' ? createOutbox(conn.request.socket, heed) : undefined
    if (outbox === undefined)
      conn.once('upgrade', () => {
        const socket = upgrades.get(sessionOf(line))
        if (socket !== undefined) outbox = createOutbox(socket, heed)
      })
    return {
      send: (packet) => {
        if (conn.readyState !== 'open') return
        if (outbox === undefined) conn.write(packet)
        else outbox.put(packet)
      },
    }
  }
}

const sessionOf = ({ conn }: Connected): string => conn['id']

interface Outbox {
  readonly put: (packet: string) => void
  readonly flush: () => void
}

/** A reader that takes nothing for so long that this much waits is no reader: its connection is cut. */
const MOST_WAITING = 4 * 1024 * 1024

const createOutbox = (socket: NetSocket, heed: (outbox: Outbox) => void): Outbox => {
  let waiting: string[] = []
  const outbox: Outbox = {
    put: (packet) => {
      if (waiting.length === 0) heed(outbox)
      waiting.push(packet)
    },
    flush: () => {
      const packets = waiting
      waiting = []
      if (socket.destroyed || !socket.writable) return
      socket.write(framed(packets))
      if (socket.writableLength > MOST_WAITING) socket.destroy()
    },
  }
  return outbox
}

/** `4`, a message to Engine.IO */
const MESSAGE = 0x34
const FINAL_TEXT = 0x81

/** Packets as WebSocket frames, one after the other. */
const framed = (packets: readonly string[]): Buffer => {
  let size = 0
  for (const packet of packets) size += HEAD_OCTETS + Buffer.byteLength(packet) + 1
  const octets = Buffer.allocUnsafe(size)
  let at = 0
  for (const packet of packets) at = writeFrame(octets, at, packet)
  return octets.subarray(0, at)
}

/** The longest head of a frame: two octets, and eight for a length that sixteen bits cannot hold */
const HEAD_OCTETS = 10

const writeFrame = (octets: Buffer, start: number, packet: string): number => {
  const length = Buffer.byteLength(packet) + 1
  octets[start] = FINAL_TEXT
  let at = start + 2
  if (length < 126) octets[start + 1] = length
  else if (length < 65_536) {
    octets[start + 1] = 126
    at = octets.writeUInt16BE(length, at)
  } else {
    octets[start + 1] = 127
    at = octets.writeBigUInt64BE(BigInt(length), at)
  }
  octets[at] = MESSAGE
  return at + 1 + octets.write(packet, at + 1)
}
