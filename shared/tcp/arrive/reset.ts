import { unreachable } from '../../base/unreachable.ts'
import { toClosed, toListen } from '../closed.ts'
import { ackReply, owing } from '../reply.ts'
import type { Arriving, Step } from './step.ts'
import { finish } from './step.ts'

/**
 * Second, check the RST bit. Only a reset with exactly the number that we expect is believed; one that merely lies
 * in the window draws a challenge ACK, for anybody could have guessed it (RFC 5961 3.2).
 *
 * @see RFC 9293 3.10.7.4 second
 */
export const resetStep: Step = (arriving, segment) => {
  const { tcb } = arriving
  if (!segment.flags.rst) return arriving
  return segment.seq === tcb.rcvNxt
    ? wasReset(arriving)
    : finish(arriving, owing(tcb, ackReply(tcb, 'challenge-ack', 'inexact-rst', '3.10.7.4')))
}

const wasReset = (arriving: Arriving): Arriving => {
  const { tcb } = arriving
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      return tcb.opened === 'passive'
        ? finish(arriving, toListen(tcb))
        : finish(arriving, toClosed(tcb), { kind: 'connection-refused' })
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      return finish(arriving, toClosed(tcb), { kind: 'connection-reset' })
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      // As long as our FIN has not left, what is queued is lost: the RFC's state is still the one before.
      return finish(arriving, toClosed(tcb), {
        kind: tcb.finSeq === undefined ? 'connection-reset' : 'connection-closed',
      })
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      throw new Error(`a reset in ${tcb.state} is not looked at here`)
    default:
      return unreachable(tcb.state)
  }
}
