import express from 'express'
import type { ErrorRequestHandler, Express, Response } from 'express'
import type { Logger } from 'pino'
import { viewOf } from '../../../shared/game/room/viewOf.ts'
import type { CheckBody, HttpCode, RefusedAnswer, RoomBody } from '../../../shared/wire/answers.ts'
import type { ClassBody, ClassCode } from '../../../shared/wire/classAnswers.ts'
import { classCode } from '../../../shared/wire/classMessages.ts'
import { roomCode } from '../../../shared/wire/messages.ts'
import type { Config } from '../../config.ts'
import type { Classes } from '../../classes/classes.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { addressOf } from '../address.ts'
import { STORE_UNAVAILABLE, failureOf } from '../failure.ts'
import { findClass } from '../findClass.ts'
import { findRoom } from '../findRoom.ts'
import type { Meters } from '../../ops/meters.ts'
import type { Guard } from '../guard.ts'
import { mayReadMetrics } from './metrics.ts'
import { servePage } from './page.ts'
import { requestId, requestLog, withoutSecrets } from './requests.ts'
import { serveReplays } from './replays.ts'
import { securityHeaders } from './security.ts'

/** The HTTP edge: health, rooms and replays as JSON, and the built page. It takes no bodies. */
export const createApp = (options: {
  readonly store: Store
  readonly rooms: Rooms
  readonly classes: Classes
  readonly guard: Guard
  readonly config: Pick<Config, 'clientDir' | 'proxies' | 'metricsToken'>
  readonly log: Logger
  readonly meters: Meters
}): Express => {
  const { store, rooms, classes, guard, config, log, meters } = options
  const app = express()
  app.disable('x-powered-by')
  app.use(requestLog(log, meters))
  app.use(securityHeaders())
  app.use(['/api', '/healthz', '/readyz', '/metrics'], (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })

  app.get('/healthz', (_request, response) => {
    response.json({ ok: true })
  })
  app.get('/readyz', async (_request, response) => {
    try {
      await store.ping()
      response.json({ ok: true })
    } catch (error) {
      log.error({ err: error, request: requestId(response) }, 'the store does not answer')
      refuse(response, STORE_UNAVAILABLE.code, STORE_UNAVAILABLE.retryAfterMs)
    }
  })
  app.get('/metrics', async (request, response) => {
    if (mayReadMetrics(request, config)) response.type(meters.contentType).send(await meters.text())
    else refuse(response, 'api/unknown')
  })
  app.get('/api/check', (_request, response) => {
    const body: CheckBody = { ok: true, at: Date.now() }
    response.json(body)
  })
  app.get('/api/room/:code', async (request, response) => {
    const code = roomCode.safeParse(request.params.code)
    const found = code.success
      ? await findRoom(rooms, guard, addressOf(request, config.proxies), code.data)
      : ({ ok: false, code: 'room/unknown' } as const)
    if (!found.ok) {
      refuse(response, found.code, found.retryAfterMs)
      return
    }
    const view = viewOf(found.room, { kind: 'spectator' })
    const body: RoomBody = {
      code: view.code,
      phase: view.phase,
      level: view.settings.level,
      seats: view.seats,
    }
    response.json(body)
  })
  app.get('/api/class/:code', async (request, response) => {
    const code = classCode.safeParse(request.params.code)
    const found = code.success
      ? await findClass(classes, guard, addressOf(request, config.proxies), code.data)
      : ({ ok: false, code: 'class/unknown' } as const)
    if (!found.ok) {
      refuse(response, found.code, found.retryAfterMs)
      return
    }
    const { plan, phase, isLocked } = found.group
    const body: ClassBody = { code: found.group.code, title: plan.title, phase, isLocked, names: plan.names }
    response.json(body)
  })
  serveReplays(app, { store, guard, proxies: config.proxies, refuse })
  app.use('/api', (_request, response) => refuse(response, 'api/unknown'))
  servePage(app, config.clientDir)

  const failed: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    // An address that cannot be decoded is the asker's mistake; express says so by a status.
    if (error instanceof URIError) {
      refuse(response, 'message/malformed')
      return
    }
    log.error(
      { err: error, request: requestId(response), path: withoutSecrets(request.path) },
      'request failed',
    )
    const { code, retryAfterMs } = failureOf(error)
    refuse(response, code, retryAfterMs)
  }
  app.use(failed)
  return app
}

const STATUS: { readonly [C in HttpCode | ClassCode]?: number } = {
  'message/malformed': 400,
  'room/closed': 410,
  'replay/not-over': 409,
  'message/too-many': 429,
  'server/internal': 500,
  'store/unavailable': 503,
}

/** Answers with a stable code and no detail; `retryAfterMs` where waiting helps. */
const refuse = (response: Response, code: HttpCode | ClassCode, retryAfterMs?: number): void => {
  if (retryAfterMs !== undefined) response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1_000))
  const body: RefusedAnswer<HttpCode | ClassCode> = { ok: false, code }
  response.status(STATUS[code] ?? 404).json(body)
}
