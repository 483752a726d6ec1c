import { unreachable } from '../../base/unreachable.ts'
import type { Segment } from '../../tcp/segment.ts'
import { plainWordsOf } from '../coach/plainWordsOf.ts'
import type { Counts, Flight, Passed, Round } from './room.ts'
import type { SegmentSort } from '../levels/level.ts'
import type { RoomEvent } from './event.ts'
import { sortOf } from './sort.ts'
import type { SegmentStep } from './step.ts'

/** A segment on the ladder that no player sent: the wire made it. */
export const madeStep = (
  round: Round,
  { flight, from, segment }: Flight,
  at: number,
  made: 'copy' | 'stray',
): SegmentStep => ({
  kind: 'segment',
  seat: from,
  flight,
  segment,
  plain: plainWordsOf({
    flags: segment.flags,
    ack: segment.flags.ack ? segment.ack : undefined,
    len: segment.data.length,
    state: 'CLOSED',
    situation: { kind: 'closed' },
  }),
  as: undefined,
  typical: true,
  reveals: undefined,
  again: made === 'copy',
  made,
  senderState: undefined,
  arrivedAfter: undefined,
  arrivedAt: undefined,
  receiverState: undefined,
  n: round.steps.length + 1,
  at: at - round.startedAt,
})

/** The flights that a sent segment becomes: two when the wire doubles it. */
export const flightsOf = (
  { flight, seat, segment, dueAt, fate }: Extract<RoomEvent, { kind: 'segment-sent' }>,
  isWrong: boolean,
): readonly Flight[] => {
  const plain: Flight = {
    flight,
    from: seat,
    segment,
    dueAt,
    until: undefined,
    isLost: false,
    copyOf: undefined,
    ...(isWrong && { wrong: true }),
  }
  switch (fate?.kind) {
    case undefined:
      return [plain]
    case 'lost':
      return [{ ...plain, isLost: true }]
    case 'doubled':
      return [plain, { ...plain, flight: flight + 1, dueAt: dueAt + fate.afterMs, copyOf: flight }]
    case 'held':
      return [{ ...plain, dueAt: undefined, until: fate.until }]
    default:
      return unreachable(fate)
  }
}

/** A segment that was held goes on. */
export const released = (flight: Flight, event: Extract<RoomEvent, { kind: 'segment-released' }>): Flight =>
  flight.flight === event.flight ? { ...flight, dueAt: event.dueAt, until: undefined } : flight

/** One more segment of its sort has been sent, or has arrived. */
export const counted = ({ sent, arrived }: Passed, how: keyof Passed, segment: Segment): Passed => {
  const sort = sortOf(segment)
  return {
    sent: how === 'sent' ? oneMore(sent, sort) : sent,
    arrived: how === 'arrived' ? oneMore(arrived, sort) : arrived,
  }
}

const oneMore = (counts: Counts, sort: SegmentSort): Counts => {
  const { syn, 'syn-ack': synAck, rst, fin, data, ack } = counts
  const after = { syn, 'syn-ack': synAck, rst, fin, data, ack }
  after[sort] += 1
  return after
}

const NO_SEGMENTS: Counts = { syn: 0, 'syn-ack': 0, rst: 0, fin: 0, data: 0, ack: 0 }

export const NOTHING_PASSED: Passed = { sent: NO_SEGMENTS, arrived: NO_SEGMENTS }
