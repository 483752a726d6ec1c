import { unreachable } from '../base/unreachable.ts'
import type { Result } from '../base/result.ts'
import { fail, ok } from '../base/result.ts'
import { toClosed } from './closed.ts'
import { copyOf } from './copyOf.ts'
import type { CallError } from './events.ts'
import { owing, rstOf } from './reply.ts'
import type { State } from './state.ts'
import type { Tcb } from './tcb.ts'

/**
 * The CLOSE call: no more data from us; what is queued goes first, then a FIN. We still receive.
 *
 * Refused without a connection, and after an earlier CLOSE unless this one is deaf.
 *
 * @param options.deaf nobody will read any more either, as after `close()` on a socket: data unread now, or that
 *   come later, are answered with RST instead of an orderly close (RFC 9293 3.6.1, SHLD-3). It may follow an
 *   earlier CLOSE, as `close()` follows `shutdown()`.
 * @see RFC 9293 3.10.4
 */
export const close = (tcb: Tcb, options: { readonly deaf?: boolean } = {}): Result<Tcb, CallError> => {
  const isDeaf = options.deaf === true
  switch (tcb.state) {
    case 'CLOSED':
      return fail('connection-does-not-exist')
    case 'LISTEN':
    case 'SYN-SENT':
      return ok(toClosed(tcb))
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      if (isDeaf && tcb.unread !== '') return ok(unreadLost(tcb))
      if (tcb.finQueued) return again(tcb, isDeaf)
      return ok(closed(tcb, isDeaf))
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
      if (isDeaf && tcb.unread !== '') return ok(unreadLost(tcb))
      return again(tcb, isDeaf)
    case 'TIME-WAIT':
      return again(tcb, isDeaf)
    default:
      return unreachable(tcb.state)
  }
}

/** The RFC would also accept a second CLOSE as long as no second FIN leaves; we accept it to become deaf. */
const again = (tcb: Tcb, isDeaf: boolean): Result<Tcb, CallError> =>
  isDeaf && !tcb.deaf ? ok(deafened(tcb)) : fail('connection-closing')

const deafened = (tcb: Tcb): Tcb => {
  const deaf = copyOf(tcb)
  deaf.deaf = true
  deaf.unread = ''
  return deaf
}

/** What has come will never be read: the peer has to be told that its data are lost. */
const unreadLost = (tcb: Tcb): Tcb => {
  const over = toClosed(tcb)
  over.unread = ''
  return owing(over, rstOf(tcb.sndNxt, 'data-unread', '3.6.1'))
}

/** CLOSE was called for the first time: the FIN is queued. */
const closed = (tcb: Tcb, isDeaf: boolean): Tcb => {
  const after = copyOf(tcb)
  after.deaf = isDeaf
  after.finQueued = true
  after.state = closing(tcb)
  return after
}

/**
 * CLOSE-WAIT goes to LAST-ACK (RFC 1122 4.2.2.20 corrected the CLOSING of RFC 793), at once, as ESTABLISHED goes to
 * FIN-WAIT-1 and as real stacks do; by the letter it waits until the data before the FIN are in segments. In
 * SYN-RECEIVED the FIN may leave at once when nothing is queued; otherwise the call waits until the connection is
 * established.
 */
const closing = (tcb: Tcb): State => {
  if (tcb.state === 'CLOSE-WAIT') return 'LAST-ACK'
  return tcb.state === 'SYN-RECEIVED' && tcb.sendBuffer !== '' ? 'SYN-RECEIVED' : 'FIN-WAIT-1'
}
