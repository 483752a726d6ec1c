import { ackReply, owing } from '../reply.ts'
import { retransmissionOf } from '../retransmission.ts'
import type { Segment } from '../segment.ts'
import { segLen, seqAfter } from '../segment.ts'
import type { Seq } from '../seq.ts'
import { seqAdd, seqInWindow } from '../seq.ts'
import { isSynchronized } from '../state.ts'
import type { Tcb } from '../tcb.ts'
import { acknowledgement, toTimeWait } from './ack.ts'
import type { Arriving, Step } from './step.ts'
import { finish, goOn } from './step.ts'
import { challengeSyn } from './syn.ts'

/**
 * First, check the sequence number: part of the segment must lie in the receive window. What does not is dropped,
 * and answered with the ACK that tells the peer where we are (unless it is a reset).
 *
 * @see RFC 9293 3.10.7.4 first, 3.4
 */
export const sequenceStep: Step = (arriving, segment) => {
  const { tcb } = arriving
  // A reset is looked at by its number alone; what lies outside the window is dropped in silence (RFC 5961 3.2).
  if (segment.flags.rst) return isInside(tcb, segment.seq) ? arriving : finish(arriving, tcb)
  if (isAcceptable(tcb, segment)) return arriving
  if (isOpeningAgain(tcb, segment)) return openingAgain(arriving, segment)
  if (segment.flags.syn && isSynchronized(tcb.state)) return challengeSyn(arriving, segment)
  const answered = owing(tcb, ackReply(tcb, 'duplicate-ack', 'out-of-window', '3.10.7.4'))
  return bringsAck(tcb, segment) ? repeated(arriving, answered, segment) : finish(arriving, answered)
}

/** The number lies in the receive window, or is the one expected while the window is shut ("special allowance"). */
const isInside = ({ rcvNxt, rcvWnd }: Tcb, seq: Seq): boolean =>
  seq === rcvNxt || seqInWindow(seq, rcvNxt, rcvWnd)

/**
 * The four cases of RFC 9293 3.4: segment with or without length, window open or shut. By its letter a segment that
 * sticks out of the window on both sides is not acceptable; it is answered, and comes again in other pieces.
 */
export const isAcceptable = (tcb: Tcb, segment: Segment): boolean => {
  const { rcvNxt, rcvWnd } = tcb
  if (rcvWnd === 0) return segLen(segment) === 0 && segment.seq === rcvNxt
  const last = seqAdd(seqAfter(segment), -1)
  return (
    seqInWindow(segment.seq, rcvNxt, rcvWnd) || (segLen(segment) > 0 && seqInWindow(last, rcvNxt, rcvWnd))
  )
}

/**
 * The SYN that we have already taken, once more, while the connection is not established yet; with ACK only where
 * SYNs have crossed: a listener's caller has nothing to acknowledge in its SYN.
 */
const isOpeningAgain = (tcb: Tcb, { flags, seq }: Segment): boolean =>
  !tcb.synAcked && flags.syn && seq === tcb.irs && (!flags.ack || tcb.opened === 'active')

/**
 * By the letter a repeated SYN in SYN-RECEIVED lies below the window and draws a bare ACK, which its sender, still
 * in SYN-SENT, would drop. Real stacks send the SYN-ACK again, and so do we. After crossing SYNs the peer's
 * SYN-ACK repeats the same number too, and its ACK counts: figure 7 shows what is meant (appendix A.2 admits it).
 */
const openingAgain = (arriving: Arriving, segment: Segment): Arriving => {
  const { tcb } = arriving
  if (segment.flags.ack) return goOn(arriving, tcb)
  const again = retransmissionOf(tcb)
  return again === undefined || tcb.lastAckSent === undefined
    ? finish(arriving, tcb)
    : finish(
        arriving,
        owing(tcb, { kind: 'retransmission', segment: again, because: 'syn-arrived', rfc: '3.10.7.4' }),
      )
}

/**
 * Not acceptable, yet its ACK is worth reading: a repetition of the last thing taken in, which ends exactly where
 * the window begins, or what would come next while the window is shut ("special allowance", 3.10.7.4 first).
 */
const bringsAck = (tcb: Tcb, segment: Segment): boolean => {
  if (!segment.flags.ack || !tcb.synAcked) return false
  return segment.seq === tcb.rcvNxt || seqAfter(segment) === tcb.rcvNxt
}

/**
 * A repeated FIN or repeated data bring nothing new, but their ACK may: dropping it could keep a simultaneous
 * close from ever ending (appendix A.2). In TIME-WAIT a repeated FIN starts 2 MSL anew (3.10.7.4 eighth).
 */
const repeated = (arriving: Arriving, answered: Tcb, segment: Segment): Arriving => {
  const restarts =
    answered.state === 'TIME-WAIT' && segment.flags.fin && seqAfter(segment) === answered.rcvNxt
  const { tcb, events } = acknowledgement(goOn(arriving, restarts ? toTimeWait(answered) : answered), segment)
  return { tcb, events, done: true }
}
