import type { IncomingMessage } from 'node:http'

/**
 * The address of whoever asks. Behind proxies of the operator's own it is the one that the outermost of them has
 * seen; what stands before that in the header anybody can write, so it is not believed.
 *
 * @param proxies how many proxies stand before this server; 0 believes no header
 */
export const addressOf = (request: IncomingMessage, proxies: number): string => {
  const direct = request.socket.remoteAddress ?? ''
  if (proxies === 0) return direct
  const told = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  return told.at(-proxies)?.trim() || direct
}
