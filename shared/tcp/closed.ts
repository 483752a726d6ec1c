import type { Seq } from './seq.ts'
import { toSeq } from './seq.ts'
import type { Tcb } from './tcb.ts'
import { DEFAULT_WND, MSS } from './tcb.ts'

/**
 * An endpoint without a connection, as every one begins (RFC 9293 3.3.2, CLOSED).
 *
 * @param options.iss    the ISN that it will use when it opens; 0 unless given
 * @param options.rcvWnd the receive window that it will offer, in octets, 0 to 2^30; 65,535 unless given
 * @param options.mss    most octets of data in one segment that it sends by itself, at least 1; 1460 unless given
 */
export const closedTcb = (
  options: { readonly iss?: Seq; readonly rcvWnd?: number; readonly mss?: number } = {},
): Tcb => {
  const iss = options.iss ?? toSeq(0)
  return {
    state: 'CLOSED',
    opened: 'none',
    iss,
    synAcked: false,
    sndUna: iss,
    sndNxt: iss,
    sndWnd: 0,
    sndWl1: toSeq(0),
    sndWl2: toSeq(0),
    irs: undefined,
    rcvNxt: toSeq(0),
    rcvWnd: options.rcvWnd ?? DEFAULT_WND,
    mss: options.mss ?? MSS,
    lastAckSent: undefined,
    sendBuffer: '',
    finQueued: false,
    finSeq: undefined,
    unread: '',
    received: 0,
    early: [],
    deaf: false,
    replies: [],
    timeWaitStarts: 0,
  }
}

/** The connection is over: nothing waits, nothing is owed. What was counted stays to be looked at. */
export const toClosed = (tcb: Tcb): Tcb => ({
  ...tcb,
  state: 'CLOSED',
  sendBuffer: '',
  finQueued: false,
  early: [],
  replies: [],
  sndUna: tcb.sndNxt,
  lastAckSent: tcb.irs === undefined ? undefined : tcb.rcvNxt,
})

/** Back to waiting for a caller, as if the SYN had never come (RFC 9293 3.10.7.4, RST and SYN in SYN-RECEIVED). */
export const toListen = (tcb: Tcb): Tcb => ({
  ...closedTcb({ iss: tcb.iss, rcvWnd: tcb.rcvWnd, mss: tcb.mss }),
  state: 'LISTEN',
  opened: 'passive',
})
