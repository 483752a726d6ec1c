import type { Logger } from 'pino'
import { paidFor } from '../../../shared/game/room/endpointView.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import type { MoveOutcome, Room } from '../../../shared/game/room/room.ts'
import { outcomeOf } from '../../../shared/game/room/seatOf.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type {
  ActedAnswer,
  ErasedAnswer,
  RefusedAnswer,
  ResumedAnswer,
  SeatedAnswer,
  WatchedAnswer,
} from '../../../shared/wire/answers.ts'
import type {
  ActMessage,
  CreateMessage,
  EraseMessage,
  JoinMessage,
  ResumeMessage,
  WatchMessage,
} from '../../../shared/wire/messages.ts'
import { toCommand } from '../../../shared/wire/toCommand.ts'
import { isKind } from '../../rooms/names.ts'
import type { EraseRoom } from '../../rooms/erase.ts'
import type { Executed, Rooms, SitDown } from '../../rooms/rooms.ts'
import { hashOf, newSecret, seatHeldWith } from '../../rooms/secrets.ts'
import { ROOMS_FULL, STORE_UNAVAILABLE } from '../failure.ts'
import type { Meters } from '../../ops/meters.ts'
import { findRoom } from '../findRoom.ts'
import type { Guard } from '../guard.ts'
import type { Line } from './line.ts'
import type { Places } from './places.ts'
import { refused } from './refused.ts'
import { showTo } from './tellViews.ts'

/** What each message asks for, after it has been parsed: authorise, ask the rooms, answer. No rule of the game. */
export interface Service {
  readonly create: (line: Line, message: CreateMessage) => Promise<SeatedAnswer>
  readonly join: (line: Line, message: JoinMessage) => Promise<SeatedAnswer>
  readonly resume: (line: Line, message: ResumeMessage) => Promise<ResumedAnswer>
  readonly watch: (line: Line, message: WatchMessage) => Promise<WatchedAnswer>
  readonly act: (line: Line, message: ActMessage) => Promise<ActedAnswer>
  readonly erase: (line: Line, message: EraseMessage) => Promise<ErasedAnswer>
}

export const createService = (options: {
  readonly rooms: Rooms
  readonly eraseRoom: EraseRoom
  readonly places: Places
  readonly guard: Guard
  readonly log: Logger
  readonly meters: Meters
  /** Milliseconds of the events' epoch */
  readonly now: () => number
}): Service => {
  const { rooms, eraseRoom, places, guard, log, meters, now } = options

  /** A seat with a token of its own, and the one answer that ever names the token. */
  const sitDown = async (
    line: Line,
    who: { readonly name: string; readonly seat?: Seat | undefined },
    take: (command: SitDown) => Promise<Executed>,
  ): Promise<SeatedAnswer> => {
    const token = newSecret()
    const tokenHash = hashOf(token)
    const done = await take({ kind: 'take-seat', seat: who.seat, name: who.name, tokenHash })
    if (!done.ok) return notDone(done.code)
    const { code } = done.room
    places.enter(line, { code, tokenHash })
    const { seat, view } = showTo(line, current(done.room), { code, tokenHash }, now())
    if (seat === undefined) return refused('server/internal')
    log.info({ line: line.id, room: code, seat }, 'seat taken')
    return { ok: true, code, seat, token, view }
  }

  /** The room as it is now: it may have moved on while an answer was on its way to us. */
  const current = (room: Room): Room => rooms.peek(room.code) ?? room

  return {
    create: async (line, { name, seat, settings }) => {
      if (!isKind(name)) return refused('name/unkind')
      const flood = guard.opening(line.data.address)
      if (flood !== undefined) return flood
      return sitDown(line, { name, seat }, (opener) => rooms.open(settings ?? DEFAULT_SETTINGS, opener))
    },
    join: async (line, { code, name, seat }) => {
      if (!isKind(name)) return refused('name/unkind')
      const found = await findRoom(rooms, guard, line.data.address, code)
      if (!found.ok) return found
      return sitDown(line, { name, seat }, (command) => rooms.execute(code, () => command))
    },
    resume: async (line, { code, token, version }) => {
      const found = await findRoom(rooms, guard, line.data.address, code, line.data.toldRoom === code)
      if (!found.ok) return found
      const place = { code, tokenHash: hashOf(token) }
      if (seatHeldWith(found.room, place.tokenHash) === undefined)
        return (
          (line.data.toldRoom === code ? undefined : guard.wrongGuess(line.data.address)) ??
          refused('seat/token')
        )
      places.enter(line, place)
      const { seat, view } = showTo(line, current(found.room), place, now())
      if (seat === undefined) return refused('seat/token')
      return version === view.version ? { ok: true, seat } : { ok: true, seat, view }
    },
    watch: async (line, { code }) => {
      const found = await findRoom(rooms, guard, line.data.address, code, line.data.toldRoom === code)
      if (!found.ok) return found
      const place = { code, tokenHash: undefined }
      places.enter(line, place)
      return { ok: true, view: showTo(line, current(found.room), place, now()).view }
    },
    erase: async (line, { code, token }) => {
      const { address } = line.data
      const tooMany = guard.mayGuess(address) ?? guard.erasing(address)
      if (tooMany !== undefined) return tooMany
      const erased = await eraseRoom(code, hashOf(token))
      if (erased.ok) return { ok: true, erased: true }
      if (erased.code === 'room/unknown' || erased.code === 'seat/token')
        return guard.wrongGuess(address) ?? refused(erased.code)
      return notDone(erased.code)
    },
    act: async (line, message) => {
      const { place } = line.data
      if (place?.tokenHash === undefined) return refused('room/not-joined')
      const { code, tokenHash } = place
      const flood = guard.acting(code)
      if (flood !== undefined) return flood
      const since = performance.now()
      let acting: Seat | undefined
      const done = await rooms.execute(code, (room) => {
        acting = seatHeldWith(room, tokenHash)
        return acting === undefined ? { code: 'seat/none' } : toCommand(message, acting)
      })
      if (!done.ok) return notDone(done.code)
      if (message.kind === 'leave') places.leave(line)
      if (message.kind === 'submit-move') meters.moved(performance.now() - since)
      const { version } = done.room
      if (message.kind !== 'submit-move' || acting === undefined) return { ok: true, version }
      const outcome = outcomeOf(done.room, acting, message.moveId)
      return outcome === undefined ? { ok: true, version } : { ok: true, version, outcome: told(outcome) }
    },
  }
}

/** Why a room did not do it, with the time after which it may. */
const notDone = (code: RefusedAnswer['code']): RefusedAnswer => {
  if (code === 'store/unavailable') return STORE_UNAVAILABLE
  return code === 'message/too-many' ? ROOMS_FULL : refused(code)
}

/** An outcome as its player may know it: what would have been right is not said before it is paid for. */
const told = (outcome: MoveOutcome): MoveOutcome =>
  outcome.kind === 'done' ? outcome : { ...outcome, verdict: paidFor(outcome.verdict, 'nudge') }
