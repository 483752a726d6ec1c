import type { InMaking } from '../base/inMaking.ts'
import { unreachable } from '../base/unreachable.ts'
import { copyOf } from './copyOf.ts'
import { isOwedReset } from './reply.ts'
import { reopened } from './reopen.ts'
import type { Segment } from './segment.ts'
import { seqAfter, segLen } from './segment.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from './seq.ts'
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
  const syn = acceptedSyn(tcb, segment)
  if (syn !== undefined) return transmit(reopened(tcb, syn, segment.seq), segment)
  const told = tells(tcb, segment)
  const sent = copyOf(tcb)
  if (tcb.replies.length > 0) sent.replies = tcb.replies.filter((reply) => !settles(reply, segment, told))
  if (segment.flags.rst || tcb.state === 'CLOSED' || tcb.state === 'LISTEN') return sent
  advance(sent, tcb, segment)
  if (!told) return sent
  sent.lastAckSent = tcb.rcvNxt
  sent.edgeTold = seqAdd(tcb.rcvNxt, tcb.rcvWnd)
  return sent
}

/** In TIME-WAIT: the newer SYN that this SYN-ACK accepts, with an ISN above all that we have sent (3.6.1, MAY-2). */
const acceptedSyn = (tcb: Tcb, { flags, seq, ack }: Segment): Segment | undefined => {
  if (!flags.syn || !flags.ack || flags.rst || seqDistance(tcb.sndNxt, seq) <= 0) return undefined
  return tcb.replies.find(({ reopening }) => reopening !== undefined && ack === seqAdd(reopening.seq, 1))
    ?.reopening
}

/** The segment acknowledges all that was taken in. The first acknowledgement of a SYN that came first is the SYN-ACK. */
const tells = (tcb: Tcb, segment: Segment): boolean => {
  if (tcb.irs === undefined || segment.flags.rst || !segment.flags.ack || segment.ack !== tcb.rcvNxt)
    return false
  return tcb.synAcked || tcb.lastAckSent !== undefined || isOurSyn(tcb, segment)
}

const isOurSyn = (tcb: Tcb, segment: Segment): boolean => segment.flags.syn && segment.seq === tcb.iss

/** SND.NXT moves over the numbers that leave for the first time, never past what there is to send; the FIN gets its own. */
const advance = (sent: InMaking<Tcb>, tcb: Tcb, segment: Segment): void => {
  if (tcb.finSeq !== undefined || !seqBeforeOrAt(segment.seq, tcb.sndNxt)) return
  if (segment.flags.syn && !isOurSyn(tcb, segment)) return
  if (tcb.sndNxt === tcb.iss && !tcb.synAcked && !segment.flags.syn) return
  const fin = finNumber(tcb)
  const isFin = segment.flags.fin && tcb.finQueued && seqAdd(seqAfter(segment), -1) === fin
  const last = isFin ? seqAdd(fin, 1) : fin
  // A FIN that is not ours takes no number of ours: it is not the octet that would have stood there.
  const after = segment.flags.fin && !isFin ? seqAdd(seqAfter(segment), -1) : seqAfter(segment)
  const end = seqBefore(last, after) ? last : after
  if (!seqBefore(tcb.sndNxt, end)) return
  sent.sndNxt = end
  sent.finSeq = isFin ? fin : undefined
}

/** This segment is what the reply asks for, or makes it needless: any acknowledgement of now repeats the last one. */
const settles = (reply: Reply, segment: Segment, told: boolean): boolean => {
  switch (reply.kind) {
    case 'rst':
      return isOwedReset(reply, segment)
    case 'challenge-ack':
    case 'duplicate-ack':
      return told
    case 'cookie':
      return segment.flags.syn && segment.seq === reply.segment.seq && segment.ack === reply.segment.ack
    case 'retransmission':
      return segment.seq === reply.segment.seq && segLen(segment) > 0
    default:
      return unreachable(reply.kind)
  }
}
