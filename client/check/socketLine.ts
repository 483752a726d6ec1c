import { ENTER, NO_LINE, PING, PONG, SILENT_MS, isEcho, isOpening } from './line.ts'
import type { TriedLine } from './line.ts'

/** Opens a WebSocket to the server and waits until what was sent on it has come back. */
export const trySocket = (origin: URL): Promise<TriedLine> =>
  new Promise((resolve) => {
    const url = new URL('/socket.io/?EIO=4&transport=websocket', origin)
    url.protocol = origin.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(url)
    let sentAt = 0
    const give = (line: TriedLine): void => {
      clearTimeout(late)
      resolve(line)
    }
    const late = setTimeout(() => {
      socket.close()
      give(NO_LINE('silent'))
    }, SILENT_MS)
    const closed = new Promise<false>((tell) => {
      socket.addEventListener('close', () => {
        give(NO_LINE('refused'))
        tell(false)
      })
    })
    socket.addEventListener('message', ({ data }) => {
      const packet = String(data)
      if (isOpening(packet)) {
        sentAt = performance.now()
        socket.send(ENTER)
      } else if (packet === PING) socket.send(PONG)
      else if (isEcho(packet))
        give({
          way: { ok: true, ms: performance.now() - sentAt },
          holds: (ms) => Promise.race([closed, after(ms)]),
          close: () => socket.close(),
        })
    })
  })

const after = (ms: number): Promise<true> => new Promise((resolve) => setTimeout(() => resolve(true), ms))
