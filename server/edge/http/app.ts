import express from 'express'
import type { ErrorRequestHandler, Express, Request, Response } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import sirv from 'sirv'
import { RULES_VERSION } from '../../../shared/replay/timeline.ts'
import type { ReplayBody } from '../../../shared/wire/answers.ts'
import type { Store } from '../../store/store.ts'

/** The HTTP edge: health, replays, and the built page with its headers. */
export const createApp = (options: {
  readonly store: Store
  readonly clientDir: string
  readonly log: Logger
}): Express => {
  const { store, clientDir, log } = options
  const app = express()
  app.disable('x-powered-by')
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'", 'ws:', 'wss:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      // Over plain HTTP on a local network these would only break the page; a TLS proxy adds its own.
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
    }),
  )

  app.get('/healthz', (_request, response) => {
    response.json({ ok: true })
  })
  app.get('/readyz', async (_request, response) => {
    try {
      await store.ping()
      response.json({ ok: true })
    } catch (error) {
      log.error({ err: error }, 'store does not answer')
      response.status(503).json({ ok: false, code: 'store/unavailable' })
    }
  })
  app.get('/api/replays/:id', async (request: Request<{ id: string }>, response) => {
    await answerReplay(store, request.params.id, response)
  })
  app.use('/api', (_request, response) => {
    response.status(404).json({ ok: false, code: 'api/unknown' })
  })
  app.use(
    sirv(clientDir, {
      etag: true,
      gzip: true,
      brotli: true,
      single: true,
      ignores: [/\/[^/]*\.[^/]*$/],
      setHeaders: (response, pathname) => {
        const isHashed = pathname.startsWith('/assets/')
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  app.use((_request: Request, response: Response) => {
    response.status(404).type('text').send('Not found')
  })
  const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    log.error({ err: error }, 'request failed')
    if (response.headersSent) next(error)
    else response.status(500).json({ ok: false, code: 'server/internal' })
  }
  app.use(failed)
  return app
}

/** A finished round, to whoever knows its id; a running one is nobody's to see. */
const answerReplay = async (store: Store, id: string, response: Response): Promise<void> => {
  const events = /^[A-Za-z0-9_-]{8,64}$/.test(id) ? await store.replay(id) : undefined
  const start = events?.[0]
  if (events === undefined || start?.kind !== 'round-started') {
    response.status(404).json({ ok: false, code: 'replay/unknown' })
    return
  }
  if (!events.some((event) => event.kind === 'round-won')) {
    response.status(409).json({ ok: false, code: 'replay/not-over' })
    return
  }
  // Seats, tokens and the seed belong to the room; only what the round itself did is told.
  const body: ReplayBody = {
    rules: RULES_VERSION,
    id,
    names: start.names,
    events: events.filter((event) => ROUND_EVENTS.includes(event.kind)),
  }
  response.setHeader('Cache-Control', 'private, no-cache')
  response.json(body)
}

const ROUND_EVENTS: readonly string[] = [
  'round-started',
  'call-made',
  'draft-refused',
  'segment-sent',
  'segment-arrived',
  'timer-expired',
  'hint-taken',
  'round-won',
  'question-answered',
]
