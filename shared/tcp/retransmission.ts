import type { Segment } from './segment.ts'
import { flagsOf } from './segment.ts'
import { bufferStart, sentOctets, unsentLength, unsentOctets } from './sendBuffer.ts'
import { pureAck } from './reply.ts'
import type { Tcb } from './tcb.ts'

/**
 * What the retransmission timer now asks for: the oldest thing sent and not acknowledged, or, when the peer has
 * shut its window, one octet that asks whether it is open again. Undefined when there is nothing to ask for.
 *
 * @see RFC 9293 3.8.1, 3.8.6.1 (MUST-35, MUST-36)
 */
export const repetitionOf = (tcb: Tcb): Segment | undefined => retransmissionOf(tcb) ?? probeOf(tcb)

/** An endpoint with octets to send whose peer leaves it no room at all: nothing is outstanding to bring an ACK. */
export const isShutOut = (tcb: Tcb): boolean => isWindowShut(tcb) && unsentLength(tcb) > 0

/** The peer's window is shut, and nothing is outstanding whose ACK could tell that it has opened. */
export const isWindowShut = (tcb: Tcb): boolean =>
  tcb.synAcked && tcb.sndWnd === 0 && tcb.sndUna === tcb.sndNxt

const probeOf = (tcb: Tcb): Segment | undefined =>
  isShutOut(tcb) ? { ...pureAck(tcb), data: unsentOctets(tcb).slice(0, 1) } : undefined

/**
 * The oldest thing sent and not acknowledged, as it is sent again: the same numbers, the acknowledgement of now.
 * Undefined when nothing is outstanding.
 *
 * @see RFC 9293 3.8.1
 */
export const retransmissionOf = (tcb: Tcb): Segment | undefined => {
  if (tcb.sndUna === tcb.sndNxt) return undefined
  const common = { ack: tcb.rcvNxt, wnd: tcb.rcvWnd }
  if (!tcb.synAcked) {
    return tcb.irs === undefined
      ? { ...common, flags: flagsOf('SYN'), seq: tcb.iss, data: '' }
      : { ...common, flags: flagsOf('SYN', 'ACK'), seq: tcb.iss, data: '' }
  }
  const sent = sentOctets(tcb)
  const data = sent.slice(0, tcb.mss)
  if (data !== '') {
    const pushed = data.length === sent.length
    return { ...common, flags: pushed ? flagsOf('ACK', 'PSH') : flagsOf('ACK'), seq: bufferStart(tcb), data }
  }
  // Neither the SYN nor an octet is outstanding, so it is the FIN.
  return { ...common, flags: flagsOf('ACK', 'FIN'), seq: tcb.sndUna, data: '' }
}
