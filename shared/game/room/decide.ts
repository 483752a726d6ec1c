import { unreachable } from '../../base/unreachable.ts'
import { owesNothing } from '../../tcp/owed.ts'
import { costOf, stoppedDraft } from '../judging/marking.ts'
import { SEATS } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { mayAnswer } from './asked.ts'
import type { Context, RoomCommand } from './command.ts'
import type { RoomEventBody } from './event.ts'
import { decided, emit, emitEvent, started } from './deciding.ts'
import type { Decision } from './deciding.ts'
import { decideHosted, withheld } from './decideHosted.ts'
import { decideMove } from './decideMove.ts'
import { evolve } from './evolve.ts'
import type { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import { startEvent } from './start.ts'
import { decideTick } from './tick.ts'

export type { Decision } from './deciding.ts'

/**
 * What a command comes to: events, in order, or a refusal with a stable code. Pure: the same room, command and
 * context always give the same answer; nothing is changed until `evolve` folds the events.
 */
export const decide = (room: Room | undefined, command: RoomCommand, context: Context): Decision => {
  if (room === undefined) {
    if (command.kind !== 'open-room') return refused({ code: 'room/closed' })
    const { code, seed, settings, level, hostedBy } = command
    const event = {
      kind: 'room-opened',
      code,
      seed,
      settings,
      at: context.now,
      ...(level !== undefined && { level }),
      ...(hostedBy !== undefined && { hostedBy }),
    } as const
    return { ok: true, events: [event], room: evolve(undefined, event) }
  }
  if (room.phase === 'closed' || command.kind === 'open-room') return refused({ code: 'room/closed' })
  const closed = withheld(room, command)
  if (closed !== undefined) return refused(closed)
  switch (command.kind) {
    case 'begin-turn':
    case 'assign-seats':
    case 'set-pause':
    case 'give-hint':
    case 'send-stray':
    case 'send-flood':
      return decideHosted(room, command, context)
    case 'take-seat':
      return takeSeat(room, command, context)
    case 'seat-bot':
      if (room.phase === 'playing') return refused({ code: 'room/playing' })
      if (room.seats[command.seat].kind !== 'empty')
        return refused({ code: 'seat/taken', seat: command.seat })
      return settled(room, context, { kind: 'seat-taken', seat: command.seat, holder: { kind: 'bot' } })
    case 'unseat-bot':
      if (room.phase === 'playing') return refused({ code: 'room/playing' })
      if (room.seats[command.seat].kind !== 'bot') return refused({ code: 'seat/empty', seat: command.seat })
      return settled(room, context, { kind: 'seat-left', seat: command.seat })
    case 'leave-seat':
      return leaveSeat(room, command.seat, context)
    case 'choose-settings':
      if (room.phase === 'playing') return refused({ code: 'room/playing' })
      return settled(room, context, { kind: 'settings-chosen', settings: command.settings })
    case 'swap-seats':
      if (room.phase === 'playing') return refused({ code: 'room/playing' })
      return settled(room, context, { kind: 'seats-swapped' })
    case 'set-ready':
      return setReady(room, command.seat, command.ready, context)
    case 'submit-move':
      return decideMove(room, command, context)
    case 'take-hint':
      return takeHint(room, command.seat, command.depth, context)
    case 'say-phrase':
      return settled(room, context, { kind: 'phrase-said', seat: command.seat, phrase: command.phrase })
    case 'answer-question':
      return answerQuestion(room, command, context)
    case 'give-ticks':
      return giveTicks(room, command, context)
    case 'end-round':
      if (room.phase === 'lobby') return refused({ code: 'round/none' })
      return settled(room, context, { kind: 'round-left', seat: command.seat })
    case 'close-room':
      return settled(room, context, { kind: 'room-closed' })
    case 'tick':
      return decideTick(room, context)
    default:
      return unreachable(command)
  }
}

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal })

