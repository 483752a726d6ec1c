import type { RoomEvent } from '../game/room/event.ts'
import { evolve } from '../game/room/evolve.ts'
import type { Holder, Room } from '../game/room/room.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import type { Shown } from './shown.ts'
import { isInRound, timelineOf } from './timeline.ts'

/** A room taken out of a replay: as it stood then, and what had happened until then. */
export interface Standing {
  /** Ready to go on: `decide` takes it as any other */
  readonly room: Room
  /** From `round-started` on; folding them gives the room's round */
  readonly events: readonly RoomEvent[]
}

/** Who sits at a room that is taken out of a replay, and what its rounds to come are drawn from. */
export interface Sitting {
  readonly seats: BySeat<Holder>
  /** Forged SYNs still to come are drawn from it; the seed of the round as it was is a secret of its room */
  readonly seed: string
}

/**
 * The room as it stood at the end of step `n`: the fold of the stored events up to the one that made the step. What
 * the step set going is still to come; a segment is on the wire. `n` is 0 for the start. Undefined when the round has
 * no such step, or the events do not begin with a start.
 *
 * Everybody at the table knows and has scored what it had then, apart from answers to questions, which a record does
 * not tell.
 */
export const standingAfter = (
  events: readonly RoomEvent[],
  n: number,
  sitting: Sitting,
): Standing | undefined => {
  const made = timelineOf(events)?.madeBy[n]
  return made === undefined ? undefined : standing(events.slice(0, made + 1), sitting)
}

/**
 * The room as it stood just before step `n`, from 1: whoever made that step has it to make. Undefined as for
 * `standingAfter`.
 */
export const standingBefore = (
  events: readonly RoomEvent[],
  n: number,
  sitting: Sitting,
): Standing | undefined => {
  const made = n < 1 ? undefined : timelineOf(events)?.madeBy[n]
  return made === undefined ? undefined : standing(events.slice(0, made), sitting)
}

/**
 * Whose decision it was, to be taken again, that made a step: a segment or a draft of either end, a call that the level
 * had handed over, a wait. Undefined for what applications, timers and the wire do by themselves.
 */
export const deciderOf = (event: RoomEvent | undefined): Seat | undefined => {
  switch (event?.kind) {
    case 'segment-sent':
    case 'draft-refused':
    case 'waited':
      return event.seat
    case 'call-made':
      return event.by === 'player' ? event.seat : undefined
    default:
      return undefined
  }
}

/** A record that leaves out what was refused is not the round that was played: nobody can go on from it. */
export const canGoOn = (shown: Shown | undefined): boolean => shown?.drafts !== false

const standing = (events: readonly RoomEvent[], sitting: Sitting): Standing | undefined => {
  const [start, ...rest] = events
  if (start?.kind !== 'round-started') return undefined
  const told = [start, ...rest.filter(isInRound)]
  return { room: told.reduce(evolve, roomBefore(start, sitting)), events: told }
}

/** The lobby in which such a round begins. */
const roomBefore = (
  { at, settings, level, round }: Extract<RoomEvent, { kind: 'round-started' }>,
  { seats, seed }: Sitting,
): Room => ({
  code: '',
  seed,
  version: 0,
  at,
  phase: 'lobby',
  hosted: undefined,
  settings,
  level,
  seats,
  ready: { client: false, server: false },
  round: undefined,
  rounds: round - 1,
  phrase: undefined,
})
