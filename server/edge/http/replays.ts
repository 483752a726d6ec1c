import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { RULES_VERSION } from '../../../shared/replay/timeline.ts'
import type { HttpRefusal, ReplayBody } from '../../../shared/wire/answers.ts'
import type { Store } from '../../store/store.ts'

type Replay = { readonly ok: true; readonly body: ReplayBody } | HttpRefusal

/** A finished round, to whoever knows its id; a running one, or one that was given up, is nobody's to see. */
export const replayOf = async (store: Store, id: string): Promise<Replay> => {
  const events = /^[A-Za-z0-9_-]{8,64}$/.test(id) ? await store.replay(id) : undefined
  const start = events?.[0]
  if (events === undefined || start?.kind !== 'round-started') return { ok: false, code: 'replay/unknown' }
  if (!events.some((event) => event.kind === 'round-won')) return { ok: false, code: 'replay/not-over' }
  // Seats, tokens and the seed belong to the room; only what the round itself did is told. Answers to
  // questions are the players' own: while one of them still thinks, the other's must not be found here.
  return {
    ok: true,
    body: { rules: RULES_VERSION, id, names: start.names, events: events.filter(isOfRound) },
  }
}

/** Which events a replay tells: every kind is decided here, or it does not compile. */
const IS_TOLD: { readonly [K in RoomEvent['kind']]: boolean } = {
  'room-opened': false,
  'seat-taken': false,
  'seat-left': false,
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
  'round-won': true,
  'round-left': false,
  'room-closed': false,
}

const isOfRound = (event: RoomEvent): boolean => IS_TOLD[event.kind]
