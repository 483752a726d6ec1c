import { toClosed } from '../closed.ts'
import { owing, rstOf } from '../reply.ts'
import type { Segment } from '../segment.ts'
import { seqBefore, seqBeforeOrAt } from '../seq.ts'
import { acknowledge } from './ack.ts'
import { textOf, withEarly } from './early.ts'
import type { Arriving } from './step.ts'
import { finish, goOn } from './step.ts'
import { hearing } from './hearing.ts'

/**
 * SYN-SENT: first ACK, second RST, fourth SYN (third, security, is not part of this engine). Answers "go on" when
 * the text of the segment is to be looked at.
 *
 * @see RFC 9293 3.10.7.3
 */
export const synSent = (arriving: Arriving, segment: Segment): Arriving => {
  const { tcb } = arriving
  const { ack, rst, syn } = segment.flags
  const acceptable = ack && seqBefore(tcb.iss, segment.ack) && seqBeforeOrAt(segment.ack, tcb.sndNxt)
  if (ack && !acceptable)
    return finish(arriving, rst ? tcb : owing(tcb, rstOf(segment.ack, 'unacceptable-ack', '3.10.7.3')))
  // The RFC says "connection reset" here; sockets call it ECONNREFUSED.
  if (rst)
    return acceptable ? finish(arriving, toClosed(tcb), { kind: 'connection-reset' }) : finish(arriving, tcb)
  if (!syn) return finish(arriving, tcb)
  const heard = hearing(tcb, segment, ack ? segment.ack : tcb.iss)
  if (acceptable) {
    acknowledge(heard, segment.ack)
    heard.state = 'ESTABLISHED'
    return goOn(arriving, heard, { kind: 'established' })
  }
  // Crossing SYNs: one connection, the same ISN again in our SYN-ACK (3.5, figure 7). The text waits.
  heard.state = 'SYN-RECEIVED'
  heard.early = withEarly([], textOf(heard, segment))
  return finish(arriving, heard)
}
