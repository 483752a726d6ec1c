import { createServer, request } from 'node:http'
import type { Duplex } from 'node:stream'

/** What a school's proxy does to a WebSocket: answers 403, hangs up, or says nothing at all. */
export type Blocking = 'refuses' | 'hangs up' | 'swallows'

/** An HTTP proxy before a server that lets everything through but WebSockets. */
export interface BlockingProxy {
  readonly url: string
  /** Upgrades that it has not let through */
  readonly blocked: () => number
  readonly close: () => Promise<void>
}

export const startBlockingProxy = async (target: string, blocking: Blocking): Promise<BlockingProxy> => {
  const { hostname, port } = new URL(target)
  const held = new Set<Duplex>()
  let blocked = 0
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming
    const upstream = request({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    upstream.on('error', () => outgoing.destroy())
    outgoing.on('close', () => upstream.destroy())
    incoming.pipe(upstream)
  })
  server.on('upgrade', (_request, socket: Duplex) => {
    blocked += 1
    held.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => held.delete(socket))
    if (blocking === 'refuses')
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    else if (blocking === 'hangs up') socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${own}`,
    blocked: () => blocked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of held) socket.destroy()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
