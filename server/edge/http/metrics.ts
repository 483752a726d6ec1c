import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Config } from '../../config.ts'

/**
 * Whether this request may read the metrics: it names the token, or none is set and it comes straight from this very
 * machine. What a proxy brings does not.
 */
export const mayReadMetrics = (
  request: IncomingMessage,
  { metricsToken }: Pick<Config, 'metricsToken'>,
): boolean => {
  const { authorization } = request.headers
  if (metricsToken !== undefined)
    return authorization !== undefined && isSame(authorization, `Bearer ${metricsToken}`)
  const isForwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some(
    (name) => name in request.headers,
  )
  return !isForwarded && isThisMachine(request.socket.remoteAddress ?? '')
}

const isThisMachine = (address: string): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

/** In a time that tells nothing of either. */
const isSame = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
