import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import type { Room } from '../../../shared/game/room/room.ts'
import { outcomeOf, seatOfToken } from '../../../shared/game/room/seatOf.ts'
import { viewOf } from '../../../shared/game/room/viewOf.ts'
import { unreachable } from '../../../shared/base/unreachable.ts'
import { bySeat } from '../../../shared/game/seat.ts'
import type { Seat, Viewer } from '../../../shared/game/seat.ts'
import type { RoomCommand } from '../../../shared/game/room/command.ts'
import type {
  Answer,
  ClientEvents,
  Presence,
  RefusedAnswer,
  ResumedAnswer,
  SeatedAnswer,
  ServerEvents,
  WatchedAnswer,
  ActedAnswer,
} from '../../../shared/wire/answers.ts'
import {
  actMessage,
  createMessage,
  joinMessage,
  resumeMessage,
  watchMessage,
} from '../../../shared/wire/messages.ts'
import type { ActMessage } from '../../../shared/wire/messages.ts'
import type { Config } from '../../config.ts'
import { isKind } from '../../rooms/names.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { hashOf, newSecret } from '../../rooms/secrets.ts'
import { isOwnOrigin } from './origin.ts'
import { messageLimiter, receiver, spend } from './receive.ts'

/** What a connection is: nobody yet, the holder of a seat's token, or a spectator. */
interface Place {
  readonly code: string
  /** Undefined for a spectator. The seat itself is asked for anew each time: ends may be swapped. */
  readonly tokenHash: string | undefined
}

interface SocketData {
  place: Place | undefined
}

type Io = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>
type Line = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>

const refusal = (code: RefusedAnswer['code']): RefusedAnswer => ({ ok: false, code })

