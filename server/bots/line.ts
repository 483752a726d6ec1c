import { openWebSocket } from './webSocket.ts'
import { WIRE_VERSION } from '../../shared/wire/limits.ts'

/** One Socket.IO 4 connection over a WebSocket, with no more than a bot needs. */
export interface BotLine {
  /** Sends an event and waits for its acknowledgement, as JSON text. Rejects when the line goes first. */
  readonly ask: (event: string, message: unknown) => Promise<string>
  /** Sends an event that nobody answers. */
  readonly tell: (event: string, message: unknown) => void
  readonly close: () => void
}

export interface BotEars {
  /** A packet that is an event, whole: `42["view",{...}]`. Valid during the call. */
  readonly event: (packet: Buffer) => void
  readonly closed: (why: string) => void
}

const PING = 0x32
const EVENT = 0x32
const ACK = 0x33
const MESSAGE = 0x34

/** Connects to the server whose pages are served at this address. Rejects with a reason when that fails. */
export const openLine = async (server: URL, ears: BotEars): Promise<BotLine> => {
  const url = new URL('socket.io/?EIO=4&transport=websocket', server.href.replace(/\/?$/, '/'))
  const waiting = new Map<string, { resolve: (json: string) => void; reject: (why: Error) => void }>()
  let asked = 0
  let open: (() => void) | undefined
  let fail: ((why: Error) => void) | undefined
  const opened = new Promise<void>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  // Whoever awaits it hears of it; until then it is nobody's.
  opened.catch(() => undefined)

  const answered = (packet: Buffer): void => {
    const begin = packet.indexOf(0x5b)
    const id = packet.toString('latin1', 2, begin)
    waiting.get(id)?.resolve(packet.toString('utf8', begin + 1, packet.length - 1))
    waiting.delete(id)
  }

  /** What came together with the handshake is heard before there is a line to answer on. */
  const say = (text: string): void => void setImmediate(() => line.send(text))

  const line = await openWebSocket(url, {
    heard: (packet) => {
      if (packet[0] === PING) say('3')
      else if (packet[0] === MESSAGE && packet[1] === EVENT) ears.event(packet)
      else if (packet[0] === MESSAGE && packet[1] === ACK) answered(packet)
      else if (packet[0] === 0x30) say(`40{"wire":${WIRE_VERSION}}`)
      else if (packet.toString('latin1', 0, 2) === '40') open?.()
      else if (packet.toString('latin1', 0, 2) === '44') fail?.(new Error(packet.toString()))
    },
    closed: (why) => {
      fail?.(new Error(why))
      for (const { reject } of waiting.values()) reject(new Error(why))
      waiting.clear()
      ears.closed(why)
    },
  })
  await opened
  return {
    ask: (event, message) =>
      new Promise((resolve, reject) => {
        const id = String((asked += 1))
        waiting.set(id, { resolve, reject })
        line.send(`42${id}${JSON.stringify([event, message])}`)
      }),
    tell: (event, message) => line.send(`42${JSON.stringify([event, message])}`),
    close: line.close,
  }
}
