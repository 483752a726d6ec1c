import { unreachable } from '../../base/unreachable.ts'
import { bySeat, withSeat } from '../seat.ts'
import type { Seat } from '../seat.ts'
import type { RoomEvent } from './event.ts'
import { evolveRound, startRound } from './round.ts'
import type { RoundEvent } from './round.ts'
import type { Room } from './room.ts'
import { copyOfRoom } from './copies.ts'

/**
 * The room after one more event. Total over stored events: what was decided once can always be folded again, and
 * gives the same room, byte for byte. The first event must be `room-opened`.
 */
export const evolve = (room: Room | undefined, event: RoomEvent): Room => {
  if (room === undefined) return opened(event)
  switch (event.kind) {
    case 'call-made':
    case 'draft-refused':
    case 'segment-sent':
    case 'segment-arrived':
    case 'segment-released':
    case 'segment-lost':
    case 'stray-sent':
    case 'forged-syn':
    case 'waited':
    case 'skip-asked':
    case 'timer-expired':
    case 'hint-taken':
    case 'question-answered':
    case 'ticks-given':
    case 'round-paused':
    case 'round-resumed':
      return inRound(room, event)
    default:
      return copyOfRoom(aroundRounds({ ...room, version: room.version + 1, at: event.at }, event))
  }
}

const inRound = (room: Room, event: RoundEvent): Room => {
  if (room.round === undefined) throw new Error(`${event.kind} outside a round`)
  const next = copyOfRoom(room)
  next.version = room.version + 1
  next.at = event.at
  next.round = evolveRound(room.round, event, next.version)
  return next
}

/** What happens to the room itself; `room` has the event's version and moment already. */
const aroundRounds = (room: Room, event: Exclude<RoomEvent, RoundEvent>): Room => {
  switch (event.kind) {
    case 'room-opened':
      throw new Error('a room is opened once')
    case 'seat-taken':
      return {
        ...room,
        seats: withSeat(room.seats, event.seat, event.holder),
        ready: withSeat(room.ready, event.seat, event.holder.kind === 'bot'),
      }
    case 'seat-left':
      return {
        ...room,
        seats: withSeat(room.seats, event.seat, { kind: 'empty' }),
        ready: withSeat(room.ready, event.seat, false),
      }
    case 'turn-begun':
      return {
        ...room,
        settings: event.settings,
        seats: event.seats,
        ready: { client: false, server: false },
        hosted: room.hosted && { ...room.hosted, turn: event.turn },
      }
    case 'seats-assigned':
      return {
        ...room,
        seats: event.seats,
        ready: bySeat(
          (seat) => event.seats[seat].kind === 'bot' || (room.ready[seat] && isSame(room, event, seat)),
        ),
      }
    case 'settings-chosen':
      return { ...room, settings: event.settings, ready: botsReady(room) }
    case 'seats-swapped': {
      const seats = { client: room.seats.server, server: room.seats.client }
      return { ...room, seats, ready: botsReady({ ...room, seats }) }
    }
    case 'readiness-set':
      return { ...room, ready: withSeat(room.ready, event.seat, event.ready) }
    case 'round-started':
      return {
        ...room,
        phase: 'playing',
        rounds: event.round,
        round: startRound(event, room.version),
        ready: botsReady(room),
      }
    case 'phrase-said':
      return { ...room, phrase: { seat: event.seat, phrase: event.phrase, version: room.version } }
    case 'round-won':
      return { ...room, phase: 'over' }
    case 'round-lost':
      return { ...room, phase: 'over', round: room.round && { ...room.round, lost: event.how } }
    case 'round-left':
      return { ...room, phase: 'lobby', round: undefined }
    case 'room-closed':
      return { ...room, phase: 'closed' }
    default:
      return unreachable(event)
  }
}

const opened = (event: RoomEvent): Room => {
  if (event.kind !== 'room-opened') throw new Error(`${event.kind} before the room was opened`)
  return {
    code: event.code,
    seed: event.seed,
    version: 1,
    at: event.at,
    phase: 'lobby',
    settings: event.settings,
    level: event.level,
    hosted: event.hostedBy === undefined ? undefined : { by: event.hostedBy, turn: 0 },
    seats: { client: { kind: 'empty' }, server: { kind: 'empty' } },
    ready: { client: false, server: false },
    round: undefined,
    rounds: 0,
    phrase: undefined,
  }
}

/** The same person still sits there. */
const isSame = (room: Room, event: Extract<RoomEvent, { kind: 'seats-assigned' }>, seat: Seat): boolean => {
  const [was, is] = [room.seats[seat], event.seats[seat]]
  return was.kind === 'person' && is.kind === 'person' && was.tokenHash === is.tokenHash
}

const botsReady = (room: Room): Room['ready'] => bySeat((seat) => room.seats[seat].kind === 'bot')
