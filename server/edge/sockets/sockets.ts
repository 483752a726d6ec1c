import { IncomingMessage } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import { Socket as NetSocket } from 'node:net'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { ClientEvents, RefusedAnswer, TurnedAway } from '../../../shared/wire/answers.ts'
import type { ClassClientEvents } from '../../../shared/wire/classAnswers.ts'
import { WHOLE_VIEWS_VERSION, WIRE_VERSION } from '../../../shared/wire/limits.ts'
import {
  createMessage,
  eraseMessage,
  joinMessage,
  resumeMessage,
  watchMessage,
} from '../../../shared/wire/messages.ts'
import {
  createClassMessage,
  enterClassMessage,
  hostMessage,
  joinClassMessage,
  studentMessage,
} from '../../../shared/wire/classMessages.ts'
import { readAct } from '../../../shared/wire/readAct.ts'
import { reviewMessage } from '../../../shared/wire/review.ts'
import type { Config } from '../../config.ts'
import { createEraseRoom } from '../../rooms/erase.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { ClassHouse } from '../../classes/house.ts'
import type { Store } from '../../store/store.ts'
import type { Meters } from '../../ops/meters.ts'
import { addressOf } from '../address.ts'
import type { Guard } from '../guard.ts'
import { actPacket } from './actPacket.ts'
import { directLines } from './directLine.ts'
import type { Io, Line } from './line.ts'
import { isOwnOrigin } from './origin.ts'
import { acknowledgement, parser } from './parser.ts'
import { serveClasses } from './serveClasses.ts'
import { createPlaces } from './places.ts'
import { answerBy, receiver } from './receive.ts'
import type { Caller, TakeIn } from './receive.ts'
import { refused } from './refused.ts'
import { createReviews } from './reviews.ts'
import { createService } from './service.ts'

/** The live edge: one Socket.IO server over the rooms. */
export interface Sockets {
  /** True while somebody is connected to the room of this code. */
  readonly isWatched: (code: string) => boolean
  /** The same for a class */
  readonly isClassWatched: (code: string) => boolean
  /** How many connections are open, and in how many rooms */
  readonly count: () => number
  readonly rooms: () => number
  /** Refuses everything from now on, and tells everybody to come back after so many milliseconds. */
  readonly drain: (afterMs: number) => void
  /** Ends all connections, and the HTTP server with them. */
  readonly close: () => Promise<void>
}

/** A connection over 64 kB a message is cut; below that, a message that is too large still gets its answer. */
const LARGEST_FRAME = 65_536
/** Silence of a phone that went to sleep is noticed after both together, in milliseconds. */
const PING_EVERY_MS = 10_000
const PONG_WITHIN_MS = 10_000

