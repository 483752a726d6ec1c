import { toListen } from '../closed.ts'
import { ackReply, owing } from '../reply.ts'
import type { Step } from './step.ts'
import { finish } from './step.ts'

/**
 * Fourth, check the SYN bit. In SYN-RECEIVED after a passive open the half-open entry goes back to LISTEN. Later a
 * SYN is an old duplicate, a peer that has forgotten, or an attack: a challenge ACK tells them apart (RFC 5961 4.2).
 * (RFC 6191 would let a SYN with a higher number take over in TIME-WAIT; the RFC says MAY, and we challenge.)
 *
 * @see RFC 9293 3.10.7.4 fourth
 */
export const synStep: Step = (arriving, segment) => {
  const { tcb } = arriving
  if (!segment.flags.syn || (segment.seq === tcb.irs && !tcb.synAcked)) return arriving
  if (tcb.state === 'SYN-RECEIVED' && tcb.opened === 'passive') return finish(arriving, toListen(tcb))
  return finish(arriving, owing(tcb, ackReply(tcb, 'challenge-ack', 'unexpected-syn', '3.10.7.4')))
}
