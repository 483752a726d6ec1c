import { unreachable } from '../../base/unreachable.ts'
import { toClosed } from '../closed.ts'
import { ackReply, owing, rstOf } from '../reply.ts'
import type { Segment } from '../segment.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from '../seq.ts'
import type { EarlySegment, Tcb } from '../tcb.ts'
import type { Arriving, Step } from './step.ts'
import { finish, goOn } from './step.ts'

/**
 * Seventh, process the segment text: what continues RCV.NXT is taken in, with everything early that it joins up
 * with; what leaves a gap waits, and its sender is told again where the gap begins.
 *
 * @see RFC 9293 3.10.7.4 seventh, 3.8.6
 */
export const dataStep: Step = (arriving, segment) => {
  const { tcb } = arriving
  switch (tcb.state) {
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return takeText(arriving, segment)
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
    case 'SYN-RECEIVED':
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      // The peer's FIN has been taken: text beyond it should not occur and is ignored.
      return arriving
    default:
      return unreachable(tcb.state)
  }
}

const takeText = (arriving: Arriving, segment: Segment): Arriving => {
  const { tcb } = arriving
  const text: EarlySegment = {
    seq: segment.flags.syn ? seqAdd(segment.seq, 1) : segment.seq,
    data: segment.data,
    fin: segment.flags.fin,
  }
  if (text.data !== '' && tcb.deaf) return refuseText(arriving)
  if (text.data === '' && !text.fin && tcb.early.length === 0) return arriving
  const waiting = seqBefore(tcb.rcvNxt, text.seq)
  const queued = { ...tcb, early: insert(tcb.early, text) }
  if (waiting)
    return goOn(arriving, owing(queued, ackReply(tcb, 'duplicate-ack', 'out-of-order', '3.10.7.4')))
  const joined = join(queued)
  const data = joined.unread.slice(tcb.unread.length)
  return data === '' ? goOn(arriving, joined) : goOn(arriving, joined, { kind: 'delivered', data })
}

/** Nobody will ever read this: the sender has to be told that its data are lost (3.6.1, SHLD-3). */
const refuseText = (arriving: Arriving): Arriving => {
  const { tcb } = arriving
  const reset = rstOf(tcb.sndNxt, 'data-unread', '3.6.1')
  return finish(arriving, { ...toClosed(tcb), replies: [reset] }, { kind: 'data-lost' })
}

/** By increasing seq; empty text without a FIN is not kept, and the same text is kept once. */
const insert = (early: readonly EarlySegment[], text: EarlySegment): readonly EarlySegment[] => {
  const isKnown = early.some(
    (other) => other.seq === text.seq && other.data.length >= text.data.length && other.fin === text.fin,
  )
  if (isKnown || (text.data === '' && !text.fin)) return early
  return [...early, text].sort((a, b) => seqDistance(b.seq, a.seq))
}

/** Takes in all early text that now continues RCV.NXT. A FIN among it stays for the eighth step. */
const join = (tcb: Tcb): Tcb => {
  const [next, ...later] = tcb.early
  if (next === undefined || seqBefore(tcb.rcvNxt, next.seq)) return tcb
  const end = seqAdd(next.seq, next.data.length)
  const fresh = seqBefore(tcb.rcvNxt, end)
    ? next.data.slice(seqDistance(next.seq, tcb.rcvNxt)).slice(0, tcb.rcvWnd)
    : ''
  const taken: Tcb = {
    ...tcb,
    rcvNxt: seqAdd(tcb.rcvNxt, fresh.length),
    unread: tcb.unread + fresh,
    received: tcb.received + fresh.length,
  }
  const finComes = next.fin && seqBeforeOrAt(end, taken.rcvNxt) && end === taken.rcvNxt
  return finComes
    ? { ...taken, early: [{ seq: end, data: '', fin: true }] }
    : join({ ...taken, early: later })
}
