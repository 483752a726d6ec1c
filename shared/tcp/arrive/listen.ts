import { answeringByCookie } from '../cookie.ts'
import { textOf, withEarly } from './early.ts'
import { hearing } from './hearing.ts'
import { owing, rstFor } from '../reply.ts'
import type { Segment } from '../segment.ts'
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
  const heard = hearing(tcb, segment, tcb.iss)
  heard.state = 'SYN-RECEIVED'
  heard.early = withEarly([], textOf(heard, segment))
  return heard
}
