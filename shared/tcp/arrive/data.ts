import { unreachable } from '../../base/unreachable.ts'
import { toClosed } from '../closed.ts'
import { ackReply, owing, rstOf } from '../reply.ts'
import type { Segment } from '../segment.ts'
import { seqAdd, seqBefore } from '../seq.ts'
import type { EarlySegment, Tcb } from '../tcb.ts'
import { isEmpty, joined, textOf, withEarly } from './early.ts'
import type { Arriving, Step } from './step.ts'
import { finish, goOn } from './step.ts'

/**
 * Seventh, process the segment text: what continues RCV.NXT is taken in, with everything early that it joins up
 * with; what leaves a gap waits, and its sender is told again where the gap begins.
 *
 * @see RFC 9293 3.10.7.4 seventh, 3.8.6
 */
export const dataStep: Step = (arriving, segment) => {
  const { tcb } = arriving
  switch (tcb.state) {
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return takeText(arriving, segment)
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
    case 'SYN-RECEIVED':
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      // The peer's FIN has been taken: text beyond it should not occur and is ignored.
      return arriving
    default:
      return unreachable(tcb.state)
  }
}

/** An empty segment brings nothing and is answered by nothing, wherever it lies: else two gaps would talk for ever. */
const takeText = (arriving: Arriving, segment: Segment): Arriving => {
  const { tcb } = arriving
  const text = textOf(tcb, segment)
  if (tcb.deaf && bringsOctets(tcb, text)) return refuseText(arriving, segment)
  const early = withEarly(tcb.early, text)
  const taken = joined(tcb, early)
  const leavesGap = !isEmpty(text) && seqBefore(taken.rcvNxt, text.seq)
  const next = leavesGap ? owing(taken, ackReply(taken, 'duplicate-ack', 'out-of-order', '3.10.7.4')) : taken
  const data = taken.unread.slice(tcb.unread.length)
  return data === '' ? goOn(arriving, next) : goOn(arriving, next, { kind: 'delivered', data })
}

/** Some octet of the text has never been here. */
const bringsOctets = (tcb: Tcb, { seq, data }: EarlySegment): boolean =>
  data !== '' && seqBefore(tcb.rcvNxt, seqAdd(seq, data.length))

/**
 * Nobody will ever read this: the sender has to be told that its data are lost (3.6.1, SHLD-3). SND.NXT is the number
 * that it believes once it has all that we sent; real stacks take SEG.ACK, as for a connection that is no more.
 */
const refuseText = (arriving: Arriving, segment: Segment): Arriving => {
  const { tcb } = arriving
  const reset = { ...rstOf(tcb.sndNxt, 'data-unread', '3.6.1'), orSeq: segment.ack }
  return finish(arriving, owing(toClosed(tcb), reset), { kind: 'data-lost' })
}
