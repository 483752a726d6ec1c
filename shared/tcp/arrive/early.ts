import { copyOf } from '../copyOf.ts'
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
 * The TCB with this early text, after all of it that now continues RCV.NXT has been taken in. A FIN that has its turn
 * stays, alone, for the eighth step: nothing can follow it. (Text that reaches beyond a FIN covers it, so a FIN that is
 * kept comes just after its text.)
 */
export const joined = (tcb: Tcb, early: readonly EarlySegment[]): Tcb => {
  if (early === tcb.early && !hasTurn(tcb, early[0])) return tcb
  const taken = copyOf(tcb)
  taken.early = early
  for (let next = early[0]; hasTurn(taken, next); next = taken.early[0]) {
    const fresh = next.data.slice(seqDistance(next.seq, taken.rcvNxt))
    taken.rcvNxt = seqAdd(taken.rcvNxt, fresh.length)
    taken.unread += fresh
    taken.received += fresh.length
    taken.early = next.fin ? [{ seq: taken.rcvNxt, data: '', fin: true }] : taken.early.slice(1)
    if (next.fin) break
  }
  return taken
}

/** It continues RCV.NXT, or lies below it. */
const hasTurn = ({ rcvNxt }: Tcb, text: EarlySegment | undefined): text is EarlySegment =>
  text !== undefined && !seqBefore(rcvNxt, text.seq)

const finNumberOf = ({ seq, data }: EarlySegment): Seq => seqAdd(seq, data.length)

const covers = (a: EarlySegment, b: EarlySegment): boolean =>
  seqBeforeOrAt(a.seq, b.seq) && seqBeforeOrAt(endOf(b), endOf(a))

const endOf = (text: EarlySegment): Seq => seqAdd(finNumberOf(text), text.fin ? 1 : 0)
