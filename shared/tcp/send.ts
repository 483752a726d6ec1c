import { unreachable } from '../base/unreachable.ts'
import type { Result } from '../base/result.ts'
import { fail, ok } from '../base/result.ts'
import { copyOf } from './copyOf.ts'
import type { CallError } from './events.ts'
import type { Octets } from './segment.ts'
import type { Tcb } from './tcb.ts'

/**
 * The SEND call: the octets are queued, and owed as soon as the state and the peer's window let them out.
 * Refused after CLOSE: no more data may follow a FIN.
 *
 * @param data one octet a character, codes 0 to 255
 * @see RFC 9293 3.10.2
 */
export const send = (tcb: Tcb, data: Octets): Result<Tcb, CallError> => {
  switch (tcb.state) {
    case 'CLOSED':
      return fail('connection-does-not-exist')
    case 'LISTEN':
      return fail('remote-unspecified')
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      if (tcb.finQueued) return fail('connection-closing')
      return ok(withQueued(tcb, data))
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return fail('connection-closing')
    default:
      return unreachable(tcb.state)
  }
}

const withQueued = (tcb: Tcb, data: Octets): Tcb => {
  const after = copyOf(tcb)
  after.sendBuffer = tcb.sendBuffer + data
  return after
}
