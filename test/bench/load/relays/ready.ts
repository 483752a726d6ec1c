import type { Server } from 'node:http'

/** What fills a frame up to the size that the bench has found our views to have. */
export const payloadOf = (): string =>
  'x'.repeat(Math.max(0, Number(process.env['FRAME_OCTETS'] ?? 1_000) - '42["view",""]'.length))

/** Listens on a free port and says where, as our server does. */
export const tellReady = (http: Server): void => {
  http.listen(0, '127.0.0.1', () => {
    const address = http.address()
    if (typeof address === 'object' && address !== null)
      console.log(`ready at http://127.0.0.1:${address.port}`)
  })
}
