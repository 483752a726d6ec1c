import { bySeat } from '../seat.ts'
import type { EndpointPlay, Round } from './room.ts'

/**
 * The round as it goes on after it has stood still: what was on its way needs as long as it needed when it stopped, and
 * nobody has thought meanwhile.
 *
 * @param at when it goes on, in milliseconds of the events' epoch
 */
export const resumed = (round: Round, at: number): Round => {
  const stoodMs = round.pausedAt === undefined ? 0 : at - round.pausedAt
  const later = (play: EndpointPlay): EndpointPlay => ({ ...play, changedAt: play.changedAt + stoodMs })
  return {
    ...round,
    pausedAt: undefined,
    play: bySeat((seat) => later(round.play[seat])),
    flights: round.flights.map((flight) =>
      flight.dueAt === undefined ? flight : { ...flight, dueAt: flight.dueAt + stoodMs },
    ),
  }
}
