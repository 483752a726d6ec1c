import type { Segment } from '../segment.ts'
import type { Seq } from '../seq.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from '../seq.ts'
import type { EarlySegment, Tcb } from '../tcb.ts'

/**
 * The text and FIN of a segment, as far as they lie in the receive window: what goes beyond its right edge is cut
 * off, and has to come again.
 *
 * @see RFC 9293 3.10.7.4 first ("trimmed to fit into the window") and seventh
 */
export const textOf = (tcb: Tcb, segment: Segment): EarlySegment => {
  const seq = segment.flags.syn ? seqAdd(segment.seq, 1) : segment.seq
  const room = Math.max(0, seqDistance(seq, seqAdd(tcb.rcvNxt, tcb.rcvWnd)))
  return { seq, data: segment.data.slice(0, room), fin: segment.flags.fin && segment.data.length < room }
}

/** Neither an octet nor a FIN. */
export const isEmpty = ({ data, fin }: EarlySegment): boolean => data === '' && !fin

/** The early text with this one among it, by increasing seq. Nothing is kept of which all is there already. */
export const withEarly = (early: readonly EarlySegment[], text: EarlySegment): readonly EarlySegment[] => {
  if (isEmpty(text) || early.some((other) => covers(other, text))) return early
  return [...early.filter((other) => !covers(text, other)), text].sort((a, b) => seqDistance(b.seq, a.seq))
}

/**
 * Takes in all early text that now continues RCV.NXT. A FIN that has its turn stays, alone, for the eighth step:
 * nothing can follow it. (Text that reaches beyond a FIN covers it, so a FIN that is kept comes just after its text.)
 */
export const joined = (tcb: Tcb): Tcb => {
  const [next, ...later] = tcb.early
  if (next === undefined || seqBefore(tcb.rcvNxt, next.seq)) return tcb
  const fresh = next.data.slice(seqDistance(next.seq, tcb.rcvNxt))
  const taken: Tcb = {
    ...tcb,
    rcvNxt: seqAdd(tcb.rcvNxt, fresh.length),
    unread: tcb.unread + fresh,
    received: tcb.received + fresh.length,
    early: next.fin ? [{ seq: seqAdd(tcb.rcvNxt, fresh.length), data: '', fin: true }] : later,
  }
  return next.fin ? taken : joined(taken)
}

const finNumberOf = ({ seq, data }: EarlySegment): Seq => seqAdd(seq, data.length)

const covers = (a: EarlySegment, b: EarlySegment): boolean =>
  seqBeforeOrAt(a.seq, b.seq) && seqBeforeOrAt(endOf(b), endOf(a))

const endOf = (text: EarlySegment): Seq => seqAdd(finNumberOf(text), text.fin ? 1 : 0)
