import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Express, Request, Response } from 'express'
import sirv from 'sirv'
import { preloadsOf } from './preloads.ts'

/** One year: the name of such a file changes with what is in it. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * Serves the built page, compressed beforehand. Any address that a browser navigates to gives the page, which
 * knows its own addresses; everything else that is not there is not found.
 */
export const servePage = (app: Express, clientDir: string): void => {
  if (!existsSync(join(clientDir, 'index.html'))) {
    app.use((_request: Request, response: Response) => {
      response.status(503).type('text').send('The page has not been built yet: npm run build')
    })
    return
  }
  const files = sirv(clientDir, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, pathname) => {
      response.setHeader('Cache-Control', pathname.startsWith('/assets/') ? FOR_EVER : 'no-cache')
    },
  })
  const preloads = preloadsOf(clientDir)
  app.use((request, response, next) => {
    if (!isReading(request)) {
      next()
      return
    }
    // A file that has gone since the start (the page was built again) fails its request, not the whole server.
    response.once('pipe', (source) => source.once('error', () => response.destroy()))
    files(request, response, () => {
      if (!isNavigation(request)) {
        next()
        return
      }
      const links = preloads(request)
      if (links !== undefined) response.setHeader('Link', links)
      request.url = '/'
      files(request, response, next)
    })
  })
  app.use((_request: Request, response: Response) => {
    response.status(404).type('text').send('Not found')
  })
}

const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

const isNavigation = (request: Request): boolean =>
  request.headers.accept?.includes('text/html') === true && !/\.[^/]*$/.test(request.path)
