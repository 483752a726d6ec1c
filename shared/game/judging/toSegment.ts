import type { Segment } from '../../tcp/segment.ts'
import { seqAdd, seqDistance, toSeq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'
import type { Draft } from '../draft.ts'

/**
 * The segment that a draft would put on the wire. Its data are the octets that stand at its seq in the send
 * buffer; what the buffer does not hold is filled with NUL, which the judge then refuses as data never queued.
 * An ack without the ACK flag is not read by anybody (RFC 9293 3.1) and is left out.
 */
export const toSegment = (tcb: Tcb, draft: Draft): Segment => ({
  flags: draft.flags,
  seq: toSeq(draft.seq),
  ack: toSeq(draft.flags.ack ? (draft.ack ?? 0) : 0),
  wnd: tcb.rcvWnd === 0 ? 0 : Math.min(tcb.rcvWnd, DEFAULT_WND),
  data: bufferedAt(tcb, toSeq(draft.seq), draft.len),
})

const bufferedAt = (tcb: Tcb, seq: number, len: number): string => {
  if (len === 0) return ''
  const synUnacked = tcb.sndUna === tcb.iss && tcb.state !== 'CLOSED'
  const first = synUnacked ? seqAdd(tcb.iss, 1) : tcb.sndUna
  const at = seqDistance(first, toSeq(seq))
  const octets = at < 0 ? '' : tcb.sendBuffer.slice(at, at + len)
  return octets.padEnd(len, '\0')
}

/** The draft that, submitted, puts this very segment on the wire. */
export const toDraft = (segment: Segment): Omit<Draft, 'claim'> => ({
  flags: segment.flags,
  seq: segment.seq,
  ack: segment.flags.ack ? segment.ack : undefined,
  len: segment.data.length,
})
