import { unreachable } from '../../base/unreachable.ts'
import { toClosed } from '../closed.ts'
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
  const taken = takeWindow(acknowledge(tcb, segment.ack), segment)
  switch (tcb.state) {
    case 'ESTABLISHED':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'TIME-WAIT':
      return goOn(arriving, taken)
    case 'FIN-WAIT-1':
      return goOn(arriving, isFinAcked(taken) ? { ...taken, state: 'FIN-WAIT-2' } : taken)
    case 'CLOSING':
      return isFinAcked(taken) ? goOn(arriving, toTimeWait(taken)) : goOn(arriving, taken)
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
  const established: Tcb = {
    ...acknowledge(tcb, segment.ack),
    state: tcb.finQueued ? 'FIN-WAIT-1' : 'ESTABLISHED',
    ...offered(tcb, segment.wnd),
    sndWl1: segment.seq,
    sndWl2: segment.ack,
  }
  return goOn(arriving, established, { kind: 'established' })
}

/** Above SND.NXT, or so far below SND.UNA that no segment of ours could have called for it (RFC 5961 5.2). */
const isOutside = (tcb: Tcb, ack: Seq): boolean =>
  seqBefore(tcb.sndNxt, ack) || seqBefore(ack, seqAdd(tcb.sndUna, -tcb.maxSndWnd))

/** Everything below `ack` has arrived: it leaves the send buffer. An old ACK changes nothing. */
export const acknowledge = (tcb: Tcb, ack: Seq): Tcb => {
  if (!seqBefore(tcb.sndUna, ack) || !seqBeforeOrAt(ack, tcb.sndNxt)) return tcb
  const octets = Math.max(0, seqDistance(bufferStart(tcb), ack))
  return {
    ...tcb,
    sndUna: ack,
    synAcked: true,
    sendBuffer: tcb.sendBuffer.slice(octets),
    // News from the peer start the retransmission timer anew (RFC 6298 5.3): what it asked for is not due any more.
    replies:
      tcb.replies.length === 0 ? tcb.replies : tcb.replies.filter((reply) => reply.kind !== 'retransmission'),
  }
}

/** The send window follows the newest segment only: SND.WL1 and SND.WL2 keep an old one from shrinking it. */
const takeWindow = (tcb: Tcb, segment: Segment): Tcb => {
  const { seq, ack, wnd } = segment
  if (seqBefore(ack, tcb.sndUna)) return tcb
  const isNewer = seqBefore(tcb.sndWl1, seq) || (tcb.sndWl1 === seq && seqBeforeOrAt(tcb.sndWl2, ack))
  return isNewer
    ? { ...tcb, sndWnd: wnd, maxSndWnd: Math.max(tcb.maxSndWnd, wnd), sndWl1: seq, sndWl2: ack }
    : tcb
}

/** SND.WND as the peer offers it now, and the largest that it has ever offered. */
export const offered = (tcb: Tcb, wnd: number): Pick<Tcb, 'sndWnd' | 'maxSndWnd'> => ({
  sndWnd: wnd,
  maxSndWnd: Math.max(tcb.maxSndWnd, wnd),
})

/** Both FINs are done: the 2 MSL clock starts. */
export const toTimeWait = (tcb: Tcb): Tcb => ({
  ...tcb,
  state: 'TIME-WAIT',
  timeWaitStarts: tcb.timeWaitStarts + 1,
})
