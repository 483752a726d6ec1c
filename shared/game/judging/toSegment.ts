import type { Octets, Segment } from '../../tcp/segment.ts'
import { bufferStart, sentOctets, unsentOctets } from '../../tcp/sendBuffer.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqDistance, toSeq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'
import type { Draft } from '../draft.ts'

/**
 * The segment that a draft would put on the wire. Its data are the octets sent under its numbers before, or those
 * at the front of the application's queue; what the queue does not hold is filled with NUL, which the judge then
 * refuses.
 * An ack without the ACK flag is not read by anybody (RFC 9293 3.1) and is left out.
 */
export const toSegment = (tcb: Tcb, draft: Draft): Segment => ({
  flags: draft.flags,
  seq: toSeq(draft.seq),
  ack: toSeq(draft.flags.ack ? (draft.ack ?? 0) : 0),
  wnd: tcb.rcvWnd === 0 ? 0 : Math.min(tcb.rcvWnd, DEFAULT_WND),
  data: octetsAt(tcb, toSeq(draft.seq), draft.len),
})

/** Octets that were sent under these numbers and are sent again, or else those at the front of the queue. */
const octetsAt = (tcb: Tcb, seq: Seq, len: number): Octets => {
  if (len === 0) return ''
  const sent = sentOctets(tcb)
  const at = seqDistance(bufferStart(tcb), seq)
  const isAgain = at >= 0 && at + len <= sent.length
  return isAgain ? sent.slice(at, at + len) : unsentOctets(tcb).slice(0, len).padEnd(len, '\0')
}

/** The draft that, submitted, puts this very segment on the wire. */
export const toDraft = (segment: Segment): Omit<Draft, 'claim'> => ({
  flags: segment.flags,
  seq: segment.seq,
  ack: segment.flags.ack ? segment.ack : undefined,
  len: segment.data.length,
})
