import { unreachable } from '../../base/unreachable.ts'
import { isFinAcked } from '../sendBuffer.ts'
import { seqAdd } from '../seq.ts'
import type { Tcb } from '../tcb.ts'
import { toTimeWait } from './ack.ts'
import type { Step } from './step.ts'
import { finish } from './step.ts'

/**
 * Eighth, check the FIN bit. It counts only when everything before it has come; until then it waits with the early
 * text. It takes one number, and its ACK is owed at once, whatever the application does.
 *
 * @see RFC 9293 3.10.7.4 eighth
 */
export const finStep: Step = (arriving, segment) => {
  const { tcb } = arriving
  const [first] = tcb.early
  if (first?.fin !== true || first.seq !== tcb.rcvNxt)
    return segment.flags.fin ? finish(arriving, tcb) : arriving
  const next = toFinTaken({ ...tcb, early: [], rcvNxt: seqAdd(tcb.rcvNxt, 1) })
  return finish(arriving, next, { kind: 'connection-closing' })
}

const toFinTaken = (tcb: Tcb): Tcb => {
  switch (tcb.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
      return { ...tcb, state: 'CLOSE-WAIT' }
    case 'FIN-WAIT-1':
      return isFinAcked(tcb) ? toTimeWait(tcb) : { ...tcb, state: 'CLOSING' }
    case 'FIN-WAIT-2':
      return toTimeWait(tcb)
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      return tcb
    default:
      return unreachable(tcb.state)
  }
}
