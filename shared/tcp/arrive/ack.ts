import type { InMaking } from '../../base/inMaking.ts'
import { unreachable } from '../../base/unreachable.ts'
import { toClosed } from '../closed.ts'
import { copyOf } from '../copyOf.ts'
import { ackReply, owing, rstOf } from '../reply.ts'
import type { Segment } from '../segment.ts'
import { bufferStart, isFinAcked } from '../sendBuffer.ts'
import type { Seq } from '../seq.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from '../seq.ts'
import type { Tcb } from '../tcb.ts'
import type { Arriving, Step } from './step.ts'
import { finish, goOn } from './step.ts'

/**
 * Fifth, check the ACK field. Without the ACK bit the segment is dropped: after the opening every segment carries
 * it, also a FIN.
 *
 * @see RFC 9293 3.10.7.4 fifth
 */
export const ackStep: Step = (arriving, segment) =>
  segment.flags.ack ? acknowledgement(arriving, segment) : finish(arriving, arriving.tcb)

/** What the ACK field of a segment does in each state. */
export const acknowledgement: Step = (arriving, segment) => {
  const { tcb } = arriving
  if (!tcb.synAcked && tcb.state === 'SYN-RECEIVED') return ofOurSyn(arriving, segment)
  if (isOutside(tcb, segment.ack))
    return finish(arriving, owing(tcb, ackReply(tcb, 'challenge-ack', 'unacceptable-ack', '3.10.7.4')))
  const taken = heeding(tcb, segment)
  switch (tcb.state) {
    case 'ESTABLISHED':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'TIME-WAIT':
      return goOn(arriving, taken)
    case 'FIN-WAIT-1':
      return goOn(arriving, isFinAcked(taken) ? toFinWait2(taken) : taken)
    case 'CLOSING':
      return goOn(arriving, isFinAcked(taken) ? toTimeWait(taken) : taken)
    case 'LAST-ACK':
      return isFinAcked(taken)
        ? finish(arriving, toClosed(taken), { kind: 'connection-closed' })
        : goOn(arriving, taken)
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      throw new Error(`an ACK in ${tcb.state} is not looked at here`)
    default:
      return unreachable(tcb.state)
  }
}

/** SYN-RECEIVED: the ACK of our SYN establishes; any other is answered by the reset that its sender will believe. */
const ofOurSyn = (arriving: Arriving, segment: Segment): Arriving => {
  const { tcb } = arriving
  if (!seqBefore(tcb.sndUna, segment.ack) || !seqBeforeOrAt(segment.ack, tcb.sndNxt))
    return finish(arriving, owing(tcb, rstOf(segment.ack, 'unacceptable-ack', '3.10.7.4')))
  const established = copyOf(tcb)
  acknowledge(established, segment.ack)
  offered(established, segment, segment.ack)
  established.state = tcb.finQueued ? 'FIN-WAIT-1' : 'ESTABLISHED'
  return goOn(arriving, established, { kind: 'established' })
}

/** Above SND.NXT, or so far below SND.UNA that no segment of ours could have called for it (RFC 5961 5.2). */
const isOutside = (tcb: Tcb, ack: Seq): boolean =>
  seqBefore(tcb.sndNxt, ack) || seqBefore(ack, seqAdd(tcb.sndUna, -tcb.maxSndWnd))

/** The TCB with the ACK (no higher than SND.NXT) and the window of a segment; the very same one where both are old. */
const heeding = (tcb: Tcb, segment: Segment): Tcb => {
  const isNew = seqBefore(tcb.sndUna, segment.ack)
  const isNewer = isWindowNewer(tcb, segment)
  if (!isNew && !isNewer) return tcb
  const taken = copyOf(tcb)
  if (isNew) acknowledge(taken, segment.ack)
  if (isNewer) offered(taken, segment, segment.ack)
  return taken
}

/** The send window follows the newest segment only: SND.WL1 and SND.WL2 keep an old one from shrinking it. */
const isWindowNewer = ({ sndUna, sndWl1, sndWl2 }: Tcb, { seq, ack }: Segment): boolean =>
  !seqBefore(ack, sndUna) && (seqBefore(sndWl1, seq) || (sndWl1 === seq && seqBeforeOrAt(sndWl2, ack)))

/** Everything below `ack` has arrived: it leaves the send buffer. `ack` is above SND.UNA, and no higher than SND.NXT. */
export const acknowledge = (tcb: InMaking<Tcb>, ack: Seq): void => {
  tcb.sendBuffer = tcb.sendBuffer.slice(Math.max(0, seqDistance(bufferStart(tcb), ack)))
  tcb.sndUna = ack
  tcb.synAcked = true
  // News from the peer start the retransmission timer anew (RFC 6298 5.3): what it asked for is not due any more.
  if (tcb.replies.length > 0) tcb.replies = tcb.replies.filter((reply) => reply.kind !== 'retransmission')
}

/** SND.WND as this segment of the peer offers it, and the largest that it has ever offered. */
export const offered = (tcb: InMaking<Tcb>, { seq, wnd }: Segment, sndWl2: Seq): void => {
  tcb.sndWnd = wnd
  tcb.maxSndWnd = Math.max(tcb.maxSndWnd, wnd)
  tcb.sndWl1 = seq
  tcb.sndWl2 = sndWl2
}

/** Our FIN has been acknowledged; theirs has not come. */
const toFinWait2 = (tcb: Tcb): Tcb => {
  const half = copyOf(tcb)
  half.state = 'FIN-WAIT-2'
  return half
}

/** The TCB in TIME-WAIT, with its 2 MSL clock started, or started anew. */
export const toTimeWait = (tcb: Tcb): Tcb => {
  const waiting = copyOf(tcb)
  startTwoMsl(waiting)
  return waiting
}

/** Both FINs are done: the 2 MSL clock starts. */
export const startTwoMsl = (tcb: InMaking<Tcb>): void => {
  tcb.state = 'TIME-WAIT'
  tcb.timeWaitStarts += 1
}
