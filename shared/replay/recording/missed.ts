import type { Seat } from '../../game/seat.ts'
import { peerOf } from '../../game/seat.ts'
import { flagsOf, segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance, toSeq } from '../../tcp/seq.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'
import { missedWordsOf } from './missedWords.ts'
import type { RecordedSegment } from './recorded.ts'

/**
 * A recorded connection with what its recording left out, as far as everything else tells: a SYN that was answered,
 * a SYN-ACK that was acknowledged, octets that their sender went on from and the other end acknowledged although
 * nobody saw them. What is filled in bears numbers `n` below 1.
 */
export const missedIn = (segments: readonly RecordedSegment[]): readonly Filled[] => {
  const words = missedWordsOf(segments)
  const heard = words.reduceRight<readonly RecordedSegment[]>(
    (all, { at, from, segment }) => inserted(all, at, from, segment),
    segments,
  )
  const price = words.reduce((sum, word) => sum + word.price, 0)
  const opened = withOpening(heard)
  const holes = (['client', 'server'] as const).flatMap((seat) => holesOf(opened, seat))
  const filled = holes.reduce(withHoleFilled, opened)
  return [
    ...(words.length > 0 ? [{ segments: heard, price }] : []),
    ...(filled.length > heard.length
      ? [{ segments: filled, price: price + filled.length - heard.length }]
      : []),
  ]
}

/** A recording with what it left out, and what it costs to believe that, where a segment that does not conform costs 1. */
export interface Filled {
  readonly segments: readonly RecordedSegment[]
  readonly price: number
}

/** The segments with one more before position `at`. */
const inserted = (
  segments: readonly RecordedSegment[],
  at: number,
  from: Seat,
  segment: Segment,
): readonly RecordedSegment[] => {
  const next = segments[at]
  if (next === undefined) return segments
  const n = -segments.filter((one) => one.n < 1).length
  const ghost = {
    n,
    frame: 0,
    t: next.t,
    from,
    segment,
    timestamps: undefined,
    sacks: [],
    id: undefined,
    isDamaged: false,
    isBlank: next.isBlank,
  }
  return [...segments.slice(0, at), ghost, ...segments.slice(at)]
}

const withOpening = (segments: readonly RecordedSegment[]): readonly RecordedSegment[] => {
  const synAt = segments.findIndex(({ segment }) => segment.flags.syn)
  const first = segments[synAt]
  if (first === undefined || synAt > 1) return segments
  const { from, segment } = first
  const isOnlyOne = segments.every((one) => one.from === from || !one.segment.flags.syn)
  if (!isOnlyOne) return segments
  const bare = { wnd: DEFAULT_WND, data: '' } as const
  if (segment.flags.ack) {
    const syn = { ...bare, flags: flagsOf('SYN'), seq: seqAdd(segment.ack, -1), ack: toSeq(0) }
    return isConfirmed(segments, peerOf(from), segment.ack)
      ? inserted(segments, synAt, peerOf(from), syn)
      : segments
  }
  const nextAt = segments.findIndex((one) => one.from === from && isOrdinary(one.segment))
  const next = segments[nextAt]
  const confirmed = segments.some((one) => one.from === peerOf(from) && one.segment.seq === next?.segment.ack)
  if (next === undefined || !confirmed) return segments
  // The data of a SYN may have been taken with it (RFC 7413).
  if (next.segment.seq !== seqAdd(segment.seq, 1) && next.segment.seq !== seqAfter(segment)) return segments
  const synAck = {
    ...bare,
    flags: flagsOf('SYN', 'ACK'),
    seq: seqAdd(next.segment.ack, -1),
    ack: next.segment.seq,
  }
  return inserted(segments, nextAt, peerOf(from), synAck)
}

const isOrdinary = ({ flags }: Segment): boolean => flags.ack && !flags.syn && !flags.rst

/** Some ordinary segment of this seat begins at the number. */
const isConfirmed = (segments: readonly RecordedSegment[], seat: Seat, seq: Seq): boolean =>
  segments.some(({ from, segment }) => from === seat && isOrdinary(segment) && segment.seq === seq)

/** Numbers of a seat, from `from` up to `to`, that passed unseen. */
interface Hole {
  readonly seat: Seat
  readonly from: Seq
  readonly to: Seq
  /** Nothing with a length follows: a single number is a FIN */
  readonly isLast: boolean
}

const holesOf = (segments: readonly RecordedSegment[], seat: Seat): readonly Hole[] => {
  const own = segments.filter(({ from, segment }) => from === seat && !segment.flags.rst)
  const [base, ...pieces] = own.map(({ segment }) => segment).sort((a, b) => seqDistance(b.seq, a.seq))
  if (base === undefined) return []
  const acks = segments
    .filter(({ from, segment }) => from !== seat && segment.flags.ack && !segment.flags.rst)
    .map(({ segment }) => segment.ack)
  const highest = acks.reduce((most, ack) => (seqBefore(most, ack) ? ack : most), base.seq)
  const edges = [...new Set([...acks, ...pieces.map(({ seq }) => seq)])]
  const last = pieces.findLast((piece) => segLen(piece) > 0)
  const holes: Hole[] = []
  let reached = seqAfter(base)
  for (const piece of pieces) {
    const size = seqDistance(reached, piece.seq)
    if (size > 0 && size <= LARGEST_HOLE && seqBeforeOrAt(piece.seq, highest)) {
      const isLast = last === undefined || seqBefore(last.seq, piece.seq)
      holes.push(...pieced({ seat, from: reached, to: piece.seq, isLast }, edges))
    }
    if (seqBefore(reached, seqAfter(piece))) reached = seqAfter(piece)
  }
  return holes
}

/** Octets; what lies further apart is a wrong number, not a hole. */
const LARGEST_HOLE = 2 ** 24

/** The hole as the segments that it must have been at least: numbers that were spoken of are edges. */
const pieced = (hole: Hole, edges: readonly Seq[]): readonly Hole[] => {
  const inner = edges
    .filter((edge) => seqBefore(hole.from, edge) && seqBefore(edge, hole.to))
    .sort((a, b) => seqDistance(b, a))
  const from = [hole.from, ...inner]
  const to = [...inner, hole.to]
  return from.map((edge, at) => ({
    seat: hole.seat,
    from: edge,
    to: to[at] ?? hole.to,
    isLast: hole.isLast && at === inner.length,
  }))
}

const withHoleFilled = (segments: readonly RecordedSegment[], hole: Hole): readonly RecordedSegment[] => {
  const { seat, from, to } = hole
  const at = segments.findIndex((one) =>
    one.from === seat
      ? !one.segment.flags.rst && seqBeforeOrAt(to, one.segment.seq)
      : one.segment.flags.ack && !one.segment.flags.rst && seqBefore(from, one.segment.ack),
  )
  const said = segments.slice(0, at).findLast((one) => one.from === seat && one.segment.flags.ack)
  const size = seqDistance(from, to)
  const isFin = hole.isLast && size === 1
  const ack =
    said?.segment.ack ?? segments.find((one) => one.from === seat && one.segment.flags.ack)?.segment.ack
  if (at < 1 || ack === undefined) return segments
  return inserted(segments, at, seat, {
    flags: isFin ? flagsOf('ACK', 'FIN') : flagsOf('ACK'),
    seq: from,
    ack,
    wnd: said?.segment.wnd ?? DEFAULT_WND,
    data: isFin ? '' : '\0'.repeat(size),
  })
}
