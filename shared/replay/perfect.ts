import { botsPlayOn } from '../game/bot/botsPlayOn.ts'
import type { RoomEvent } from '../game/room/event.ts'
import { standingAfter } from './standing.ts'
import { timelineOf } from './timeline.ts'
import type { Timeline } from './timeline.ts'

/**
 * The same level played by two sound bots: with the ISNs of the round, and a wire that does the same to the same
 * segments (the second FIN of the client, say, if it sends two). Forged SYNs have numbers of their own: those of the
 * round were drawn from a secret. Undefined when the events do not begin with a start.
 */
export const perfectPlay = (events: readonly RoomEvent[]): Timeline | undefined => {
  const standing = standingAfter(events, 0, {
    seats: { client: { kind: 'bot' }, server: { kind: 'bot' } },
    seed: 'perfect',
  })
  return standing && timelineOf([...standing.events, ...botsPlayOn(standing.room).events])
}
