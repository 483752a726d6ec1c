import type { IncomingMessage } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Socket } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { ServerOptions, WebSocket } from 'ws'
import { EarlyWebSocket } from './earlyWebSocket.ts'
import type { Take } from './earlyWebSocket.ts'
import { frameOf } from './frames.ts'

/**
 * What is said most, past the queues and events of Socket.IO. What is told, views and answers, is framed here, and all that
 * one connection is told in one turn goes out in one write. What is heard, moves, can be taken before Socket.IO has looked
 * at it. On long polling, and while a connection changes over, everything goes the common way. Order is kept among packets
 * sent so; the few that go the common way (connect, presence, pings) do not depend on it.
 */
export interface DirectLine {
  /** @param packet a Socket.IO packet as text, such as `2["view",{...}]` */
  readonly send: (packet: string) => void
  /** @param take is given each message of Engine.IO, such as `421["act",{...}]`; what it does not take goes the common way */
  readonly hear: (take: Take) => void
}

type Connected = Pick<Socket, 'conn'>

/** The direct lines of a server. */
export interface DirectLines {
  /** What `new Server({ wsEngine })` takes */
  readonly wsEngine: new (options: ServerOptions) => WebSocketServer
  readonly to: (line: Connected) => DirectLine
}

/** A WebSocket, and what it goes over. */
interface Wire {
  readonly ws: WebSocket
  readonly socket: NetSocket
}

/** Makes the direct lines of a server. */
export const directLines = (): DirectLines => {
  const wires = new WeakMap<IncomingMessage, Wire>()
  /** Upgrades from long polling, by session; an upgrade names its session. */
  const upgrades = new Map<string, Wire>()

  const opened = (request: IncomingMessage, ws: WebSocket): void => {
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

  return {
    wsEngine: class extends WebSocketServer {
      constructor(options: ServerOptions) {
        super({ ...options, WebSocket: EarlyWebSocket })
      }
      override handleUpgrade(
        request: IncomingMessage,
        socket: Duplex,
        head: Buffer,
        done: (ws: WebSocket, request: IncomingMessage) => void,
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
        outbox = createOutbox(wire.socket, heed)
        if (!(wire.ws instanceof EarlyWebSocket)) return
        early = wire.ws
        early.take = taking
      }
      if (conn.transport.name === 'websocket') goOver(wires.get(conn.request))
      else conn.once('upgrade', () => goOver(upgrades.get(sessionOf(line))))
      return {
        send: (packet) => {
          if (conn.readyState !== 'open') return
          if (outbox === undefined) conn.write(packet)
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

interface Outbox {
  readonly put: (packet: string) => void
  readonly flush: () => void
}

/** A reader that takes nothing for so long that this much waits is no reader: its connection is cut. */
const MOST_WAITING = 4 * 1024 * 1024

const createOutbox = (socket: NetSocket, heed: (outbox: Outbox) => void): Outbox => {
  let frames = ''
  const outbox: Outbox = {
    put: (packet) => {
      if (frames === '') heed(outbox)
      frames += frameOf(packet)
    },
    flush: () => {
      const octets = frames
      frames = ''
      if (socket.destroyed || !socket.writable) return
      socket.write(octets, 'latin1')
      if (socket.writableLength > MOST_WAITING) socket.destroy()
    },
  }
  return outbox
}
