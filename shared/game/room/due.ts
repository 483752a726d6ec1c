import { SEATS } from '../seat.ts'
import { botThinksUntil } from '../bot/bot.ts'
import { clockOf } from './clock.ts'
import type { Room } from './room.ts'

/**
 * When the room next needs a `tick`: the wire delivers, a bot has thought, or a clock runs out. Milliseconds of the same epoch as
 * the events; undefined when only people can move it on.
 */
export const dueAt = (room: Room): number | undefined => {
  if (room.phase !== 'playing' || room.round === undefined) return undefined
  const { round } = room
  if (round.pausedAt !== undefined) return undefined
  const times = [
    ...round.flights.map((flight) => flight.dueAt),
    clockOf(round)?.endsAt,
    ...SEATS.filter((seat) => room.seats[seat].kind === 'bot').map((seat) => botThinksUntil(round, seat)),
  ].filter((time) => time !== undefined)
  return times.length === 0 ? undefined : Math.min(...times)
}
