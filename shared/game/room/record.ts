import { appended } from '../../base/appended.ts'
import type { InMaking } from '../../base/inMaking.ts'
import { withSeat } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { counted, madeStep } from './flights.ts'
import { livedArrival, livedWith } from './lived.ts'
import type { EndpointPlay, Flight, Round } from './room.ts'
import type { SegmentStep, Step } from './step.ts'

/** The segment is off the wire, and its step tells how it landed. */
export const land = (
  next: InMaking<Round>,
  flight: Flight,
  event: { readonly at: number },
  { receiverState, dropped }: Pick<SegmentStep, 'receiverState' | 'dropped'>,
): void => {
  const arrivedAfter = next.steps.length
  const arrivedAt = event.at - next.startedAt
  const landed = (step: SegmentStep): SegmentStep => {
    const there = { ...step, arrivedAfter, arrivedAt, receiverState }
    return dropped === true ? { ...there, dropped } : there
  }
  if (flight.wrong !== true)
    next.passed = withSeat(
      next.passed,
      flight.from,
      counted(next.passed[flight.from], 'arrived', flight.segment),
    )
  next.flights = next.flights.filter((other) => other !== flight)
  if (flight.copyOf === undefined) tell(next, flight.flight, landed)
  else record(next, landed(madeStep(next, flight, event.at, 'copy')))
}

/** More is known of a segment on the record: that it has arrived, or that it never will. */
export const tell = (
  next: InMaking<Round>,
  flight: number,
  more: (step: SegmentStep) => SegmentStep,
): void => {
  const at = next.steps.findLastIndex((step) => step.kind === 'segment' && step.flight === flight)
  const step = next.steps[at]
  if (step?.kind !== 'segment') return
  const known = more(step)
  next.steps = next.steps.with(at, known)
  if (known.arrivedAt !== undefined) next.lived = livedArrival(next.lived, known)
}

/** One more step on the record. */
export const record = (next: InMaking<Round>, step: Step): void => {
  next.steps = appended(next.steps, step)
  next.lived = livedWith(next.lived, step)
}

/** This end is in play from now on. */
export const setPlay = (next: InMaking<Round>, seat: Seat, play: EndpointPlay): void => {
  next.play = withSeat(next.play, seat, play)
}
