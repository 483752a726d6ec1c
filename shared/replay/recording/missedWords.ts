import type { Seat } from '../../game/seat.ts'
import { peerOf } from '../../game/seat.ts'
import { flagsOf, segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance, seqInWindow } from '../../tcp/seq.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'
import { blank } from './blank.ts'
import type { RecordedSegment } from './recorded.ts'

/** A segment that a recording missed, as the one after it shows. */
export interface MissedWord {
  /** Position in the recording before which it passed */
  readonly at: number
  readonly from: Seat
  readonly segment: Segment
  /** How far-fetched it is, where a segment that does not conform costs 1 */
  readonly price: number
}

/** What a missed segment costs: a timestamp tells of it, or only what would otherwise be said without a reason. */
const PRICE = { echoed: 0.3, reasonable: 0.6 } as const

/** What is known of one end while its segments are read. */
interface Heard {
  /** The number after the last that it sent */
  readonly sent: Seq | undefined
  readonly said: Segment | undefined
  /** Its newest timestamp */
  readonly clock: number | undefined
}

/**
 * Last words that nobody saw pass: the other end acknowledges them, their sender has nothing to say any more that speaks
 * against it, and the acknowledgement echoes a timestamp that was never seen, or would have no reason without them. Also
 * the third segment of an opening, without which the end that was called could not send.
 */
export const missedWordsOf = (segments: readonly RecordedSegment[]): readonly MissedWord[] => {
  const heard: { [seat in Seat]: Heard } = { client: UNHEARD, server: UNHEARD }
  const missed: MissedWord[] = []
  segments.forEach((recorded, at) => {
    const { from } = recorded
    const peer = peerOf(from)
    const word = acknowledgedAt(segments, at, heard[peer], heard[from]) ?? thirdAt(segments, at)
    if (word !== undefined) {
      missed.push(word)
      heard[peer] = { ...heard[peer], sent: seqAfter(word.segment) }
    }
    heard[from] = after(heard[from], recorded)
  })
  return missed
}

const UNHEARD: Heard = { sent: undefined, said: undefined, clock: undefined }

const after = (heard: Heard, { segment, timestamps }: RecordedSegment): Heard => {
  if (segment.flags.rst) return heard
  const end = seqAfter(segment)
  const isFurther = heard.sent === undefined || segment.flags.syn || seqBefore(heard.sent, end)
  const isNewer =
    timestamps !== undefined && (heard.clock === undefined || ((timestamps.value - heard.clock) | 0) > 0)
  return {
    sent: isFurther ? end : heard.sent,
    said: segment,
    clock: isNewer ? timestamps.value : heard.clock,
  }
}

/** Octets; what is acknowledged further ahead is a wrong number. */
const LARGEST = 2 ** 24

const acknowledgedAt = (
  segments: readonly RecordedSegment[],
  at: number,
  peer: Heard,
  own: Heard,
): MissedWord | undefined => {
  const recorded = segments[at]
  if (recorded === undefined || peer.sent === undefined || peer.said === undefined) return undefined
  const { segment, from } = recorded
  const { sent: edge, said } = peer
  const size = seqDistance(edge, segment.ack)
  if (!segment.flags.ack || segment.flags.syn || size <= 0 || size > LARGEST) return undefined
  const rest = segments.slice(at + 1, at + 1 + REACH)
  const later = rest.filter((one) => one.from !== from && !one.segment.flags.rst)
  const isUnsaid = rest.some(
    (one) => one.from === from && one.segment.flags.ack && seqBefore(one.segment.ack, segment.ack),
  )
  const isEchoed = hasUnseenEcho(recorded, peer, later)
  const isGoneOnFrom = later.some((one) => seqBeforeOrAt(one.segment.seq, edge))
  if (!isEchoed && (isUnsaid || isGoneOnFrom || !hasNoOtherReason(segments, at, edge, own))) return undefined
  return {
    at,
    from: peerOf(from),
    segment: {
      ...textUpTo(edge, size, later),
      seq: edge,
      ack: said.flags.ack ? said.ack : (own.sent ?? segment.seq),
      wnd: said.flags.ack ? said.wnd : DEFAULT_WND,
    },
    price: isEchoed ? PRICE.echoed : PRICE.reasonable,
  }
}

