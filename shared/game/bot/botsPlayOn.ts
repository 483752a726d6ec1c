import { decide } from '../room/decide.ts'
import { resumed } from '../room/deciding.ts'
import type { Context } from '../room/command.ts'
import { dueAt } from '../room/due.ts'
import type { RoomEvent } from '../room/event.ts'
import type { Room } from '../room/room.ts'

/** What no sound round needs; one that goes on longer goes on for ever. */
const MOST_TICKS = 2_000

/**
 * Lets the bots of a room play on to the end of the round, in no time: what happened, in order, and the room then. The
 * same room always gives the same. With a person at an end it goes as far as it can without that person.
 */
export const botsPlayOn = (room: Room): { readonly events: readonly RoomEvent[]; readonly room: Room } => {
  let current = room
  let events: readonly RoomEvent[] = []
  const context = (now: number): Context => ({ now, newId: () => `${room.seed}-${events.length}` })
  let decision = resumed(room, context(room.at))
  for (let ticks = 0; decision.ok; ticks += 1) {
    current = decision.room
    events = [...events, ...decision.events]
    const due = dueAt(current)
    if (due === undefined || ticks === MOST_TICKS || current.phase !== 'playing') break
    decision = decide(current, { kind: 'tick' }, context(Math.max(current.at, due)))
  }
  return { events, room: current }
}
