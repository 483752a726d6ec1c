import { unreachable } from '../base/unreachable.ts'
import type { Result } from '../base/result.ts'
import { fail, ok } from '../base/result.ts'
import { toClosed } from './closed.ts'
import type { CallError } from './events.ts'
import { owing, rstOf } from './reply.ts'
import type { Tcb } from './tcb.ts'

/**
 * The ABORT call: the connection is gone at once, queued data with it; where the peer believes in the connection
 * a RST is owed, <SEQ=SND.NXT><CTL=RST>.
 *
 * @see RFC 9293 3.10.5
 */
export const abort = (tcb: Tcb): Result<Tcb, CallError> => {
  switch (tcb.state) {
    case 'CLOSED':
      return fail('connection-does-not-exist')
    case 'LISTEN':
    case 'SYN-SENT':
    case 'TIME-WAIT':
      return ok(toClosed(tcb))
    case 'CLOSING':
    case 'LAST-ACK':
      // By the letter both FINs are out. As long as ours is not, the peer waits for it, as in CLOSE-WAIT.
      return ok(tcb.finSeq === undefined ? reset(tcb) : toClosed(tcb))
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      return ok(reset(tcb))
    default:
      return unreachable(tcb.state)
  }
}

const reset = (tcb: Tcb): Tcb => owing(toClosed(tcb), rstOf(tcb.sndNxt, 'abort-called', '3.10.5'))
