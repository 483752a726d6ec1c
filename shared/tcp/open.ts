import type { Result } from '../base/result.ts'
import { fail, ok } from '../base/result.ts'
import { closedTcb } from './closed.ts'
import type { CallError } from './events.ts'
import type { Tcb } from './tcb.ts'

/**
 * The OPEN call. Active: the SYN is owed and the state is SYN-SENT. Passive: LISTEN. An active open of a listening
 * endpoint makes it the caller; any other state has its connection already. A reset that is still owed from
 * before stays owed. The ISN is the `iss` of the TCB: to choose a new one is the driver's part.
 *
 * @see RFC 9293 3.10.1
 */
export const open = (tcb: Tcb, kind: 'active' | 'passive'): Result<Tcb, CallError> => {
  const free = tcb.state === 'CLOSED' || (tcb.state === 'LISTEN' && kind === 'active')
  if (!free) return fail('connection-already-exists')
  const fresh = closedTcb({ iss: tcb.iss, rcvWnd: tcb.rcvWnd, mss: tcb.mss })
  fresh.opened = kind
  fresh.state = kind === 'active' ? 'SYN-SENT' : 'LISTEN'
  fresh.replies = tcb.replies
  fresh.cookieSecret = tcb.cookieSecret
  return ok(fresh)
}
