import { unreachable } from '../base/unreachable.ts'
import { toClosed } from './closed.ts'
import type { Outcome } from './events.ts'
import { owing } from './reply.ts'
import { repetitionOf } from './retransmission.ts'
import type { Tcb } from './tcb.ts'

/**
 * A timer has run out. Retransmission: the oldest unacknowledged thing is owed again, with its old number and the
 * acknowledgement of now; with the peer's window shut, one octet to ask whether it is open. Time-wait: 2 MSL have passed and the connection is forgotten. A timer that is not
 * running changes nothing.
 *
 * @see RFC 9293 3.10.8, 3.8.1, 3.8.6.1
 */
export const expire = (tcb: Tcb, timer: 'retransmission' | 'time-wait'): Outcome => {
  switch (timer) {
    case 'retransmission': {
      const again = repetitionOf(tcb)
      if (again === undefined) return { tcb, events: [] }
      const reply = {
        kind: 'retransmission',
        segment: again,
        because: 'retransmission-timeout',
        rfc: '3.8.1',
      } as const
      return { tcb: owing(tcb, reply), events: [] }
    }
    case 'time-wait':
      return tcb.state === 'TIME-WAIT'
        ? { tcb: toClosed(tcb), events: [{ kind: 'connection-closed' }] }
        : { tcb, events: [] }
    default:
      return unreachable(timer)
  }
}
