import { answeringByCookie } from '../cookie.ts'
import { offered } from './ack.ts'
import { textOf, withEarly } from './early.ts'
import { owing, rstFor } from '../reply.ts'
import type { Segment } from '../segment.ts'
import { seqAdd } from '../seq.ts'
import type { Tcb } from '../tcb.ts'

/**
 * LISTEN: first RST (ignored), second ACK (answered by a reset: nobody has been told anything yet), third SYN (the
 * SYN-ACK is owed). Data or a FIN on the SYN wait until the connection is established. With SYN cookies the SYN leaves
 * nothing but its answer; the ACK that brings a cookie back does not come here (`arrive`).
 *
 * @see RFC 9293 3.10.7.2
 */
export const listen = (tcb: Tcb, segment: Segment): Tcb => {
  const { rst, ack, syn } = segment.flags
  if (rst) return tcb
  if (ack) return owing(tcb, rstFor(segment, 'no-connection', '3.10.7.2'))
  if (!syn) return tcb
  if (tcb.cookieSecret !== undefined) return answeringByCookie(tcb, tcb.cookieSecret, segment)
  const heard: Tcb = {
    ...tcb,
    state: 'SYN-RECEIVED',
    irs: segment.seq,
    rcvNxt: seqAdd(segment.seq, 1),
    ...offered(tcb, segment.wnd),
    sndWl1: segment.seq,
    sndWl2: tcb.iss,
  }
  return { ...heard, early: withEarly([], textOf(heard, segment)) }
}
