import type { InMaking } from '../base/inMaking.ts'
import { copyOf } from './copyOf.ts'
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
): InMaking<Tcb> => {
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
    maxSndWnd: 0,
    irs: undefined,
    rcvNxt: toSeq(0),
    rcvWnd: options.rcvWnd ?? DEFAULT_WND,
    mss: options.mss ?? MSS,
    lastAckSent: undefined,
    edgeTold: undefined,
    sendBuffer: '',
    finQueued: false,
    finSeq: undefined,
    unread: '',
    received: 0,
    early: [],
    deaf: false,
    replies: [],
    timeWaitStarts: 0,
    reopenedFrom: undefined,
    cookieSecret: undefined,
  }
}

/**
 * The connection is over: nothing waits, and nothing is owed to it. A reset that answers an old segment has nothing
 * to do with it and stays owed. What was counted stays to be looked at.
 */
export const toClosed = (tcb: Tcb): InMaking<Tcb> => {
  const over = copyOf(tcb)
  over.state = 'CLOSED'
  over.sendBuffer = ''
  over.finQueued = false
  over.early = []
  over.replies = tcb.replies.filter(({ kind }) => kind === 'rst')
  over.reopenedFrom = undefined
  over.sndUna = tcb.sndNxt
  over.lastAckSent = tcb.irs === undefined ? undefined : tcb.rcvNxt
  return over
}

/**
 * Back to waiting for a caller, as if the SYN had never come (RFC 9293 3.10.7.4, RST and SYN in SYN-RECEIVED), or to
 * the TIME-WAIT that it interrupted (3.6.1, MAY-2). Resets that are owed stay owed.
 */
export const toListen = (tcb: Tcb): Tcb => {
  const waiting = tcb.reopenedFrom === undefined ? listener(tcb) : copyOf(tcb.reopenedFrom)
  waiting.replies = tcb.replies.filter(({ kind }) => kind === 'rst')
  return waiting
}

const listener = ({ iss, rcvWnd, mss, cookieSecret }: Tcb): InMaking<Tcb> => {
  const fresh = closedTcb({ iss, rcvWnd, mss })
  fresh.state = 'LISTEN'
  fresh.opened = 'passive'
  fresh.cookieSecret = cookieSecret
  return fresh
}
