import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Meters } from '../../ops/meters.ts'

/** Files of the page are counted, but only what is asked of the server itself is worth a line of its own. */
const TOLD = /^\/(api|readyz)\b/

/**
 * Gives each request an id, that of a proxy in front where it names a plain one, and says in one line what became of
 * it. The line holds no query and no id of a replay: a link to one is a secret.
 */
export const requestLog =
  (log: Logger, meters: Meters): RequestHandler =>
  (request, response, next) => {
    const since = performance.now()
    const given = request.get('x-request-id')
    const id = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    response.setHeader('X-Request-Id', id)
    response.once('close', () => {
      const ms = Math.round(performance.now() - since)
      const status = response.statusCode
      meters.requested(status, ms)
      const { method, path } = request
      if (TOLD.test(path) || status >= 500)
        log.info({ request: id, method, path: withoutSecrets(path), status, ms }, 'request')
    })
    next()
  }

/** The id of the request that an answer belongs to. */
export const requestId = (response: { readonly getHeader: (name: string) => unknown }): string =>
  String(response.getHeader('X-Request-Id'))

/** A path without what may be a secret: ids and links of replays are long, and nothing else in a path is. */
export const withoutSecrets = (path: string): string => path.replace(/[\w-]{20,}/g, '*')
