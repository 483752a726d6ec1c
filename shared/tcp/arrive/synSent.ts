import { toClosed } from '../closed.ts'
import { owing, rstOf } from '../reply.ts'
import type { Segment } from '../segment.ts'
import { seqAdd, seqBefore, seqBeforeOrAt } from '../seq.ts'
import { acknowledge } from './ack.ts'
import type { Arriving } from './step.ts'
import { finish, goOn } from './step.ts'

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
  if (rst)
    return acceptable
      ? finish(arriving, toClosed(tcb), { kind: 'connection-refused' })
      : finish(arriving, tcb)
  if (!syn) return finish(arriving, tcb)
  const heard = {
    ...tcb,
    irs: segment.seq,
    rcvNxt: seqAdd(segment.seq, 1),
    sndWnd: segment.wnd,
    sndWl1: segment.seq,
    sndWl2: segment.ack,
  }
  if (acceptable)
    return goOn(
      arriving,
      { ...acknowledge(heard, segment.ack), state: 'ESTABLISHED' },
      { kind: 'established' },
    )
  // Crossing SYNs: one connection, the same ISN again in our SYN-ACK (3.5, figure 7). The text waits.
  const text = { seq: seqAdd(segment.seq, 1), data: segment.data, fin: segment.flags.fin }
  const early = text.fin || text.data !== '' ? [text] : []
  return finish(arriving, { ...heard, state: 'SYN-RECEIVED', early })
}