/** The live edge: one Socket.IO server over the rooms. It parses, authorises, asks the rooms and tells; no rule here. */
export const serveSockets = (options: {
  readonly http: HttpServer
  readonly rooms: Rooms
  readonly config: Config
  readonly log: Logger
}): {
  readonly isWatched: (code: string) => boolean
  readonly drain: (afterMs: number) => void
  readonly close: () => Promise<void>
} => {
  const { rooms, config, log } = options
  const io: Io = new Server(options.http, {
    serveClient: false,
    // Somewhat larger than a message may be, so that one that is too large still gets its answer.
    maxHttpBufferSize: 65_536,
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request, config.origins)),
  })
  const messages = messageLimiter()
  const openings = new RateLimiterMemory({ points: config.roomsPerMinute, duration: 60 })
  const guesses = new RateLimiterMemory({ points: config.guessesPerMinute, duration: 60 })
  const lines = new Map<string, Set<Line>>()
  let draining = false

  const viewerOf = (room: Room, place: Place): Viewer => {
    const seat = place.tokenHash === undefined ? undefined : seatOfToken(room, place.tokenHash)
    return seat === undefined ? { kind: 'spectator' } : { kind: 'seat', seat }
  }

  const presenceOf = (room: Room): Presence =>
    bySeat((seat) => {
      const holder = room.seats[seat]
      if (holder.kind === 'empty') return 'none'
      if (holder.kind === 'bot') return 'here'
      const here = [...(lines.get(room.code) ?? [])].some(
        (line) => line.data.place?.tokenHash === holder.tokenHash,
      )
      return here ? 'here' : 'away'
    })

  const tellPresence = (room: Room): void => {
    const presence = presenceOf(room)
    for (const line of lines.get(room.code) ?? []) line.emit('presence', presence)
  }

  rooms.onChange((room) => {
    for (const line of lines.get(room.code) ?? []) {
      if (line.data.place !== undefined) line.emit('view', viewOf(room, viewerOf(room, line.data.place)))
    }
    if (room.phase !== 'playing') tellPresence(room)
  })

  const leave = (line: Line): void => {
    const { place } = line.data
    line.data.place = undefined
    if (place === undefined) return
    lines.get(place.code)?.delete(line)
    if (lines.get(place.code)?.size === 0) lines.delete(place.code)
  }

  /** Puts a connection in its place. The newest with a token is its player; an older one is told and let go. */
  const enter = (line: Line, place: Place, room: Room): void => {
    leave(line)
    for (const other of lines.get(place.code) ?? []) {
      if (place.tokenHash !== undefined && other.data.place?.tokenHash === place.tokenHash) {
        leave(other)
        other.emit('superseded')
      }
    }
    line.data.place = place
    lines.set(place.code, (lines.get(place.code) ?? new Set()).add(line))
    tellPresence(room)
  }

  /** An unknown code costs: codes are short, and must not be found by trying. */
  const findRoom = async (line: Line, code: string): Promise<Room | RefusedAnswer> => {
    const key = line.handshake.address
    const spent = await guesses.get(key)
    if (spent !== null && spent.remainingPoints <= 0)
      return { ok: false, code: 'message/too-many', retryAfterMs: spent.msBeforeNext }
    const room = await rooms.find(code)
    if (room !== undefined) return room
    return (await spend(guesses, key)) ?? refusal('room/unknown')
  }

  const sit = async (
    line: Line,
    code: string,
    name: string,
    seat: Seat | undefined,
  ): Promise<SeatedAnswer> => {
    const token = newSecret()
    const tokenHash = hashOf(token)
    const done = await rooms.execute(code, () => ({ kind: 'take-seat', seat, name, tokenHash }))
    if (done === undefined) return refusal('room/unknown')
    if (!done.ok) return refusal(done.code)
    const taken = seatOfToken(done.room, tokenHash)
    if (taken === undefined) return refusal('server/internal')
    enter(line, { code, tokenHash }, done.room)
    log.info({ room: code, seat: taken }, 'seat taken')
    return { ok: true, code, seat: taken, token, view: viewOf(done.room, { kind: 'seat', seat: taken }) }
  }

  const act = async (line: Line, message: ActMessage): Promise<ActedAnswer> => {
    const { place } = line.data
    if (place?.tokenHash === undefined) return refusal('room/not-joined')
    const { code, tokenHash } = place
    let acting: Seat | undefined
    const done = await rooms.execute(code, (room) => {
      acting = seatOfToken(room, tokenHash)
      return acting === undefined ? { code: 'seat/none' } : commandOf(message, acting)
    })
    if (done === undefined) return refusal('room/unknown')
    if (!done.ok) return refusal(done.code)
    if (message.kind === 'leave') leave(line)
    const { version } = done.room
    if (message.kind !== 'submit-move' || acting === undefined) return { ok: true, version }
    const outcome = outcomeOf(done.room, acting, message.moveId)
    return outcome === undefined ? { ok: true, version } : { ok: true, version, outcome }
  }

  io.on('connection', (line: Line) => {
    const receive = receiver({ limiter: messages, key: line.id, log })
    const unlessDraining =
      <T, A extends { readonly ok: true }>(serve: (message: T) => Promise<Answer<A>>) =>
      (message: T): Promise<Answer<A>> =>
        draining
          ? Promise.resolve({ ok: false, code: 'server/draining', retryAfterMs: 1_000 })
          : serve(message)

    line.on(
      'create',
      receive(
        createMessage,
        unlessDraining(async ({ name, seat, settings }): Promise<SeatedAnswer> => {
          if (!isKind(name)) return refusal('name/unkind')
          const flood = await spend(openings, line.handshake.address)
          if (flood !== undefined) return flood
          const opened = await rooms.open(settings ?? DEFAULT_SETTINGS)
          if (!opened.ok) return refusal(opened.code)
          log.info({ room: opened.room.code }, 'room opened')
          return sit(line, opened.room.code, name, seat)
        }),
      ),
    )
    line.on(
      'join',
      receive(
        joinMessage,
        unlessDraining(async ({ code, name, seat }): Promise<SeatedAnswer> => {
          if (!isKind(name)) return refusal('name/unkind')
          const room = await findRoom(line, code)
          return 'ok' in room ? room : sit(line, code, name, seat)
        }),
      ),
    )
    line.on(
      'resume',
      receive(
        resumeMessage,
        unlessDraining(async ({ code, token, version }): Promise<ResumedAnswer> => {
          const room = await findRoom(line, code)
          if ('ok' in room) return room
          const tokenHash = hashOf(token)
          const seat = seatOfToken(room, tokenHash)
          if (seat === undefined)
            return (await spend(guesses, line.handshake.address)) ?? refusal('seat/token')
          enter(line, { code, tokenHash }, room)
          if (version === room.version) return { ok: true, seat }
          return { ok: true, seat, view: viewOf(room, { kind: 'seat', seat }) }
        }),
      ),
    )
    line.on(
      'watch',
      receive(
        watchMessage,
        unlessDraining(async ({ code }): Promise<WatchedAnswer> => {
          const room = await findRoom(line, code)
          if ('ok' in room) return room
          enter(line, { code, tokenHash: undefined }, room)
          return { ok: true, view: viewOf(room, { kind: 'spectator' }) }
        }),
      ),
    )
    line.on(
      'act',
      receive(
        actMessage,
        unlessDraining((message) => act(line, message)),
      ),
    )
    line.onAny((event: string, ...rest: readonly unknown[]) => {
      const answer = rest.at(-1)
      if (!EVENTS.includes(event) && typeof answer === 'function') answer(refusal('message/unknown'))
    })
    line.on('disconnect', () => {
      const { place } = line.data
      leave(line)
      if (place === undefined) return
      rooms.find(place.code).then(
        (room) => room !== undefined && tellPresence(room),
        (error: unknown) => log.error({ err: error }, 'presence failed'),
      )
    })
  })

  return {
    isWatched: (code) => lines.has(code),
    drain: (afterMs) => {
      draining = true
      io.emit('draining', afterMs)
    },
    close: () => io.close(),
  }
}

const EVENTS: readonly string[] = ['create', 'join', 'resume', 'watch', 'act']

/** The command that a message asks for, on the seat whose token the connection holds. */
const commandOf = (message: ActMessage, seat: Seat): RoomCommand => {
  switch (message.kind) {
    case 'choose-settings':
      return { kind: 'choose-settings', seat, settings: message.settings }
    case 'seat-bot':
    case 'unseat-bot':
      return { kind: message.kind, seat: message.seat }
    case 'swap-seats':
    case 'end-round':
      return { kind: message.kind, seat }
    case 'leave':
      return { kind: 'leave-seat', seat }
    case 'set-ready':
      return { kind: 'set-ready', seat, ready: message.ready }
    case 'take-hint':
      return { kind: 'take-hint', seat, depth: message.depth }
    case 'say-phrase':
      return { kind: 'say-phrase', seat, phrase: message.phrase }
    case 'answer-question':
      return { kind: 'answer-question', seat, question: message.question, option: message.option }
    case 'submit-move': {
      const { moveId, seen, move } = message
      if (move.kind !== 'segment') return { kind: 'submit-move', seat, moveId, seen, move }
      const { flags, seq, ack, len, claim } = move.draft
      return {
        kind: 'submit-move',
        seat,
        moveId,
        seen,
        move: { kind: 'segment', draft: { flags, seq, ack, len, claim } },
      }
    }
    default:
      return unreachable(message)
  }
}
