import { bySeat, peerOf } from '../../game/seat.ts'
import type { BySeat } from '../../game/seat.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqBefore, seqBeforeOrAt } from '../../tcp/seq.ts'
import { clockOf } from './clock.ts'
import type { MadeAt } from './clock.ts'
import type { RecordedSegment } from './recorded.ts'
import { holds, reportsAgain } from './sack.ts'

/** How many segments ahead a repetition and an acknowledgement are looked for. */
const REACH = 400

/** How much faster than ever an end may be before we doubt that it answers what passed last. */
const HASTE = 0.9

/**
 * The segments, by `n`, that were lost behind the recording point as far as what follows shows.
 *
 * What has numbers of its own was lost when its sender sent them again, and nothing that passed before the repetition
 * can have been answered tells that they had come: no acknowledgement, no SACK block (RFC 2018), no timestamp that
 * echoes the first copy (RFC 7323 4.3), no report of a second copy (RFC 2883). Of other segments see `silence.ts`.
 *
 * @param turnaround the shortest time in which each end answers, in seconds
 */
export const lostOf = (
  segments: readonly RecordedSegment[],
  turnaround: BySeat<number | undefined>,
): ReadonlySet<number> => new Set(lostAmong(segments, turnaround))

const lostAmong = (
  segments: readonly RecordedSegment[],
  turnaround: BySeat<number | undefined>,
): readonly number[] => {
  const clocks = bySeat((seat) => clockOf(segments, seat))
  return segments.filter((_, at) => isLost(segments, at, turnaround, clocks)).map(({ n }) => n)
}

const isLost = (
  segments: readonly RecordedSegment[],
  at: number,
  turnaround: BySeat<number | undefined>,
  clocks: BySeat<MadeAt>,
): boolean => {
  const first = segments[at]
  if (first === undefined || segLen(first.segment) === 0 || first.segment.flags.rst) return false
  const fastest = turnaround[peerOf(first.from)] ?? 0
  const madeAt = clocks[peerOf(first.from)]
  let again: RecordedSegment | undefined
  for (const other of segments.slice(at + 1, at + 1 + REACH)) {
    if (other.from === first.from) {
      if (again === undefined && repeats(other.segment, first.segment)) {
        if (isSamePacket(other, first)) return false
        again = other
      }
    } else if (acknowledges(other.segment, first.segment) || holds(other, first.segment)) {
      return (
        again !== undefined &&
        answersOnly(other, madeAt(other).latest, again, fastest) &&
        !cameAllTheSame(segments, at, again, fastest)
      )
    } else if (isChallengeTo(other, first, again, fastest)) {
      return false
    }
  }
  return again !== undefined && !cameAllTheSame(segments, at, again, fastest)
}

/** An acknowledgement of something else, said soon after a SYN: it came, and was not believed (RFC 9293 3.10.7.4). */
const isChallengeTo = (
  answer: RecordedSegment,
  first: RecordedSegment,
  again: RecordedSegment | undefined,
  fastest: number,
): boolean => {
  const { flags } = answer.segment
  const isBareAck = segLen(answer.segment) === 0 && flags.ack && !flags.rst
  if (!first.segment.flags.syn || first.segment.flags.ack || !isBareAck) return false
  const isInTime = answer.t - first.t >= fastest * HASTE
  return isInTime && (again === undefined || answer.t - again.t < fastest * HASTE)
}

/** What speaks for the first copy although only the repetition is acknowledged. */
const cameAllTheSame = (
  segments: readonly RecordedSegment[],
  at: number,
  again: RecordedSegment,
  fastest: number,
): boolean => isReported(segments, at) || isCounted(segments, at, again, fastest)

/** The other end reports as many copies that it did not need as were sent, but for one (RFC 2883). */
const isReported = (segments: readonly RecordedSegment[], at: number): boolean => {
  const first = segments[at]
  if (first === undefined) return false
  let copies = 1
  let reports = 0
  for (const other of segments.slice(at + 1, at + 1 + REACH))
    if (other.from !== first.from) reports += reportsAgain(other, first.segment) ? 1 : 0
    else if (repeats(other.segment, first.segment)) copies += 1
  return reports > 0 && reports >= copies - 1
}

/**
 * Without SACK every segment that comes beyond a hole draws the same acknowledgement once more (RFC 5681 4.2): as many
 * of these as there were segments beyond it, and all of them came.
 */
const isCounted = (
  segments: readonly RecordedSegment[],
  at: number,
  again: RecordedSegment,
  fastest: number,
): boolean => {
  const first = segments[at]
  const ack = again.segment.seq
  if (first === undefined || first.segment.flags.syn || !seqBefore(ack, first.segment.seq)) return false
  const around = segments.slice(Math.max(0, at - REACH), at + REACH)
  const beyond = around.filter(
    ({ from, segment, n }) =>
      from === first.from && n < again.n && segLen(segment) > 0 && seqBefore(ack, segment.seq),
  )
  const said = around.filter(
    ({ from, segment, sacks, t }) =>
      from !== first.from &&
      segment.flags.ack &&
      segment.ack === ack &&
      segLen(segment) === 0 &&
      sacks.length === 0 &&
      t - again.t < fastest * HASTE,
  )
  // Where the network made copies, nobody can count.
  if (said.some((one, index) => said.slice(0, index).some((other) => isSamePacket(one, other)))) return false
  return said.length === beyond.length + 1
}

const repeats = (later: Segment, earlier: Segment): boolean =>
  !later.flags.rst &&
  later.flags.syn === earlier.flags.syn &&
  (!earlier.flags.syn || later.flags.ack === earlier.flags.ack) &&
  segLen(later) > 0 &&
  (later.seq === earlier.seq ||
    (seqBefore(later.seq, earlier.seq) && seqBeforeOrAt(seqAfter(earlier), seqAfter(later))))

const acknowledges = ({ flags, ack }: Segment, earlier: Segment): boolean =>
  flags.ack && seqBeforeOrAt(seqAfter(earlier), ack)

/** The answer can be one to the repetition, and does not echo anything older. */
const answersOnly = (
  answer: RecordedSegment,
  answeredAt: number,
  again: RecordedSegment,
  fastest: number,
): boolean => {
  const sent = again.timestamps
  const echoed = answer.timestamps
  // An acknowledgement beyond a hole echoes what came before it, whichever copy it answers (RFC 7323 4.3).
  const isInOrder = seqBeforeOrAt(seqAfter(again.segment), answer.segment.ack)
  const echoesOlder =
    isInOrder && sent !== undefined && echoed !== undefined && ((echoed.echo - sent.value) | 0) < 0
  return !echoesOlder && answeredAt - again.t >= fastest * HASTE
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
  (hasCount(first) || Math.abs(again.t - first.t) < AT_ONCE)

const hasCount = ({ id }: RecordedSegment): boolean => id !== undefined && id !== 0

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