const settled = (room: Room, context: Context, ...bodies: readonly RoomEventBody[]): Decision =>
  decided(bodies.reduce((deciding, body) => emit(deciding, body), started(room, context)))

const takeSeat = (
  room: Room,
  command: Extract<RoomCommand, { kind: 'take-seat' }>,
  context: Context,
): Decision => {
  const seat = command.seat ?? SEATS.find((candidate) => room.seats[candidate].kind === 'empty')
  if (seat === undefined) return refused({ code: 'room/full' })
  if (room.seats[seat].kind !== 'empty') {
    const full = SEATS.every((candidate) => room.seats[candidate].kind !== 'empty')
    return refused(full ? { code: 'room/full' } : { code: 'seat/taken', seat })
  }
  const holder = { kind: 'person', name: command.name, tokenHash: command.tokenHash } as const
  return settled(room, context, { kind: 'seat-taken', seat, holder })
}

/** Who leaves ends a running round; the last person to leave ends the room. */
const leaveSeat = (room: Room, seat: Seat, context: Context): Decision => {
  if (room.seats[seat].kind !== 'person') return refused({ code: 'seat/none' })
  const alone = SEATS.every((other) => other === seat || room.seats[other].kind !== 'person')
  return settled(
    room,
    context,
    ...(room.phase === 'playing' ? [{ kind: 'round-left', seat } as const] : []),
    { kind: 'seat-left', seat },
    ...(alone ? [{ kind: 'room-closed' } as const] : []),
  )
}

/** The round starts in the same decision in which the second end is ready. */
const setReady = (room: Room, seat: Seat, ready: boolean, context: Context): Decision => {
  if (room.phase === 'playing') return refused({ code: 'room/playing' })
  const begun = started(room, context)
  const told = emitEvent(begun, { kind: 'readiness-set', seat, ready, at: begun.now })
  // In a room of a class the host begins each round.
  const start = room.hosted === undefined ? startEvent(told.room, context) : undefined
  return decided(start === undefined ? told : emit(told, start))
}

const takeHint = (
  room: Room,
  seat: Seat,
  depth: Extract<RoomCommand, { kind: 'take-hint' }>['depth'],
  context: Context,
): Decision => {
  if (room.phase !== 'playing' || room.round === undefined) return refused({ code: 'round/none' })
  const { tcb, decision } = room.round.play[seat]
  if (stoppedDraft(decision) === undefined && owesNothing(tcb)) return refused({ code: 'hint/nothing-due' })
  const cost = costOf(depth, decision.depth)
  if (decision.depth !== undefined && cost === 0) return { ok: true, events: [], room }
  return settled(room, context, { kind: 'hint-taken', seat, depth, cost })
}

const answerQuestion = (
  room: Room,
  command: Extract<RoomCommand, { kind: 'answer-question' }>,
  context: Context,
): Decision => {
  if (room.round === undefined) return refused({ code: 'round/none' })
  const { seat, question, option } = command
  if (room.phase === 'lobby') return refused({ code: 'round/none' })
  const over = room.phase !== 'playing'
  if (!over && room.round.level.questions.includes(question)) return refused({ code: 'round/not-over' })
  if (!mayAnswer(room.round, seat, over, question, option)) return refused({ code: 'question/unknown' })
  if (room.round.answers[seat][question] !== undefined) return refused({ code: 'question/answered' })
  return settled(room, context, { kind: 'question-answered', seat, question, option })
}

const giveTicks = (
  room: Room,
  { seat, ticks }: Extract<RoomCommand, { kind: 'give-ticks' }>,
  context: Context,
): Decision => {
  if (room.phase !== 'playing' || room.round === undefined) return refused({ code: 'round/none' })
  if (room.round.play[seat].knowledge.asked === undefined) return refused({ code: 'ticks/not-asked' })
  return settled(room, context, { kind: 'ticks-given', seat, ticks })
}
