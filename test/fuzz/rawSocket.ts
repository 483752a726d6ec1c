import { connect } from 'node:net'

const PATIENCE_MS = 20_000

/** What a server says to octets on a connection of their own. `waits`: nothing for so long, and it has not hung up. */
export interface Exchange {
  readonly heard: string
  readonly waits: boolean
}

/**
 * Ends when the server hangs up, when this is enough, or when it has been silent for so long.
 *
 * @param pieces   written one after the other, each in a turn of its own
 * @param isEnough asked about all that has come so far
 */
export const exchange = (
  url: URL,
  pieces: readonly Uint8Array[],
  isEnough: (heard: string) => boolean,
  patienceMs = PATIENCE_MS,
): Promise<Exchange> =>
  new Promise((resolve) => {
    const socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true })
    let heard = ''
    let waits = false
    socket.setTimeout(patienceMs, () => {
      waits = true
      socket.destroy()
    })
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      if (isEnough(heard)) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.once('close', () => resolve({ heard, waits }))
    const write = async (): Promise<void> => {
      for (const piece of pieces) {
        if (socket.destroyed) return
        socket.write(piece)
        await new Promise(setImmediate)
      }
    }
    void write()
  })
