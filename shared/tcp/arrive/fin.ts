import type { InMaking } from '../../base/inMaking.ts'
import { unreachable } from '../../base/unreachable.ts'
import { copyOf } from '../copyOf.ts'
import { isFinAcked } from '../sendBuffer.ts'
import { seqAdd } from '../seq.ts'
import type { Tcb } from '../tcb.ts'
import { startTwoMsl } from './ack.ts'
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
  const taken = copyOf(tcb)
  taken.early = []
  taken.rcvNxt = seqAdd(tcb.rcvNxt, 1)
  toFinTaken(taken)
  return finish(arriving, taken, { kind: 'connection-closing' })
}

const toFinTaken = (tcb: InMaking<Tcb>): void => {
  switch (tcb.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
      tcb.state = 'CLOSE-WAIT'
      return
    case 'FIN-WAIT-1':
      if (isFinAcked(tcb)) startTwoMsl(tcb)
      else tcb.state = 'CLOSING'
      return
    case 'FIN-WAIT-2':
      startTwoMsl(tcb)
      return
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      return
    default:
      return unreachable(tcb.state)
  }
}
