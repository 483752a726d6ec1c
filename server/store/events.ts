import type { ClassEvent } from '../../shared/class/event.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'

/** What is stored under a code: what happened in a room, or in a class. The codes of the two never are the same. */
export type StoredEvent = RoomEvent | ClassEvent

/** An event as stores keep it: one line of JSON, without a line end in it. */
export const formatEvent = (event: StoredEvent): string => JSON.stringify(event)

/** Events are written by this program only and parsed as what they were. */
export const parseEvent = (json: string): RoomEvent => {
  const event: RoomEvent = JSON.parse(json)
  return event
}

/** The same for what is stored under the code of a class. */
export const parseClassEvent = (json: string): ClassEvent => {
  const event: ClassEvent = JSON.parse(json)
  return event
}

/**
 * The record of one round among its room's events: from its start to its end.
 *
 * @param id the replay id that its `round-started` names
 */
export const roundIn = (events: readonly RoomEvent[], id: string): readonly RoomEvent[] => {
  const start = events.findIndex((event) => event.kind === 'round-started' && event.replayId === id)
  const length = events.slice(start + 1).findIndex(isAfterRound)
  return events.slice(start, length < 0 ? undefined : start + 1 + length)
}

/** A round's record ends with the next round, or when the room goes back to its lobby. */
const isAfterRound = (event: RoomEvent): boolean =>
  event.kind === 'round-started' || event.kind === 'round-left' || event.kind === 'room-closed'