export const serveSockets = (options: {
  readonly http: HttpServer
  readonly rooms: Rooms
  readonly store: Store
  readonly house: ClassHouse
  readonly guard: Guard
  readonly config: Pick<Config, 'origins' | 'proxies' | 'keepMs' | 'awayMs'>
  readonly log: Logger
  readonly meters: Meters
}): Sockets => {
  const { rooms, guard, config, log, meters, store, house } = options
  const directly = directLines()
  const io: Io = new Server(options.http, {
    wsEngine: directly.wsEngine,
    serveClient: false,
    maxHttpBufferSize: LARGEST_FRAME,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PONG_WITHIN_MS,
    parser,
    perMessageDeflate: false,
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request, config.origins)),
  })
  io.use((line, next) => {
    const address = addressOf(line.request, config.proxies)
    if (guard.arrive(address)) {
      line.conn.once('close', () => guard.left(address))
      next()
      return
    }
    meters.refused(FULL.code)
    log.warn({ address }, 'no place for one more connection')
    next(Object.assign(new Error('server/full'), { data: FULL }))
    setTimeout(() => line.conn.close(), GOES_AFTER_MS).unref()
  })
  const places = createPlaces(rooms, store.nodes)
  const reviews = createReviews({ rooms, places })
  const eraseRoom = createEraseRoom({ rooms, store, log })
  const service = createService({ rooms, eraseRoom, places, guard, log, meters, now: Date.now })
  const inClasses = serveClasses({ store, house, rooms, guard, log, config })
  let draining: RefusedAnswer | undefined

  const takeIn = receiver({ log, meters })
  const act = takeIn(guard.message, readAct, service.act)
  const unknown = takeIn(guard.message, ANYTHING, () => Promise.resolve(refused('message/unknown')))
  const byEvent: { readonly [E in keyof (ClientEvents & ClassClientEvents)]: TakeIn } = {
    create: takeIn(guard.message, createMessage, service.create),
    join: takeIn(guard.message, joinMessage, service.join),
    resume: takeIn(guard.message, resumeMessage, service.resume),
    watch: takeIn(guard.message, watchMessage, service.watch),
    act,
    review: takeIn(guard.review, reviewMessage, reviews.serve),
    erase: takeIn(guard.message, eraseMessage, service.erase),
    'class-create': takeIn(guard.message, createClassMessage, inClasses.create),
    'class-join': takeIn(guard.message, joinClassMessage, inClasses.join),
    'class-enter': takeIn(guard.message, enterClassMessage, inClasses.enter),
    'class-host': takeIn(guard.message, hostMessage, inClasses.host),
    'class-student': takeIn(guard.message, studentMessage, inClasses.student),
  }
  const takers: ReadonlyMap<string, TakeIn> = new Map(Object.entries(byEvent))

  io.on('connection', (line: Line) => {
    line.data.address = addressOf(line.request, config.proxies)
    line.data.direct = directly.to(line)
    letRequestGo(line)
    const version = versionOf(line)
    line.data.takesChanges = version !== WHOLE_VIEWS_VERSION
    const isSpoken = version === WIRE_VERSION || version === WHOLE_VIEWS_VERSION
    const wrongVersion = isSpoken ? undefined : refused('wire/version')
    const caller: Caller = {
      line,
      allowance: guard.allow(line.data.address),
      closed: () => draining ?? wrongVersion,
      messages: 0,
      isCut: false,
    }
    line.data.direct.hear((text) => {
      const packet = line.connected ? actPacket(text) : undefined
      if (packet === undefined) return false
      act(caller, packet.message, (json) => line.data.direct.send(acknowledgement(packet.id, json)))
      return true
    })
    // One listener for all events, not one for each: there are ten thousand connections that keep theirs.
    line.onAny((event: string, ...sent: readonly unknown[]) => {
      if (!line.connected) return
      const taker = takers.get(event)
      if (taker === undefined) unknown(caller, sent[0], answerBy(line, sent.at(-1)))
      else taker(caller, sent[0], answerBy(line, sent[1]))
    })
    line.on('disconnect', () => {
      places.leave(line)
      inClasses.lost(line)
    })
  })

  return {
    isWatched: places.isWatched,
    isClassWatched: inClasses.isWatched,
    count: () => io.engine.clientsCount,
    rooms: places.count,
    drain: (afterMs) => {
      draining = { ...refused('server/draining'), retryAfterMs: afterMs }
      io.emit('draining', afterMs)
    },
    close: () => io.close(),
  }
}

/**
 * Socket.IO keeps the first request of a connection, with its headers, for as long as the connection is open: some kilobytes
 * that nobody asks for any more.
 */
const letRequestGo = ({ conn, handshake }: Line): void => {
  conn.request = NO_REQUEST
  handshake.headers = NO_REQUEST.headers
}

const NO_REQUEST = new IncomingMessage(new NetSocket())

/** There is no place for one more connection; told when it is turned away. */
const FULL: TurnedAway = { ok: false, code: 'server/full', retryAfterMs: 10_000 }
/** Time enough to read why. */
const GOES_AFTER_MS = 1_000

/** Whatever comes under a name that we do not know; it is refused without being read. */
const ANYTHING = { safeParse: (data: unknown) => ({ success: true, data }) as const }

/** The version of the messages that a page names; ours where it names none. */
const versionOf = (line: Line): unknown => {
  const auth: { readonly [key: string]: unknown } = line.handshake.auth
  return auth['wire'] ?? WIRE_VERSION
}
