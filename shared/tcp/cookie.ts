import { copyOf } from './copyOf.ts'
import { owing } from './reply.ts'
import type { Segment } from './segment.ts'
import { flagsOf } from './segment.ts'
import type { Seq } from './seq.ts'
import { seqAdd, seqDistance, toSeq } from './seq.ts'
import type { Reply, Tcb } from './tcb.ts'

/**
 * SYN cookies (RFC 4987 3.6): a listener that keeps nothing between a caller's SYN and its third segment. The number
 * of its SYN-ACK is reckoned from the caller and a secret; the ACK of it brings the number back, and with it all
 * that is needed to know that this listener has really answered this caller.
 *
 * As in Linux the cookie is a secret plus the caller's ISN, so that an ACK with another SEG.SEQ does not fit. What a
 * host mixes into its secret (addresses, ports, a slow clock, the MSS) is the driver's part, as every ISN is.
 */

/** The endpoint that answers callers with cookies from now on, when it listens. */
export const withCookies = (tcb: Tcb, secret: Seq): Tcb => {
  const forgetful = copyOf(tcb)
  forgetful.cookieSecret = secret
  return forgetful
}

/** The secret with which the caller whose ISN is `caller` is answered by `cookie`. */
export const secretFor = (cookie: Seq, caller: Seq): Seq => toSeq(seqDistance(caller, cookie))

/**
 * The listener after a SYN: <SEQ=cookie><ACK=SEG.SEQ+1><CTL=SYN,ACK> is owed to its sender, and nothing else has
 * changed. Data on the SYN are not kept: they are not acknowledged, and come again.
 */
export const answeringByCookie = (tcb: Tcb, secret: Seq, { seq }: Segment): Tcb =>
  owing(tcb, cookieReply(tcb, seqAdd(seq, secret), seq))

/** SND.WND, options and everything else of the SYN are forgotten: the reply itself is all that there is. */
const cookieReply = (tcb: Tcb, cookie: Seq, caller: Seq): Reply => ({
  kind: 'cookie',
  segment: {
    flags: flagsOf('ACK', 'SYN'),
    seq: cookie,
    ack: seqAdd(caller, 1),
    wnd: tcb.rcvWnd,
    data: '',
  },
  because: 'syn-arrived-cookie',
  rfc: 'RFC 4987 3.6',
})

/**
 * The connection that an ACK in LISTEN proves: SYN-RECEIVED, as if the SYN and the SYN-ACK had been remembered, for
 * the ACK to be looked at there. Undefined when its ack is not the number after the cookie that this caller was given.
 */
export const rebuilt = (tcb: Tcb, { flags, seq, ack, wnd }: Segment): Tcb | undefined => {
  if (tcb.cookieSecret === undefined || !flags.ack || flags.syn || flags.rst) return undefined
  const irs = seqAdd(seq, -1)
  const cookie = seqAdd(irs, tcb.cookieSecret)
  if (ack !== seqAdd(cookie, 1)) return undefined
  const proved = copyOf(tcb)
  proved.state = 'SYN-RECEIVED'
  proved.iss = cookie
  proved.sndUna = cookie
  proved.sndNxt = ack
  proved.sndWnd = wnd
  proved.maxSndWnd = wnd
  proved.sndWl1 = irs
  proved.sndWl2 = cookie
  proved.irs = irs
  proved.rcvNxt = seq
  proved.lastAckSent = seq
  proved.edgeTold = seqAdd(seq, tcb.rcvWnd)
  proved.replies = tcb.replies.filter(({ kind }) => kind === 'rst')
  return proved
}
