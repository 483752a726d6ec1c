import { appended } from '../../base/appended.ts'
import type { State } from '../../tcp/state.ts'
import { peerOf, withSeat } from '../seat.ts'
import type { BySeat, Seat } from '../seat.ts'
import { withWrong } from './step.ts'
import type { SegmentStep, Step } from './step.ts'

/**
 * The part of a round's record that each viewer has lived through, in the order in which it did, numbered from 1.
 * A seat: its own calls, timers, drafts and segments (not whether they arrived), and the segments that reached it,
 * at the moment they did. A spectator: the segments that have crossed the wire, without states.
 *
 * It grows with the record, in the same fold: nobody has to look through everything again after each move.
 */
export interface Lived {
  readonly seats: BySeat<readonly Step[]>
  readonly spectators: readonly Step[]
}

export const NOTHING_LIVED: Lived = { seats: { client: [], server: [] }, spectators: [] }

/** After one more step of the record, as it stands when it is made. */
export const livedWith = (lived: Lived, step: Step): Lived => {
  const before = lived.seats[step.seat]
  const n = before.length + 1
  if (step.kind !== 'segment') return livedOne(lived, step.seat, appended(before, { ...step, n }))
  const own = step.made === undefined ? livedOne(lived, step.seat, appended(before, unheard(step, n))) : lived
  return step.arrivedAt === undefined ? own : livedArrival(own, step)
}

/** After a segment has reached its receiver; before that, nobody but its sender knows of it. */
export const livedArrival = ({ seats, spectators }: Lived, step: SegmentStep): Lived => {
  const seat = peerOf(step.seat)
  const before = seats[seat]
  const { receiverState } = step
  return {
    seats: withSeat(seats, seat, appended(before, arrivedOnly(step, before.length + 1, receiverState))),
    spectators: appended(spectators, arrivedOnly(step, spectators.length + 1, undefined)),
  }
}

/** The same of a whole record: what one seat lived through. */
export const livedBy = (steps: readonly Step[], seat: Seat): readonly Step[] =>
  steps
    .flatMap((step): readonly Moment[] => {
      if (step.kind !== 'segment') return step.seat === seat ? [{ at: step.n - 1, arrivedAt: 0, step }] : []
      if (step.seat === seat)
        return step.made === undefined ? [{ at: step.n - 1, arrivedAt: 0, step: unheard(step, step.n) }] : []
      // It came between two steps of the record.
      return step.arrivedAfter === undefined
        ? []
        : [
            {
              at: step.arrivedAfter - 0.5,
              arrivedAt: step.arrivedAt ?? 0,
              step: arrivedOnly(step, step.n, step.receiverState),
            },
          ]
    })
    .sort((a, b) => a.at - b.at || a.arrivedAt - b.arrivedAt)
    .map(({ step }, index) => ({ ...step, n: index + 1 }))

interface Moment {
  /** Place among the steps */
  readonly at: number
  /** Of what arrived between the same two steps the later comes later */
  readonly arrivedAt: number
  readonly step: Step
}

const livedOne = ({ seats, spectators }: Lived, seat: Seat, steps: readonly Step[]): Lived => ({
  seats: withSeat(seats, seat, steps),
  spectators,
})

/** As its sender knows it: nothing about its arrival, or that it never will. */
const unheard = (step: SegmentStep, n: number): SegmentStep =>
  step.wrong === undefined ? unheardAt(step, n) : withWrong(unheardAt(step, n), step.wrong)

const unheardAt = (step: SegmentStep, n: number): SegmentStep => ({
  kind: 'segment',
  seat: step.seat,
  flight: step.flight,
  segment: step.segment,
  plain: step.plain,
  as: step.as,
  typical: step.typical,
  reveals: step.reveals,
  again: step.again,
  senderState: step.senderState,
  arrivedAfter: undefined,
  arrivedAt: undefined,
  receiverState: undefined,
  n,
  at: step.at,
})

/** As its receiver knows it: nothing about its leaving, who made it, or what its sender meant by it. */
const arrivedOnly = (step: SegmentStep, n: number, receiverState: State | undefined): SegmentStep => {
  // What its receiver's host made of it is seen by the receiver only.
  if (step.dropped !== true || receiverState === undefined) return arrivedAs(step, n, receiverState)
  const { n: _n, at, ...known } = arrivedAs(step, n, receiverState)
  return { ...known, dropped: true, n, at }
}

const arrivedAs = (step: SegmentStep, n: number, receiverState: State | undefined): SegmentStep => ({
  kind: 'segment',
  seat: step.seat,
  flight: step.flight,
  segment: step.segment,
  plain: step.plain,
  as: undefined,
  typical: true,
  reveals: undefined,
  again: false,
  senderState: undefined,
  arrivedAfter: undefined,
  arrivedAt: step.arrivedAt,
  receiverState,
  n,
  at: step.arrivedAt ?? step.at,
})