/** What was said from a number on: what a later copy shows; else a single number is a FIN when nothing follows. */
const textUpTo = (
  edge: Seq,
  size: number,
  later: readonly RecordedSegment[],
): Pick<Segment, 'flags' | 'data'> => {
  const cover = later.find(({ segment }) => seqInWindow(edge, segment.seq, segLen(segment)))?.segment
  const known = cover?.data.slice(seqDistance(cover.seq, edge), size) ?? ''
  const isFin =
    cover === undefined
      ? size === 1 && !later.some(({ segment }) => segLen(segment) > 0)
      : cover.flags.fin && seqAfter(cover) === seqAdd(edge, size)
  return {
    flags: isFin ? flagsOf('ACK', 'FIN') : flagsOf('ACK'),
    data: known + blank(size - known.length - (isFin ? 1 : 0)),
  }
}

/** How many segments ahead something is looked for that speaks against it. */
const REACH = 64

/** It echoes a timestamp that the other end must have sent by then, and that nobody saw (RFC 7323 4.3). */
const hasUnseenEcho = (
  { timestamps }: RecordedSegment,
  { clock }: Heard,
  later: readonly RecordedSegment[],
): boolean => {
  if (timestamps === undefined || clock === undefined) return false
  return (
    ((timestamps.echo - clock) | 0) > 0 &&
    later.every((one) => one.timestamps === undefined || ((one.timestamps.value - timestamps.echo) | 0) >= 0)
  )
}

/** An empty acknowledgement that would say again what its sender has just said, in answer to nothing. */
const hasNoOtherReason = (
  segments: readonly RecordedSegment[],
  at: number,
  edge: Seq,
  { said, sent }: Heard,
): boolean => {
  const one = segments[at]
  if (one === undefined || said === undefined || sent === undefined) return false
  const { flags } = one.segment
  if (segLen(one.segment) > 0 || flags.rst || one.segment.seq !== sent) return false
  const before = segments.slice(Math.max(0, at - REACH), at)
  const lastOwn = before.findLastIndex(({ from }) => from === one.from)
  const isAsked = before.slice(lastOwn + 1).some(({ segment }) => segLen(segment) > 0)
  return said.flags.ack && said.ack === edge && !isAsked && one.segment.wnd <= said.wnd
}

/** The third segment of an opening, where the called end sends data or its FIN before anything confirmed its SYN. */
const thirdAt = (segments: readonly RecordedSegment[], at: number): MissedWord | undefined => {
  const recorded = segments[at]
  if (at > OPENING || recorded === undefined) return undefined
  const { from, segment } = recorded
  if (segLen(segment) === 0 || segment.flags.syn || segment.flags.rst) return undefined
  const before = segments.slice(0, at)
  const own = before.filter((one) => one.from === from)
  const others = before.filter((one) => one.from !== from)
  const [synAck] = own
  const [syn] = others
  const isOpening =
    synAck !== undefined &&
    syn !== undefined &&
    own.every((one) => one.segment.flags.syn && one.segment.flags.ack) &&
    others.every((one) => one.segment.flags.syn && !one.segment.flags.ack && one.segment.data === '')
  if (!isOpening || segment.seq !== seqAfter(synAck.segment)) return undefined
  const next = segments.slice(at, at + REACH).find((one) => one.from !== from)
  const isUncounted = next?.id === undefined || next.id === 0 || next.id !== (((syn.id ?? 0) + 1) & 0xffff)
  const isTaken = next?.segment.flags.ack === true && !next.segment.flags.rst && isUncounted
  const isEchoed =
    recorded.timestamps !== undefined &&
    syn.timestamps !== undefined &&
    ((recorded.timestamps.echo - (others.at(-1)?.timestamps ?? syn.timestamps).value) | 0) > 0
  if (!isEchoed && !isTaken) return undefined
  return {
    at,
    from: peerOf(from),
    segment: {
      flags: flagsOf('ACK'),
      seq: synAck.segment.ack,
      ack: segment.seq,
      wnd: syn.segment.wnd,
      data: '',
    },
    price: isEchoed ? PRICE.echoed : PRICE.reasonable,
  }
}

/** Segments from the beginning in which an opening is over. */
const OPENING = 16
