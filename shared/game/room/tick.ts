import { botMove, botThinksUntil } from '../bot/bot.ts'
import type { Seat } from '../seat.ts'
import { clockOf } from './clock.ts'
import type { Context } from './command.ts'
import { applyMove, ring } from './decideMove.ts'
import { decided, started } from './deciding.ts'
import type { Deciding, Decision } from './deciding.ts'
import type { Room } from './room.ts'
import { deliverDue } from './wire.ts'

/** What time alone brings: the wire delivers what is due, then each bot that has thought makes one move. */
export const decideTick = (room: Room, context: Context): Decision => {
  if (room.phase !== 'playing' || room.round?.pausedAt !== undefined) return { ok: true, events: [], room }
  const delivered = ringing(deliverDue(started(room, context)))
  return decided(letBotMove(letBotMove(delivered, 'client'), 'server'))
}

/** The clock that has run out by now rings. */
const ringing = (deciding: Deciding): Deciding => {
  const { room, now } = deciding
  const clock = room.phase === 'playing' && room.round !== undefined ? clockOf(room.round) : undefined
  return clock === undefined || clock.endsAt > now ? deciding : ring(deciding, clock, `clock-${room.version}`)
}

const letBotMove = (deciding: Deciding, seat: Seat): Deciding => {
  const { room, now } = deciding
  if (room.phase !== 'playing' || room.round === undefined || room.seats[seat].kind !== 'bot') return deciding
  const thoughtAt = botThinksUntil(room.round, seat)
  const move = botMove(room.round, seat)
  if (move === undefined || thoughtAt === undefined || thoughtAt > now) return deciding
  const moved = applyMove(deciding, room.round, {
    kind: 'submit-move',
    seat,
    moveId: `bot-${seat}-${room.version}`,
    seen: room.version,
    move,
  })
  if ('code' in moved) throw new Error(`the bot's move was refused: ${moved.code}`)
  return moved
}
