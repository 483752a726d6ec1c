import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { formatNews, parseNews } from '../nodes.ts'
import type { News, Nodes } from '../nodes.ts'
import type { Connections } from './connections.ts'

/** The nodes of one database, told through it: LISTEN and NOTIFY. */
export interface Bus extends Nodes {
  /** Resolves when this node hears the others. */
  readonly listening: Promise<void>
  readonly close: () => Promise<void>
}

export const CHANNEL = 'wavehand'
/** PostgreSQL passes on less than 8,000 octets at once; a node's name and a space go before. */
export const NEWS_CHARS = 7_800
/** How often a node says that it is there, and looks whether it still hears. */
const BEAT_MS = 3_000
/** A node that has missed so many of its beats is gone. */
const BEATS_MISSED = 3.5
const AGAIN_MS = 200
const ALIVE = 'alive'
const GOING = 'going'

/**
 * One connection listens for as long as the process lives. Where it is lost, or hears nothing any more although
 * nothing was said of a loss (its own beat does not come back), another takes its place and everybody is told that
 * something may have been missed.
 *
 * @param node the name of this node, without a space
 */
export const postgresBus = (
  url: string,
  {
    node,
    connections,
    log,
    beatMs = BEAT_MS,
  }: {
    readonly node: string
    readonly connections: Pick<Connections, 'query'>
    readonly log: Logger
    /** How often this node says that it is there, in milliseconds */
    readonly beatMs?: number
  },
): Bus => {
  const newsListeners: Parameters<Nodes['onNews']>[0][] = []
  const gapListeners: (() => void)[] = []
  const goneListeners: ((node: string) => void)[] = []
  const lastHeard = new Map<string, number>()
  const closing = new AbortController()
  /** Gives up the connection that listens now */
  let cut: (() => void) | undefined

  const notify = (words: string): void => {
    connections
      .query({ text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, `${node} ${words}`] })
      .catch((error: unknown) => log.debug({ err: error }, 'the other nodes could not be told'))
  }

  const hear = (payload: string): void => {
    const space = payload.indexOf(' ')
    const [from, words] = [payload.slice(0, space), payload.slice(space + 1)]
    if (words === GOING) {
      forget(from)
      return
    }
    const isNew = !lastHeard.has(from)
    lastHeard.set(from, Date.now())
    // It was taken as gone, or has just come: what it has said before was not kept.
    if (isNew) for (const listener of gapListeners) listener()
    const news = parseNews(words)
    if (news === undefined) return
    for (const listener of newsListeners) listener(news, { node: from, isSelf: from === node })
  }

  const forget = (gone: string): void => {
    lastHeard.delete(gone)
    if (gone !== node) for (const listener of goneListeners) listener(gone)
  }

  const beat = setInterval(() => {
    const silent = Date.now() - BEATS_MISSED * beatMs
    for (const [name, at] of lastHeard) {
      if (at >= silent) continue
      // Our own beat does not come back: this connection is deaf.
      if (name === node) cut?.()
      else forget(name)
    }
    notify(ALIVE)
  }, beatMs).unref()

  /** Listens until the connection is lost. */
  const listen = async (onReady: () => void): Promise<void> => {
    const mine = new pg.Client({
      connectionString: url,
      application_name: 'wavehand listener',
      keepAlive: true,
    })
    const lost = new Promise<void>((resolve) => {
      cut = resolve
      mine.on('error', () => resolve())
      mine.on('end', () => resolve())
    })
    mine.on('notification', ({ payload }) => hear(payload ?? ''))
    try {
      await mine.connect()
      await mine.query(`LISTEN ${CHANNEL}`)
      lastHeard.set(node, Date.now())
      onReady()
      await lost
    } finally {
      cut = undefined
      // A connection that has gone deaf may not even notice that it is ended.
      await Promise.race([mine.end().catch(() => undefined), pause(1_000, undefined, { ref: false })])
    }
  }

  const keepListening = async (onFirst: () => void): Promise<void> => {
    let isFirst = true
    while (!closing.signal.aborted) {
      try {
        await listen(() => {
          onFirst()
          if (!isFirst) for (const listener of gapListeners) listener()
          isFirst = false
        })
      } catch (error) {
        log.debug({ err: error }, 'the other nodes cannot be heard')
      }
      if (!closing.signal.aborted) await pause(AGAIN_MS)
    }
  }

  let kept = Promise.resolve()
  const listening = new Promise<void>((resolve) => {
    kept = keepListening(resolve)
  })

  return {
    listening,
    tell: (news: News) => {
      for (const words of formatNews(news, NEWS_CHARS)) notify(words)
    },
    onNews: (listener) => {
      newsListeners.push(listener)
    },
    onGap: (listener) => {
      gapListeners.push(listener)
    },
    onGone: (listener) => {
      goneListeners.push(listener)
    },
    close: async () => {
      clearInterval(beat)
      closing.abort()
      await connections
        .query({ text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, `${node} ${GOING}`] })
        .catch(() => undefined)
      cut?.()
      await kept
    },
  }
}
