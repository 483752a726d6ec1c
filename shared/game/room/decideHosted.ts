import { unreachable } from '../../base/unreachable.ts'
import { owesNothing } from '../../tcp/owed.ts'
import { flagsOf } from '../../tcp/segment.ts'
import { seqAdd, toSeq } from '../../tcp/seq.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'
import { stoppedDraft } from '../judging/marking.ts'
import { DEPTHS } from '../judging/verdict.ts'
import type { Depth } from '../judging/verdict.ts'
import { SEATS, peerOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { forgedNow } from './backlog.ts'
import type { Context, HostedCommand, RoomCommand } from './command.ts'
import { decided, emit, started } from './deciding.ts'
import type { Deciding, Decision } from './deciding.ts'
import type { Refusal } from './refusal.ts'
import type { Room, Round } from './room.ts'
import { roundStarted } from './start.ts'

/** Why players cannot have this now: the room is a class's, or stands still; undefined where they can. */
export const withheld = ({ hosted, phase, round }: Room, { kind }: RoomCommand): Refusal | undefined => {
  if (hosted !== undefined && HOSTS.has(kind)) return { code: 'room/hosted' }
  const isStill = phase === 'playing' && round?.pausedAt !== undefined
  return isStill && MOVES.has(kind) ? { code: 'room/paused' } : undefined
}

/** What the host of a class decides for its rooms. */
const HOSTS: ReadonlySet<RoomCommand['kind']> = new Set([
  'take-seat',
  'seat-bot',
  'unseat-bot',
  'leave-seat',
  'choose-settings',
  'swap-seats',
  'end-round',
])

/** What nobody does while all stands still. */
const MOVES: ReadonlySet<RoomCommand['kind']> = new Set([
  'submit-move',
  'take-hint',
  'answer-question',
  'give-ticks',
  'send-stray',
  'send-flood',
])

/**
 * What a class does in a room of its own. What is so already gives no events: a class that has forgotten how far it
 * came says everything again.
 */
export const decideHosted = (room: Room, command: HostedCommand, context: Context): Decision => {
  if (room.hosted === undefined) return { ok: false, refusal: { code: 'room/hosted' } }
  const { round } = room
  switch (command.kind) {
    case 'begin-turn': {
      const { turn, settings, seats } = command
      if (room.hosted.turn >= turn) return { ok: true, events: [], room }
      const begun = emit(ended(started(room, context)), { kind: 'turn-begun', turn, settings, seats })
      return decided(emit(begun, roundStarted(begun.room, context)))
    }
    case 'assign-seats':
      return decided(emit(started(room, context), { kind: 'seats-assigned', seats: command.seats }))
    case 'set-pause': {
      if (room.phase !== 'playing' || round === undefined) return { ok: true, events: [], room }
      if ((round.pausedAt !== undefined) === command.paused) return { ok: true, events: [], room }
      return decided(
        emit(started(room, context), { kind: command.paused ? 'round-paused' : 'round-resumed' }),
      )
    }
    case 'give-hint':
      if (room.phase !== 'playing' || round === undefined)
        return { ok: false, refusal: { code: 'round/none' } }
      return decided(
        SEATS.filter((seat) => mayHelp(room, round, seat, command.depth)).reduce(
          (deciding, seat) => emit(deciding, { kind: 'hint-taken', seat, depth: command.depth, cost: 0 }),
          started(room, context),
        ),
      )
    case 'send-stray':
      if (room.phase !== 'playing' || round === undefined)
        return { ok: false, refusal: { code: 'round/none' } }
      return decided(stray(started(room, context), round, command.to))
    case 'send-flood':
      if (room.phase !== 'playing' || round === undefined)
        return { ok: false, refusal: { code: 'round/none' } }
      return decided(flooded(started(room, context), round.level.backlog?.size ?? 0))
    default:
      return unreachable(command)
  }
}

/** A round that is still being played is given up before another one begins. */
const ended = (deciding: Deciding): Deciding =>
  deciding.room.phase === 'playing' ? emit(deciding, { kind: 'round-left', seat: 'client' }) : deciding

/** A person who has something to do, and has not been helped so far already. */
const mayHelp = (room: Room, round: Round, seat: Seat, depth: Depth): boolean => {
  const { tcb, decision } = round.play[seat]
  const isDue = stoppedDraft(decision) !== undefined || !owesNothing(tcb)
  const known = decision.depth === undefined ? -1 : DEPTHS.indexOf(decision.depth)
  return room.seats[seat].kind === 'person' && isDue && known < DEPTHS.indexOf(depth)
}

/** So many forged SYNs reach the listener at once, if anybody listens. */
const flooded = (deciding: Deciding, count: number): Deciding => {
  const { room } = deciding
  const forged =
    count === 0 || room.phase !== 'playing' || room.round === undefined
      ? undefined
      : forgedNow(room, room.round)
  return forged === undefined ? deciding : flooded(emit(deciding, forged), count - 1)
}

/** Octets by which the numbers of an earlier connection lie before those of this one */
const BEFORE = 50

/** A SYN of an earlier connection between the same ports, which has been on its way all the time. */
const stray = (deciding: Deciding, round: Round, to: Seat): Deciding => {
  const from = peerOf(to)
  return emit(deciding, {
    kind: 'stray-sent',
    from,
    flight: round.flightsMade + 1,
    segment: {
      flags: flagsOf('SYN'),
      seq: seqAdd(round.play[from].tcb.iss, -BEFORE),
      ack: toSeq(0),
      wnd: DEFAULT_WND,
      data: '',
    },
    dueAt: deciding.now + round.level.wire.delayMs,
    by: 'host',
  })
}
