import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers of every answer: nothing inline, nothing from elsewhere, never in somebody's frame. What is made to stand in
 * a frame, under `/embed/`, may stand in any: it only shows, and takes no decision of anybody's.
 */
export const securityHeaders = (): RequestHandler => {
  const alone = headers("'none'")
  const framed = headers('*')
  return (request, response, next) =>
    (request.path.startsWith('/embed/') ? framed : alone)(request, response, next)
}

const headers = (frameAncestors: "'none'" | '*'): ReturnType<typeof helmet> =>
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
        frameAncestors: [frameAncestors],
      },
    },
    // It knows no "anywhere"; the policy above decides.
    xFrameOptions: frameAncestors === '*' ? false : { action: 'sameorigin' },
    // Over plain HTTP on a local network these would only break the page; a TLS proxy adds its own.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
