import type { InMaking } from '../../base/inMaking.ts'
import { copyOfPlay } from './copies.ts'
import type { EndpointPlay, Round } from './room.ts'

/**
 * The round goes on after it has stood still: what was on its way needs as long as it needed when it stopped, and
 * nobody has thought meanwhile.
 *
 * @param at when it goes on, in milliseconds of the events' epoch
 */
export const resume = (next: InMaking<Round>, at: number): void => {
  const stoodMs = next.pausedAt === undefined ? 0 : at - next.pausedAt
  const { client, server } = next.play
  next.pausedAt = undefined
  next.play = { client: later(client, stoodMs), server: later(server, stoodMs) }
  next.flights = next.flights.map((flight) =>
    flight.dueAt === undefined ? flight : { ...flight, dueAt: flight.dueAt + stoodMs },
  )
}

const later = (was: EndpointPlay, stoodMs: number): EndpointPlay => {
  const play = copyOfPlay(was)
  play.changedAt += stoodMs
  return play
}
