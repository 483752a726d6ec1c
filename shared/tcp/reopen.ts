import { closedTcb } from './closed.ts'
import { listen } from './arrive/listen.ts'
import { copyOf } from './copyOf.ts'
import type { Segment } from './segment.ts'
import type { Seq } from './seq.ts'
import { seqBefore } from './seq.ts'
import type { Tcb } from './tcb.ts'

/**
 * True when an endpoint in TIME-WAIT may accept this segment as the SYN of a new connection: it is a SYN alone, and
 * newer than all that the peer has sent. To challenge it, as RFC 5961 asks, is right as well: the RFC says MAY.
 *
 * @see RFC 9293 3.6.1 (MAY-2), RFC 6191
 */
export const mayReopen = (tcb: Tcb, { flags, seq }: Segment): boolean =>
  tcb.state === 'TIME-WAIT' && flags.syn && !flags.ack && !flags.rst && seqBefore(tcb.rcvNxt, seq)

/**
 * The endpoint that has accepted a newer SYN out of TIME-WAIT: a listener that has just heard it. Should the SYN turn
 * out to be an old duplicate (its sender resets), the TIME-WAIT is there again.
 *
 * @param syn a SYN that `mayReopen`
 * @param iss the new ISN: it must come after SND.NXT of the old connection
 * @see RFC 9293 3.6.1 (MAY-2)
 */
export const reopened = (tcb: Tcb, syn: Segment, iss: Seq): Tcb => {
  const fresh = closedTcb({ iss, rcvWnd: tcb.rcvWnd, mss: tcb.mss })
  fresh.opened = 'passive'
  const heard = copyOf(listen(fresh, syn))
  heard.reopenedFrom = tcb
  return heard
}
