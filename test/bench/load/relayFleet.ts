import { stride } from '../../../server/bots/pace.ts'
import type { Fleet } from '../../../server/bots/fleet.ts'
import { createGauge } from '../../../server/bots/gauge.ts'
import { openLine } from '../../../server/bots/line.ts'
import { openWebSocket } from '../../../server/bots/webSocket.ts'

/** As large as a submitted move is on the wire. */
const MOVE = {
  kind: 'submit-move',
  moveId: 'client-17-28351',
  seen: 17,
  move: {
    kind: 'segment',
    draft: {
      flags: { syn: false, ack: true, fin: false, rst: false, psh: false },
      seq: 701,
      ack: 5001,
      len: 0,
      claim: 'ESTABLISHED',
    },
  },
}

/** Opens one connection to a relay; answers what sends a move. */
type OpenRelayLine = (server: URL, room: number, heard: () => void) => Promise<RelayLine>

interface RelayLine {
  readonly move: () => void
  readonly close: () => void
}

export const toWs: OpenRelayLine = async (server, room, heard) => {
  const line = await openWebSocket(new URL(`/${room}`, server), { heard, closed: () => undefined })
  const text = `4217${JSON.stringify(['act', MOVE])}`
  return { move: () => line.send(text), close: line.close }
}

export const toSocketIo: OpenRelayLine = async (server, room, heard) => {
  const line = await openLine(server, { event: heard, closed: () => undefined })
  await line.ask('join', String(room))
  return { move: () => line.tell('move', MOVE), close: line.close }
}

/** What is still told to a room whose players have just left must not reach another fleet: each has rooms of its own. */
let lastRoom = 0

/** The same rooms, the same pace and the same measure as bots have, against a relay: two take turns for ever. */
export const createRelayFleet = (
  openRelayLine: OpenRelayLine,
  options: { readonly server: URL; readonly rooms: number; readonly movesPerSecond: number | undefined },
): Fleet => {
  const { server, rooms, movesPerSecond } = options
  const gauge = createGauge()
  const paceMs = movesPerSecond === undefined ? 0 : (1_000 * rooms) / movesPerSecond
  const tables: { readonly play: () => void; readonly leave: () => void }[] = []
  let begun = performance.now()

  const openTable = async (room: number): Promise<void> => {
    let [missing, since, nextAt, turn] = [0, 0, 0, 0]
    let playing = true
    const heard = (): void => {
      missing -= 1
      if (missing > 0) return
      gauge.moved(performance.now() - since)
      go()
    }
    const go = (): void => {
      const wait = nextAt - performance.now()
      if (!playing) return
      if (wait > 0) {
        setTimeout(go, wait)
        return
      }
      missing = 2
      turn += 1
      since = performance.now()
      nextAt = Math.max(nextAt + stride(paceMs), since)
      lines[turn % 2]?.move()
    }
    const lines = await Promise.all([0, 1].map(() => openRelayLine(server, room, heard)))
    tables.push({
      play: () => {
        nextAt = performance.now() + Math.random() * paceMs
        go()
      },
      leave: () => {
        playing = false
        for (const line of lines) line.close()
      },
    })
  }

  return {
    open: async () => {
      const started = performance.now()
      let next = 0
      const work = async (): Promise<void> => {
        while (next < rooms) {
          next += 1
          await openTable((lastRoom += 1))
        }
      }
      await Promise.all(Array.from({ length: 32 }, work))
      return { opened: tables.length, seconds: (performance.now() - started) / 1_000 }
    },
    play: () => {
      for (const table of tables) table.play()
    },
    begin: () => {
      begun = performance.now()
      gauge.begin()
    },
    read: () => ({ ...gauge.read(), seconds: (performance.now() - begun) / 1_000 }),
    leave: () => {
      for (const table of tables) table.leave()
    },
  }
}
