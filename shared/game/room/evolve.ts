import { unreachable } from '../../base/unreachable.ts'
import { bySeat, withSeat } from '../seat.ts'
import type { RoomEvent } from './event.ts'
import { evolveRound, startRound } from './round.ts'
import type { RoundEvent } from './round.ts'
import type { Room } from './room.ts'
import { uniformRoom } from './uniform.ts'

/**
 * The room after one more event. Total over stored events: what was decided once can always be folded again, and
 * gives the same room, byte for byte. The first event must be `room-opened`.
 */
export const evolve = (room: Room | undefined, event: RoomEvent): Room => {
  if (room === undefined) return opened(event)
  return uniformRoom(evolved(room, event))
}

const evolved = (room: Room, event: RoomEvent): Room => {
  const next = { ...room, version: room.version + 1, at: event.at }
  switch (event.kind) {
    case 'room-opened':
      throw new Error('a room is opened once')
    case 'seat-taken':
      return {
        ...next,
        seats: withSeat(room.seats, event.seat, event.holder),
        ready: withSeat(room.ready, event.seat, event.holder.kind === 'bot'),
      }
    case 'seat-left':
      return {
        ...next,
        seats: withSeat(room.seats, event.seat, { kind: 'empty' }),
        ready: withSeat(room.ready, event.seat, false),
      }
    case 'settings-chosen':
      return { ...next, settings: event.settings, ready: botsReady(room) }
    case 'seats-swapped': {
      const seats = { client: room.seats.server, server: room.seats.client }
      return { ...next, seats, ready: botsReady({ ...room, seats }) }
    }
    case 'readiness-set':
      return { ...next, ready: withSeat(room.ready, event.seat, event.ready) }
    case 'round-started':
      return {
        ...next,
        phase: 'playing',
        rounds: event.round,
        round: startRound(event, next.version),
        ready: botsReady(room),
      }
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
      return inRound(next, event)
    case 'phrase-said':
      return { ...next, phrase: { seat: event.seat, phrase: event.phrase, version: next.version } }
    case 'round-won':
      return { ...next, phase: 'over' }
    case 'round-left':
      return { ...next, phase: 'lobby', round: undefined }
    case 'room-closed':
      return { ...next, phase: 'closed' }
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
    seats: { client: { kind: 'empty' }, server: { kind: 'empty' } },
    ready: { client: false, server: false },
    round: undefined,
    rounds: 0,
    phrase: undefined,
  }
}

const inRound = (room: Room, event: RoundEvent): Room => {
  if (room.round === undefined) throw new Error(`${event.kind} outside a round`)
  return { ...room, round: evolveRound(room.round, event, room.version) }
}

const botsReady = (room: Room): Room['ready'] => bySeat((seat) => room.seats[seat].kind === 'bot')
