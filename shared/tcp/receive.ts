import { unreachable } from '../base/unreachable.ts'
import type { Result } from '../base/result.ts'
import { fail, ok } from '../base/result.ts'
import { copyOf } from './copyOf.ts'
import type { CallError } from './events.ts'
import type { Octets } from './segment.ts'
import type { Tcb } from './tcb.ts'

/**
 * The RECEIVE call: takes everything that has come in order and was not taken yet; possibly nothing.
 * Refused where no data can come any more and none are left. (By its letter 3.10.3 refuses in CLOSING, LAST-ACK and
 * TIME-WAIT even what has come already, but an application that has closed its own direction still reads: 3.6.)
 *
 * @see RFC 9293 3.10.3
 */
export const receive = (tcb: Tcb): Result<{ readonly tcb: Tcb; readonly data: Octets }, CallError> => {
  switch (tcb.state) {
    case 'CLOSED':
      return fail('connection-does-not-exist')
    case 'LISTEN':
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return ok({ tcb: withRead(tcb), data: tcb.unread })
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      if (tcb.unread === '') return fail('connection-closing')
      return ok({ tcb: withRead(tcb), data: tcb.unread })
    default:
      return unreachable(tcb.state)
  }
}

const withRead = (tcb: Tcb): Tcb => {
  const after = copyOf(tcb)
  after.unread = ''
  return after
}
