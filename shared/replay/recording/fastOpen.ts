import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'

/**
 * TCP Fast Open (RFC 7413): who knows the caller's cookie takes the data of a SYN at once, acknowledges them in the
 * SYN-ACK, and may answer before the third segment has come. The rules of RFC 9293 hold such data back, so the judge
 * of recordings lets an end do either.
 */

/** What the SYN-ACK acknowledges when it takes the data of the SYN as well; undefined when there were none. */
export const dataOnSyn = ({ state, synAcked, rcvNxt, early }: Tcb): Seq | undefined => {
  const [text] = early
  if (state !== 'SYN-RECEIVED' || synAcked || text?.seq !== rcvNxt || text.data === '') return undefined
  return seqAdd(rcvNxt, text.data.length)
}

/** The listener with the data of the SYN taken in, if this is the SYN-ACK that says so. */
export const withDataOfSyn = (tcb: Tcb, { flags, ack }: Segment): Tcb =>
  flags.syn && flags.ack && ack === dataOnSyn(tcb) ? { ...tcb, rcvNxt: ack, early: [] } : tcb

/** What this end may send before the third segment: as one that is established, when it has taken data with the SYN. */
export const openedEarly = (tcb: Tcb): Tcb =>
  isOpenEarly(tcb) ? { ...tcb, state: 'ESTABLISHED', synAcked: true, sndUna: seqAdd(tcb.iss, 1) } : tcb

const isOpenEarly = ({ state, synAcked, irs, lastAckSent }: Tcb): boolean =>
  state === 'SYN-RECEIVED' &&
  !synAcked &&
  irs !== undefined &&
  lastAckSent !== undefined &&
  seqBefore(seqAdd(irs, 1), lastAckSent)
