import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { ALL_SHOWN, shownEvents } from '../../../shared/replay/shown.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import { RULES_VERSION } from '../../../shared/replay/timeline.ts'
import type { HttpRefusal, LinkBody, ReplayBody } from '../../../shared/wire/answers.ts'
import { openLink, sealLink } from '../../replays/link.ts'
import type { Store } from '../../store/store.ts'

type Replay = { readonly ok: true; readonly body: ReplayBody } | HttpRefusal

/**
 * A finished round, to whoever knows its id, or has a link that shows as much of it as was chosen; a running one, or
 * one that was given up, is nobody's to see.
 *
 * @param key of this service's links
 */
export const replayOf = async (store: Store, key: Uint8Array, id: string): Promise<Replay> => {
  const link = openLink(key, id)
  const replayId = link?.replayId ?? id
  const events = /^[A-Za-z0-9_-]{8,64}$/.test(replayId) ? await store.replay(replayId) : undefined
  const start = events?.[0]
  if (events === undefined || start?.kind !== 'round-started') return { ok: false, code: 'replay/unknown' }
  if (!events.some((event) => event.kind === 'round-won')) return { ok: false, code: 'replay/not-over' }
  // Seats, tokens and the seed belong to the room; only what the round itself did is told. Answers to
  // questions are the players' own: while one of them still thinks, the other's must not be found here.
  const told = events.filter(isOfRound)
  const { names } = start
  if (link === undefined) return { ok: true, body: { rules: RULES_VERSION, id, names, events: told } }
  const { shown } = link
  return {
    ok: true,
    body: {
      rules: RULES_VERSION,
      id,
      names: shown.names ? names : { client: '', server: '' },
      events: shownEvents(told, shown),
      shown,
    },
  }
}

type Linked = LinkBody | HttpRefusal

/** A link to a round that shows no more than `shown`: made by whoever may see at least as much. */
export const linkTo = async (store: Store, key: Uint8Array, id: string, shown: Shown): Promise<Linked> => {
  const replay = await replayOf(store, key, id)
  if (!replay.ok) return replay
  const link = openLink(key, id)
  const most = link?.shown ?? ALL_SHOWN
  const sealed = sealLink(key, {
    replayId: link?.replayId ?? id,
    shown: { names: shown.names && most.names, drafts: shown.drafts && most.drafts },
  })
  return { ok: true, id: sealed }
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
