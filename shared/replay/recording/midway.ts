import type { BySeat, Seat } from '../../game/seat.ts'
import { bySeat, peerOf } from '../../game/seat.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from '../../tcp/seq.ts'
import type { RecordedSegment } from './recorded.ts'

/** Where an end stood when a recording began in the middle of its connection. */
export interface Midway {
  /** The oldest number that the other end may not have acknowledged */
  readonly unacknowledged: Seq
  /** The number after all that had been sent: what lies below may pass again, or have arrived unseen */
  readonly sent: Seq
  /** The number of the FIN among it */
  readonly fin: Seq | undefined
}

/** Octets; what lies further apart is a wrong number, not data on their way. */
export const LARGEST_FLIGHT = 2 ** 24

/** Segments from the beginning in which what was on its way then comes to light. */
const REACH = 128

/** What a recording without an opening tells of the time before it; undefined for an end that says nothing. */
export const midwayOf = (segments: readonly RecordedSegment[]): BySeat<Midway | undefined> =>
  bySeat((seat) => (isMidway(segments) ? standingOf(segments.slice(0, REACH), seat) : undefined))

/** The recording does not show how the connection was opened. */
export const isMidway = (segments: readonly RecordedSegment[]): boolean =>
  segments.slice(0, 2).every(({ segment }) => !segment.flags.syn)

const standingOf = (segments: readonly RecordedSegment[], seat: Seat): Midway | undefined => {
  const own = segments.filter(({ from, segment }) => from === seat && !segment.flags.rst)
  const [first] = own
  if (first === undefined) return undefined
  const acks = segments
    .filter(({ from, segment }) => from === peerOf(seat) && segment.flags.ack)
    .map(({ segment }) => segment.ack)
  const sent = own.reduce(
    (edge, { segment }) => (isJump(edge, segment, own, acks) ? segment.seq : edge),
    first.segment.seq,
  )
  const [firstAck] = acks
  const isFlight =
    firstAck !== undefined && isFlightTo(firstAck, sent) && seqBefore(firstAck, first.segment.seq)
  const fin = own.find(({ segment }) => segment.flags.fin && seqBeforeOrAt(seqAfter(segment), sent))?.segment
  // Who begins with an empty segment just below its numbers asks whether anybody is there: nothing was outstanding.
  const isProbe =
    segLen(first.segment) === 0 && seqDistance(first.segment.seq, sent) === 1 && fin === undefined
  const acknowledged = isProbe ? sent : isFlight ? firstAck : first.segment.seq
  return {
    unacknowledged: own.reduce((lowest, { segment }) => {
      const isAgain = segLen(segment) > 0 && seqBeforeOrAt(seqAfter(segment), sent)
      return isAgain && seqBefore(segment.seq, lowest) && isFlightTo(segment.seq, sent) ? segment.seq : lowest
    }, acknowledged),
    sent,
    fin: fin === undefined ? undefined : finOf(fin),
  }
}

/** `edge` comes after `seq`, and not too far. */
const isFlightTo = (seq: Seq, edge: Seq): boolean => {
  const distance = seqDistance(seq, edge)
  return distance > 0 && distance <= LARGEST_FLIGHT
}

const finOf = (segment: Segment): Seq => seqAdd(seqAfter(segment), -1)

/**
 * The segment begins beyond all that was sent in sight, and nothing fills the hole: it had been sent before. That
 * the number is right somebody else must say.
 */
const isJump = (
  edge: Seq,
  segment: Segment,
  own: readonly RecordedSegment[],
  acks: readonly Seq[],
): boolean => {
  const gap = seqDistance(edge, segment.seq)
  if (gap <= 0 || gap > LARGEST_FLIGHT) return false
  const last = seqAdd(segment.seq, -1)
  const isFilled = own.some(
    (one) =>
      segLen(one.segment) > 0 &&
      seqBeforeOrAt(one.segment.seq, last) &&
      seqBefore(last, seqAfter(one.segment)),
  )
  if (isFilled) return false
  const mentions = own.filter(
    (one) =>
      one.segment.seq === segment.seq || (segLen(one.segment) > 0 && seqAfter(one.segment) === segment.seq),
  ).length
  return mentions + acks.filter((ack) => ack === segment.seq).length > 1
}
