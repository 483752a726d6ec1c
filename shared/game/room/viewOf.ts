import { appearance } from '../../tcp/appearance.ts'
import { practiseNext } from '../coach/practise.ts'
import { starsOf } from '../judging/score.ts'
import type { Stars } from '../judging/score.ts'
import { LEVELS } from '../levels/catalogue.ts'
import type { Level } from '../levels/level.ts'
import { SEATS, bySeat } from '../seat.ts'
import type { Viewer } from '../seat.ts'
import { questionViews, scoreSeen } from './asked.ts'
import { endpointView } from './endpointView.ts'
import { hostView } from './hostView.ts'
import type { Holder, Room, Round } from './room.ts'
import { segmentsOf } from './step.ts'
import type { OutcomeView, RoundView, SeatView, View } from './view.ts'

/**
 * What one viewer may know of the room, and nothing else: never a token, the seed, the other end's numbers before
 * they were sent, a segment that has not arrived, or what would be right. Once a round is over its whole record
 * is open.
 *
 * @param now  when it is looked at, in milliseconds of the events' epoch; the moment of the last event unless given.
 *             Only what is left of a running timer depends on it
 * @param last what the same viewer was shown of this room before. It changes nothing that is shown: parts that are
 *             as they were may be the same objects, which are not made and not compared again
 */
export const viewOf = (room: Room, viewer: Viewer, now = room.at, last?: View): View => ({
  code: room.code,
  version: room.version,
  viewer,
  phase: room.phase,
  settings: room.settings,
  facts: factsOf(room.level ?? LEVELS[room.settings.level], last?.facts),
  seats: seatsOf(room, last?.seats),
  phrase: room.phrase,
  hosted: room.hosted && { by: room.hosted.by, isPaused: room.round?.pausedAt !== undefined },
  round: room.round === undefined ? undefined : roundView(room, room.round, viewer, now, last?.round),
})

/** What a teacher sees who looks into a room: as a spectator, but the whole record of both ends. */
export const wholeView = (room: Room, now = room.at): View => {
  const view = viewOf(room, { kind: 'spectator' }, now)
  return view.round === undefined || room.round === undefined
    ? view
    : { ...view, round: { ...view.round, steps: room.round.steps } }
}

const factsOf = ({ par, minutes }: Level, last: View['facts'] | undefined): View['facts'] =>
  last?.par === par && last.minutes === minutes ? last : { par, minutes }

const seatsOf = ({ seats, ready }: Room, last: View['seats'] | undefined): View['seats'] => {
  const client = seatView(seats.client, ready.client, last?.client)
  const server = seatView(seats.server, ready.server, last?.server)
  return client === last?.client && server === last.server ? last : { client, server }
}

const seatView = (holder: Holder, ready: boolean, last: SeatView | undefined): SeatView => {
  const held = holder.kind
  const name = holder.kind === 'person' ? holder.name : ''
  return last?.held === held && last.name === name && last.ready === ready ? last : { held, name, ready }
}

const roundView = (
  room: Room,
  round: Round,
  viewer: Viewer,
  now: number,
  last: RoundView | undefined,
): RoundView => {
  const over = room.phase !== 'playing'
  const steps = over
    ? round.steps
    : viewer.kind === 'seat'
      ? round.lived.seats[viewer.seat]
      : round.lived.spectators
  return {
    n: round.n,
    level: round.settings.level,
    start: round.level.start,
    host: hostView(round, viewer),
    par: round.level.par,
    segments: segmentsOf(steps),
    steps,
    me:
      viewer.kind === 'seat'
        ? endpointView(round, viewer.seat, over, Math.min(now, round.pausedAt ?? now))
        : undefined,
    questions:
      viewer.kind === 'seat'
        ? questionViews(room, round, viewer.seat, last?.n === round.n ? last.questions : undefined)
        : NONE,
    outcome: over ? outcomeView(room, round, viewer) : undefined,
  }
}

/** What the people at the table have earned together in a finished round. */
export const starsIn = ({ seats }: Room, { play, lost }: Round): Stars =>
  lost === undefined
    ? starsOf(SEATS.filter((seat) => seats[seat].kind !== 'bot').map((seat) => play[seat].score))
    : 0

/** Spectators are asked nothing. */
const NONE: RoundView['questions'] = []

const outcomeView = (room: Room, round: Round, viewer: Viewer): OutcomeView => ({
  stars: starsIn(room, round),
  lost: round.lost,
  scores: bySeat((seat) =>
    viewer.kind === 'seat' ? scoreSeen(room, round, viewer.seat, seat) : round.play[seat].score,
  ),
  replayId: round.replayId,
  faultSeed: round.faultSeed,
  final: bySeat((seat) => appearance(round.play[seat].tcb)),
  practise: practiseNext(round, viewer),
  revealed: viewer.kind === 'seat' ? [...new Set(round.play[viewer.seat].revealed.map(({ id }) => id))] : [],
})
