import { peerOf } from '../../game/seat.ts'
import type { Seat } from '../../game/seat.ts'
import { close } from '../../tcp/close.ts'
import { flagsOf, segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAdd, seqBefore, seqDistance } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { transmit } from '../../tcp/transmit.ts'
import type { Outlook } from './outlook.ts'
import {
  coverOf,
  isBehindFin,
  isEdgeLater,
  isLastOctetLater,
  isTakenLater,
  nextEdgeOf,
  nextOf,
  unseenBefore,
} from './outlook.ts'
import type { RecordedSegment } from './recorded.ts'
import { withQueued } from './attempt.ts'
import { blank } from './blank.ts'
import { COST } from './explanation.ts'

/** What an end sent without anybody seeing it pass. */
export interface Unseen {
  /** The end after it has sent that */
  readonly tcb: Tcb
  /** The segments that reached the other end all the same: the recording missed them */
  readonly missed: readonly Segment[]
  readonly cost: number
}

/**
 * For a segment that begins beyond what its sender is known to have sent: what lies between passed unseen. It was
 * lost before the recording point and comes by again, or it comes late, or the recording missed it. Undefined
 * when there is no such hole, or nothing that fills it.
 */
export const unseenUpTo = (tcb: Tcb, sent: RecordedSegment, outlook: Outlook): Unseen | undefined => {
  const { segment, from, isBlank } = sent
  if (tcb.irs === undefined || segment.flags.syn) return undefined
  const gap = seqDistance(tcb.sndNxt, segment.seq)
  if (gap <= 0 || gap > LARGEST_GAP) return undefined
  // Octets that are compared are copied, again and again.
  if (!isBlank) outlook.effort.left -= gap / OCTETS_A_TRIAL
  const pieces = piecesOf(tcb, segment, from, outlook)
  const after = pieces.reduce((at, piece) => sentUnseen(at, piece, isBlank), tcb)
  if (after.sndNxt !== segment.seq) return undefined
  const isMissed = pieces.some((piece) => coverOf(outlook, from, piece.seq) === undefined)
  if (!isMissed) return { tcb: after, missed: [], cost: unseenCost(outlook, sent, gap) }
  if (isTakenLater(outlook, from, tcb.sndNxt))
    return { tcb: after, missed: pieces, cost: outlook.isLossy ? COST.missedAgain : COST.missed }
  // Lost, and it never came again as long as the recording lasts.
  return { tcb: after, missed: [], cost: neverAgainCost(outlook, sent, gap) }
}

/** So many octets are copied in the time of a trial. */
const OCTETS_A_TRIAL = 4096

/** Octets; what lies further ahead is a wrong number, not a hole. */
const LARGEST_GAP = 2 ** 24

/**
 * For an acknowledgement of what nobody saw pass: its sender's peer with all of that sent, if the peer itself goes
 * on behind it.
 */
export const unseenAcknowledged = (
  tcb: Tcb,
  { from, segment, isBlank }: RecordedSegment,
  outlook: Outlook,
): Unseen | undefined => {
  const size = seqDistance(tcb.sndNxt, segment.ack)
  if (!segment.flags.ack || segment.flags.rst || tcb.irs === undefined || size <= 0 || size > LARGEST_GAP)
    return undefined
  const next = nextOf(outlook, peerOf(from))
  if (next === undefined || seqBefore(next.seq, segment.ack)) return undefined
  const piece = {
    flags: flagsOf('ACK'),
    seq: tcb.sndNxt,
    ack: tcb.rcvNxt,
    wnd: tcb.rcvWnd,
    data: blank(size),
  }
  const after = sentUnseen(tcb, piece, isBlank)
  if (after.sndNxt !== segment.ack) return undefined
  return { tcb: after, missed: [piece], cost: outlook.isLossy ? COST.missedAgain : COST.missed }
}

/**
 * For an acknowledgement of what nobody saw pass, and what its supposed sender never sent: data that somebody else
 * brought in, beyond the recording point. Only where its receiver says so twice, before anything that was seen ends
 * at that number: once could be a wrong number.
 */
export const forgedAcknowledged = (
  tcb: Tcb,
  { from, segment }: RecordedSegment,
  { segments, at }: Outlook,
): Segment | undefined => {
  const size = seqDistance(tcb.sndNxt, segment.ack)
  if (!segment.flags.ack || segment.flags.rst || tcb.irs === undefined || size <= 0 || size > LARGEST_GAP)
    return undefined
  for (const later of segments.slice(at + 1, at + 1 + CONFIRMED)) {
    if (later.from !== from && seqAfter(later.segment) === segment.ack) return undefined
    if (later.from !== from || !later.segment.flags.ack) continue
    if (later.segment.ack !== segment.ack) return undefined
    return { flags: flagsOf('ACK'), seq: tcb.sndNxt, ack: tcb.rcvNxt, wnd: tcb.rcvWnd, data: blank(size) }
  }
  return undefined
}

/** How many segments ahead the second word is looked for. */
const CONFIRMED = 64

/** What must have been sent from SND.NXT up to this segment, as far as possible from later copies of it. */
const piecesOf = (tcb: Tcb, segment: Segment, from: Seat, outlook: Outlook): readonly Segment[] => {
  const pieces: Segment[] = []
  for (let at = tcb.sndNxt; seqBefore(at, segment.seq);) {
    const cover = coverOf(outlook, from, at)
    const end = cover === undefined ? nextEdgeOf(outlook, from, at, segment.seq) : segment.seq
    const room = seqDistance(at, end)
    const rest = cover?.data.slice(seqDistance(cover.seq, at)) ?? blank(room)
    const isFin = cover?.flags.fin === true && rest.length < room
    const data = rest.slice(0, room)
    if (data === '' && !isFin) break
    const piece: Segment = {
      flags: isFin ? flagsOf('ACK', 'FIN') : flagsOf('ACK'),
      seq: at,
      ack: tcb.rcvNxt,
      wnd: tcb.rcvWnd,
      data,
    }
    pieces.push(piece)
    at = seqAdd(at, segLen(piece))
  }
  return pieces
}

const sentUnseen = (tcb: Tcb, piece: Segment, isBlank: boolean): Tcb => {
  const queued = withQueued(tcb, piece.data, isBlank)
  const closing = piece.flags.fin ? close(queued) : undefined
  return transmit(closing?.ok === true ? closing.value : queued, piece)
}

/**
 * A hole that nothing fills is dearer than one wrong number; so is one of which the sender's packet count says that
 * there is none. An empty segment beyond a hole is more likely a wrong number than one with data.
 */
const unseenCost = (outlook: Outlook, { from, segment }: RecordedSegment, gap: number): number => {
  switch (unseenBefore(outlook)) {
    case 'none':
      return 2
    case 'some':
      return 0.1
    case 'maybe':
      return gap > 1 ? 0.4 : 1.2
    default:
      if (segment.flags.rst && gap === 1 && isLastOctetLater(outlook, from, segment.seq)) return 0.4
      if (gap === 1 && segLen(segment) === 0 && isBehindFin(outlook, from, segment.seq)) return 0.7
      return segLen(segment) > 0 || (gap > 1 && isEdgeLater(outlook, from, segment.seq)) ? 0.4 : 1.2
  }
}

const neverAgainCost = (outlook: Outlook, sent: RecordedSegment, gap: number): number => {
  const cost = unseenCost(outlook, sent, gap)
  return cost < 0.2 ? cost : cost + 0.3
}
