import type { RoomEvent } from '../game/room/event.ts'

/**
 * What a record of a round tells of its events. Seats, tokens and the seed belong to the room. Answers to questions
 * are the players' own: while one of them still thinks, the other's must not be found here.
 */
export const toldEvents = (events: readonly RoomEvent[]): readonly RoomEvent[] =>
  events.filter(({ kind }) => IS_TOLD[kind])

/** Every kind is decided here, or it does not compile. */
const IS_TOLD: { readonly [K in RoomEvent['kind']]: boolean } = {
  'room-opened': false,
  'seat-taken': false,
  'seat-left': false,
  'turn-begun': false,
  'seats-assigned': false,
  'settings-chosen': false,
  'seats-swapped': false,
  'readiness-set': false,
  'round-started': true,
  'call-made': true,
  'draft-refused': true,
  'segment-sent': true,
  'segment-arrived': true,
  'segment-released': true,
  'segment-lost': true,
  'stray-sent': true,
  'forged-syn': true,
  waited: true,
  'skip-asked': true,
  'timer-expired': true,
  'hint-taken': true,
  'ticks-given': true,
  'question-answered': false,
  'phrase-said': false,
  // What happened keeps the times at which it did: that it stood still in between changes nothing of it.
  'round-paused': false,
  'round-resumed': false,
  'round-won': true,
  'round-lost': true,
  'round-left': false,
  'room-closed': false,
}
