import type { Segment } from './segment.ts'
import { flagsOf } from './segment.ts'
import { bufferStart, isFinAcked, sentOctets } from './sendBuffer.ts'
import type { Tcb } from './tcb.ts'
import { MSS } from './tcb.ts'

/**
 * The oldest thing sent and not acknowledged, as it is sent again: the same numbers, the acknowledgement of now.
 * Undefined when nothing is outstanding.
 *
 * @see RFC 9293 3.8.1
 */
export const retransmissionOf = (tcb: Tcb): Segment | undefined => {
  if (tcb.state === 'CLOSED' || tcb.state === 'LISTEN' || tcb.sndUna === tcb.sndNxt) return undefined
  const common = { ack: tcb.rcvNxt, wnd: tcb.rcvWnd }
  if (!tcb.synAcked) {
    return tcb.irs === undefined
      ? { ...common, flags: flagsOf('SYN'), seq: tcb.iss, data: '' }
      : { ...common, flags: flagsOf('SYN', 'ACK'), seq: tcb.iss, data: '' }
  }
  const sent = sentOctets(tcb)
  const data = sent.slice(0, MSS)
  if (data !== '') {
    const pushed = data.length === sent.length
    return { ...common, flags: pushed ? flagsOf('ACK', 'PSH') : flagsOf('ACK'), seq: bufferStart(tcb), data }
  }
  return tcb.finSeq === undefined || isFinAcked(tcb)
    ? undefined
    : { ...common, flags: flagsOf('ACK', 'FIN'), seq: tcb.finSeq, data: '' }
}
