import { unreachable } from '../base/unreachable.ts'
import type { Segment } from './segment.ts'
import { seqAfter } from './segment.ts'
import { seqAdd, seqBefore, seqBeforeOrAt } from './seq.ts'
import { finNumber } from './sendBuffer.ts'
import type { Reply, Tcb } from './tcb.ts'

/**
 * The endpoint after it has really put this segment on the wire. SND.NXT grows over what is new, a first FIN gets
 * its number, the peer has been told of RCV.NXT, and the reply that this was is no longer owed. A segment that
 * does not conform changes only what it truly did: numbers that we do not own stay unsent.
 *
 * @see RFC 9293 3.4, 3.10
 */
export const transmit = (tcb: Tcb, segment: Segment): Tcb => {
  const settled = { ...tcb, replies: remaining(tcb.replies, segment) }
  if (segment.flags.rst || tcb.state === 'CLOSED' || tcb.state === 'LISTEN') return settled
  const told = segment.flags.ack && tcb.irs !== undefined && segment.ack === tcb.rcvNxt
  return advance(told ? { ...settled, lastAckSent: tcb.rcvNxt } : settled, segment)
}

/** Moves SND.NXT over the numbers that leave for the first time, never past what there is to send. */
const advance = (tcb: Tcb, segment: Segment): Tcb => {
  if (!seqBeforeOrAt(segment.seq, tcb.sndNxt)) return tcb
  if (tcb.sndNxt === tcb.iss && !tcb.synAcked && !segment.flags.syn) return tcb
  const fin = finNumber(tcb)
  const isFin = segment.flags.fin && tcb.finQueued && seqAdd(seqAfter(segment), -1) === fin
  const last = isFin ? seqAdd(fin, 1) : fin
  const end = seqBefore(last, seqAfter(segment)) ? last : seqAfter(segment)
  if (!seqBefore(tcb.sndNxt, end)) return tcb
  return { ...tcb, sndNxt: end, finSeq: isFin ? fin : tcb.finSeq }
}

/** The replies still owed: any segment that acknowledges now settles an owed repetition of the ACK. */
const remaining = (replies: readonly Reply[], segment: Segment): readonly Reply[] =>
  replies.filter((reply) => {
    switch (reply.kind) {
      case 'rst':
        return !(segment.flags.rst && segment.seq === reply.segment.seq)
      case 'challenge-ack':
      case 'duplicate-ack':
        return !(segment.flags.ack && segment.ack === reply.segment.ack && !segment.flags.rst)
      case 'retransmission':
        return segment.seq !== reply.segment.seq || seqAfter(segment) === segment.seq
      default:
        return unreachable(reply.kind)
    }
  })
