import { withSeat } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { counted, madeStep } from './flights.ts'
import { livedArrival, livedWith } from './lived.ts'
import type { EndpointPlay, Flight, Round } from './room.ts'
import type { SegmentStep, Step } from './step.ts'
import { uniformPlay } from './uniform.ts'

/** The segment is off the wire, and its step tells how it landed. */
export const landed = (
  round: Round,
  flight: Flight,
  event: { readonly at: number },
  how: Pick<SegmentStep, 'receiverState' | 'dropped'>,
): Round => {
  const there = { arrivedAfter: round.steps.length, arrivedAt: event.at - round.startedAt, ...how }
  const passed = round.passed[flight.from]
  const after = {
    ...round,
    passed:
      flight.wrong === true
        ? round.passed
        : withSeat(round.passed, flight.from, counted(passed, 'arrived', flight.segment)),
    flights: round.flights.filter((other) => other !== flight),
  }
  if (flight.copyOf === undefined) return withSegment(after, flight.flight, there)
  return withStep(after, { ...madeStep(round, flight, event.at, 'copy'), ...there })
}

/** More is known of a segment on the record: that it has arrived, or that it never will. */
export const withSegment = (
  round: Round,
  flight: number,
  fate: Partial<Pick<SegmentStep, 'arrivedAfter' | 'arrivedAt' | 'receiverState' | 'lost' | 'dropped'>>,
): Round => {
  const at = round.steps.findLastIndex((step) => step.kind === 'segment' && step.flight === flight)
  const step = round.steps[at]
  if (step?.kind !== 'segment') return round
  const known = { ...step, ...fate }
  return {
    ...round,
    steps: round.steps.with(at, known),
    lived: known.arrivedAt === undefined ? round.lived : livedArrival(round.lived, known),
  }
}

/** One more step on the record. */
export const withStep = (round: Round, step: Step): Round => ({
  ...round,
  steps: [...round.steps, step],
  lived: livedWith(round.lived, step),
})

/** The round with this end's play. */
export const withPlay = (round: Round, seat: Seat, play: EndpointPlay): Round => ({
  ...round,
  play: withSeat(round.play, seat, uniformPlay(play)),
})
