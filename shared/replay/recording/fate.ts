import type { BySeat } from '../../game/seat.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqBefore, seqBeforeOrAt } from '../../tcp/seq.ts'
import type { RecordedSegment } from './recorded.ts'

/** How many segments ahead a repetition and an acknowledgement are looked for. */
const REACH = 400

/** How much faster than ever an end may be before we doubt that it answers what passed last. */
const HASTE = 0.9

/**
 * The segments, by `n`, that were lost behind the recording point as far as their repetition shows: their sender
 * sent the same numbers again, and nothing that passed before the repetition can have been answered tells that
 * they had come. A timestamp that echoes the first copy tells it too (RFC 7323 4.3).
 *
 * @param turnaround the shortest time in which each end answers, in seconds
 */
export const lostOf = (
  segments: readonly RecordedSegment[],
  turnaround: BySeat<number | undefined>,
): ReadonlySet<number> =>
  new Set(segments.filter((_, at) => isLost(segments, at, turnaround)).map(({ n }) => n))

const isLost = (
  segments: readonly RecordedSegment[],
  at: number,
  turnaround: BySeat<number | undefined>,
): boolean => {
  const first = segments[at]
  if (first === undefined || segLen(first.segment) === 0 || first.segment.flags.rst) return false
  let again: RecordedSegment | undefined
  for (const other of segments.slice(at + 1, at + 1 + REACH)) {
    if (other.from === first.from) {
      if (again === undefined && repeats(other.segment, first.segment)) {
        if (isSamePacket(other, first)) return false
        again = other
      }
    } else if (acknowledges(other.segment, first.segment)) {
      return again !== undefined && answersOnly(other, again, turnaround[other.from] ?? 0)
    }
  }
  return again !== undefined
}

const repeats = (later: Segment, earlier: Segment): boolean =>
  !later.flags.rst &&
  later.flags.syn === earlier.flags.syn &&
  (!earlier.flags.syn || later.flags.ack === earlier.flags.ack) &&
  segLen(later) > 0 &&
  (later.seq === earlier.seq ||
    (seqBefore(later.seq, earlier.seq) && seqBeforeOrAt(seqAfter(earlier), seqAfter(later))))

const acknowledges = ({ flags, ack }: Segment, earlier: Segment): boolean =>
  flags.ack && !flags.rst && seqBeforeOrAt(seqAfter(earlier), ack)

/** The answer can be one to the repetition, and does not echo anything older. */
const answersOnly = (answer: RecordedSegment, again: RecordedSegment, fastest: number): boolean => {
  const sent = again.timestamps
  const echoed = answer.timestamps
  const echoesOlder = sent !== undefined && echoed !== undefined && ((echoed.echo - sent.value) | 0) < 0
  return !echoesOlder && answer.t - again.t >= fastest * HASTE
}

/**
 * The second is the first once more, to the last octet of its header, so that the network, or a recording of two
 * devices, may have made it. Without a count of packets a sender may have said the same twice: then the timestamp,
 * or the moment, must be the same as well.
 */
export const isCopy = (again: RecordedSegment, first: RecordedSegment): boolean =>
  isSameText(again.segment, first.segment) &&
  again.id === first.id &&
  again.timestamps?.value === first.timestamps?.value &&
  again.timestamps?.echo === first.timestamps?.echo &&
  (isCounted(first) || Math.abs(again.t - first.t) < AT_ONCE)

const isCounted = ({ id }: RecordedSegment): boolean => id !== undefined && id !== 0

/** Seconds in which no end says the same again by itself. */
const AT_ONCE = 0.0002

const isSameText = (a: Segment, b: Segment): boolean =>
  a.seq === b.seq &&
  a.ack === b.ack &&
  a.wnd === b.wnd &&
  a.data === b.data &&
  a.flags.syn === b.flags.syn &&
  a.flags.ack === b.flags.ack &&
  a.flags.fin === b.flags.fin &&
  a.flags.rst === b.flags.rst

/** The network made the copy: their sender counts its packets, and gives each its own number. */
export const isSamePacket = (a: RecordedSegment, b: RecordedSegment): boolean =>
  a.from === b.from &&
  a.segment.seq === b.segment.seq &&
  a.id !== undefined &&
  a.id !== 0 &&
  a.id === b.id &&
  a.segment.ack === b.segment.ack &&
  a.timestamps?.value === b.timestamps?.value
