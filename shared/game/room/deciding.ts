import { appended } from '../../base/appended.ts'
import type { Seat } from '../seat.ts'
import { forgedDue } from './backlog.ts'
import type { Context } from './command.ts'
import type { RoomEvent, RoomEventBody } from './event.ts'
import { evolve } from './evolve.ts'
import { isWon } from './goal.ts'
import { lossOf } from './losing.ts'
import type { Refusal } from './refusal.ts'
import type { Room, Round } from './room.ts'
import { callDue } from './script.ts'
import { wireStirs } from './stirring.ts'

export type Decision =
  /** What happened, in order, and the room that it leads to: the very one that folding the events gives */
  | { readonly ok: true; readonly events: readonly RoomEvent[]; readonly room: Room }
  | { readonly ok: false; readonly refusal: Refusal }

/** A decision in the making: the events so far and the room that they lead to. */
export interface Deciding {
  readonly room: Room
  readonly events: readonly RoomEvent[]
  readonly now: number
}

/** The decision as it stands. */
export const decided = ({ events, room }: Deciding): Decision => ({ ok: true, events, room })

/** A decision with no events yet. Time never runs backwards within a room, whatever the clock says. */
export const started = (room: Room, context: Context): Deciding => ({
  room,
  events: [],
  now: Math.max(context.now, room.at),
})

/**
 * One more event, and everything that follows from it by itself in the same instant: the calls of the
 * applications' scripts, and the end of the round.
 */
export const emit = (deciding: Deciding, body: RoomEventBody): Deciding =>
  emitEvent(deciding, { ...body, at: deciding.now })

/** The same with the event whole: `at` must be the decision's now. */
export const emitEvent = ({ room, events, now }: Deciding, event: RoomEvent): Deciding =>
  followUp({ room: evolve(room, event), events: appended(events, event), now })

/**
 * A room that was folded from a part of its events goes on: what follows by itself from the last of them, and stood
 * behind it in the whole, happens now.
 */
export const resumed = (room: Room, context: Context): Decision => decided(followUp(started(room, context)))

const followUp = (deciding: Deciding): Deciding => {
  const { room, now } = deciding
  if (room.phase !== 'playing' || room.round === undefined || room.round.pausedAt !== undefined)
    return deciding
  const next = nextOf(room, room.round, now)
  return next === undefined ? deciding : emitEvent(deciding, next)
}

/** What follows by itself now; undefined when all waits for somebody, or for time to pass. */
const nextOf = (room: Room, round: Round, at: number): RoomEvent | undefined => {
  // The server's application first: it must listen before anybody can call.
  const called = calledNow(round, 'server', at) ?? calledNow(round, 'client', at)
  if (called !== undefined) return called
  const come = forgedDue(room, round) ?? wireStirs(round, at)
  if (come !== undefined) return { ...come, at }
  if (isWon(round)) return { kind: 'round-won', at }
  const how = lossOf(round)
  return how === undefined ? undefined : { kind: 'round-lost', how, at }
}

const calledNow = (round: Round, seat: Seat, at: number): RoomEvent | undefined => {
  const call = callDue(round, seat)
  if (call === undefined) return undefined
  return { kind: 'call-made', seat, call, by: 'application', moveId: undefined, at }
}
