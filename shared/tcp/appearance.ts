import { unreachable } from '../base/unreachable.ts'
import type { Segment } from './segment.ts'
import type { State } from './state.ts'
import type { Tcb } from './tcb.ts'
import { transmit } from './transmit.ts'

/**
 * The state that a person sees who answers for this endpoint in its own time. RFC 9293 moves the state in the same
 * instant in which it sends; as long as the SYN, SYN-ACK or FIN that a state speaks of has not really left, the
 * state before it is shown.
 *
 * @see RFC 9293 3.3.2, 3.10
 */
export const appearance = (tcb: Tcb): State => {
  const synUnsent = tcb.sndNxt === tcb.iss && !tcb.synAcked
  const finUnsent = tcb.finSeq === undefined
  switch (tcb.state) {
    case 'SYN-SENT':
      return synUnsent ? 'CLOSED' : 'SYN-SENT'
    case 'SYN-RECEIVED':
      return tcb.lastAckSent === undefined ? beforeSynAck(tcb, synUnsent) : 'SYN-RECEIVED'
    case 'FIN-WAIT-1':
      if (!finUnsent) return 'FIN-WAIT-1'
      if (tcb.synAcked) return 'ESTABLISHED'
      return tcb.lastAckSent === undefined ? beforeSynAck(tcb, synUnsent) : 'SYN-RECEIVED'
    case 'CLOSING':
    case 'LAST-ACK':
      return finUnsent ? 'CLOSE-WAIT' : tcb.state
    case 'CLOSED':
    case 'LISTEN':
    case 'ESTABLISHED':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'TIME-WAIT':
      return tcb.state
    default:
      return unreachable(tcb.state)
  }
}

const beforeSynAck = (tcb: Tcb, synUnsent: boolean): State => {
  if (tcb.opened === 'passive') return 'LISTEN'
  return synUnsent ? 'CLOSED' : 'SYN-SENT'
}

/** The state shown after this segment has been sent. */
export const stateAfter = (tcb: Tcb, segment: Segment): State => appearance(transmit(tcb, segment))
