import type { IncomingMessage } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Socket } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { Server as WebSocketServerOf, ServerOptions } from 'ws'
import { EarlyWebSocket } from './earlyWebSocket.ts'
import type { Take } from './earlyWebSocket.ts'
import { mostOctets, textOf, writeFrames } from './frames.ts'
import type { Packet } from './frames.ts'

/**
 * What is said most, past the queues and events of Socket.IO. What is told, views and answers, is framed here, and all that
 * one connection is told in one turn goes out in one write. What is heard, moves, can be taken before Socket.IO has looked
 * at it. On long polling, and while a connection changes over, everything goes the common way. Order is kept among packets
 * sent so; the few that go the common way (connect, presence, pings) do not depend on it.
 */
export interface DirectLine {
  readonly send: (packet: Packet) => void
  /** @param take is given each message of Engine.IO, such as `421["act",{...}]`; what it does not take goes the common way */
  readonly hear: (take: Take) => void
}

type Connected = Pick<Socket, 'conn'>

/** The direct lines of a server. */
export interface DirectLines {
  /** What `new Server({ wsEngine })` takes */
  readonly wsEngine: new (options: ServerOptions) => WebSocketServerOf<typeof EarlyWebSocket>
  readonly to: (line: Connected) => DirectLine
}

/** A WebSocket, and what it goes over. */
interface Wire {
  readonly ws: EarlyWebSocket
  readonly socket: NetSocket
}

/** Makes the direct lines of a server. */
export const directLines = (): DirectLines => {
  const wires = new WeakMap<IncomingMessage, Wire>()
  /** Upgrades from long polling, by session; an upgrade names its session. */
  const upgrades = new Map<string, Wire>()

  const opened = (request: IncomingMessage, ws: EarlyWebSocket): void => {
    const { socket } = request
    const wire = { ws, socket }
    const session = /[?&]sid=([^&]+)/.exec(request.url ?? '')?.[1]
    if (session === undefined) {
      wires.set(request, wire)
      return
    }
    upgrades.set(session, wire)
    socket.once('close', () => {
      if (upgrades.get(session) === wire) upgrades.delete(session)
    })
  }

  const post = createPost()

  return {
    wsEngine: class extends WebSocketServer<typeof EarlyWebSocket> {
      constructor(options: ServerOptions) {
        super({ ...options, WebSocket: EarlyWebSocket })
      }
      override handleUpgrade(
        request: IncomingMessage,
        socket: Duplex,
        head: Buffer,
        done: (ws: EarlyWebSocket, request: IncomingMessage) => void,
      ): void {
        super.handleUpgrade(request, socket, head, (ws, asked) => {
          opened(asked, ws)
          done(ws, asked)
        })
      }
    },
    to: (line) => {
      const { conn } = line
      let outbox: Outbox | undefined
      let taking: Take | undefined
      let early: EarlyWebSocket | undefined
      const goOver = (wire: Wire | undefined): void => {
        if (wire === undefined) return
        outbox = post(wire.socket)
        early = wire.ws
        early.take = taking
      }
      if (conn.transport.name === 'websocket') goOver(wires.get(conn.request))
      else conn.once('upgrade', () => goOver(upgrades.get(sessionOf(line))))
      return {
        send: (packet) => {
          if (conn.readyState !== 'open') return
          if (outbox === undefined) conn.write(textOf(packet))
          else outbox.put(packet)
        },
        hear: (take) => {
          taking = take
          if (early !== undefined) early.take = take
        },
      }
    },
  }
}

const sessionOf = ({ conn }: Connected): string => conn['id']

/** What one connection is told. */
interface Outbox {
  readonly put: (packet: Packet) => void
}

/** A reader that takes nothing for so long that this much waits is no reader: its connection is cut. */
const MOST_WAITING = 4 * 1024 * 1024
/** Nearly all that is told to one connection in one turn */
const PAGE_OCTETS = 16 * 1024

/** Makes outboxes. What was put into them in one turn goes out at its end, in one write for each. */
const createPost = (): ((socket: NetSocket) => Outbox) => {
  let told: (() => void)[] = []
  /** Where frames are written. A socket that does not take them at once keeps it, and there is a new one. */
  let page = Buffer.allocUnsafeSlow(PAGE_OCTETS)

  const write = (socket: NetSocket, packets: readonly Packet[]): void => {
    if (socket.destroyed || !socket.writable) return
    const most = mostOctets(packets)
    // Who is behind already keeps octets of its own, and not a page for each few of them.
    const isOwn = most > page.length || socket.writableLength > 0
    const into = isOwn ? Buffer.allocUnsafe(most) : page
    socket.write(into.subarray(0, writeFrames(packets, into)))
    if (socket.writableLength === 0) return
    if (!isOwn) page = Buffer.allocUnsafeSlow(PAGE_OCTETS)
    if (socket.writableLength > MOST_WAITING) socket.destroy()
  }
  const flush = (): void => {
    const all = told
    told = []
    for (const tell of all) tell()
  }

  return (socket) => {
    let waiting: Packet[] = []
    const tell = (): void => {
      const packets = waiting
      waiting = []
      write(socket, packets)
    }
    return {
      put: (packet) => {
        if (waiting.length === 0) {
          if (told.length === 0) process.nextTick(flush)
          told.push(tell)
        }
        waiting.push(packet)
      },
    }
  }
}
