import { toListen } from '../closed.ts'
import { ackReply, owing } from '../reply.ts'
import { mayReopen } from '../reopen.ts'
import type { Segment } from '../segment.ts'
import type { Arriving, Step } from './step.ts'
import { finish } from './step.ts'

/**
 * Fourth, check the SYN bit. In SYN-RECEIVED after a passive open the half-open entry goes back to LISTEN. Later a
 * SYN is an old duplicate, a peer that has forgotten, or an attack: a challenge ACK tells them apart (RFC 5961 4.2).
 *
 * @see RFC 9293 3.10.7.4 fourth
 */
export const synStep: Step = (arriving, segment) => {
  const { tcb } = arriving
  if (!segment.flags.syn || (segment.seq === tcb.irs && !tcb.synAcked)) return arriving
  if (tcb.state === 'SYN-RECEIVED' && tcb.opened === 'passive') return finish(arriving, toListen(tcb))
  return challengeSyn(arriving, segment)
}

/**
 * A SYN in a synchronized state, wherever it lies, is answered by where we are. In TIME-WAIT a newer one may be
 * accepted instead (`reopened`): the choice is its receiver's, so the debt remembers the SYN.
 *
 * @see RFC 9293 3.10.7.4 first and fourth, RFC 5961 4.2
 */
export const challengeSyn = (arriving: Arriving, segment: Segment): Arriving => {
  const { tcb } = arriving
  const challenge = ackReply(tcb, 'challenge-ack', 'unexpected-syn', '3.10.7.4')
  return finish(
    arriving,
    owing(tcb, mayReopen(tcb, segment) ? { ...challenge, reopening: segment } : challenge),
  )
}
