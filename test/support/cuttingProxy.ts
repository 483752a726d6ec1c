import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'

/** Stands between a client and a server, and cuts a connection at the worst moment. */
export interface CuttingProxy {
  /** The same address, through the proxy */
  readonly through: (url: string) => string
  /** The next question is cut off before the server hears it, or its answer after the server has given it. */
  readonly cutNext: (what: 'question' | 'answer') => void
  /** Cuts those of the connections that are there that this chooses. */
  readonly cutSome: (isCut: () => boolean) => void
  /** From now on nothing gets through on the connections that are there, and nobody is told. */
  readonly silence: () => void
  /** How often it has cut so far */
  readonly cuts: () => number
  readonly close: () => Promise<void>
}

export const startCuttingProxy = async (target: string): Promise<CuttingProxy> => {
  const to = new URL(target)
  const sockets = new Set<Socket>()
  const silenced = new WeakSet<Socket>()
  let cutting: 'question' | 'answer' | undefined
  let cuts = 0
  const server = createServer((client) => {
    const upstream = connect(Number(to.port), to.hostname)
    const pass = (what: 'question' | 'answer', from: Socket, into: Socket): void => {
      sockets.add(from)
      from.on('data', (data) => {
        if (silenced.has(from)) return
        if (cutting !== what) {
          into.write(data)
          return
        }
        cutting = undefined
        cuts += 1
        client.destroy()
        upstream.destroy()
      })
      from.on('error', () => into.destroy())
      from.on('close', () => {
        sockets.delete(from)
        into.destroy()
      })
    }
    pass('question', client, upstream)
    pass('answer', upstream, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    through: (url) => {
      const made = new URL(url)
      made.host = `127.0.0.1:${port}`
      return made.href
    },
    cutNext: (what) => {
      cutting = what
    },
    cutSome: (isCut) => {
      for (const socket of sockets) {
        if (!isCut()) continue
        cuts += 1
        socket.destroy()
      }
    },
    silence: () => {
      for (const socket of sockets) silenced.add(socket)
    },
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
