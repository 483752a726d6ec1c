import type { IncomingMessage } from 'node:http'

/**
 * True when a page of ours asks: its Origin names the host that it asks, or one that the operator allows. Programs
 * that send no Origin are no browser and carry nobody's cookies; there are none here anyway.
 */
export const isOwnOrigin = (request: IncomingMessage, allowed: readonly string[]): boolean => {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  return allowed.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host)
}
