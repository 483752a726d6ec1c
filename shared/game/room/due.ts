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
  let due = clockOf(round)?.endsAt ?? Infinity
  for (const flight of round.flights) due = Math.min(due, flight.dueAt ?? Infinity)
  for (const seat of SEATS)
    if (room.seats[seat].kind === 'bot') due = Math.min(due, botThinksUntil(round, seat) ?? Infinity)
  return due === Infinity ? undefined : due
}
