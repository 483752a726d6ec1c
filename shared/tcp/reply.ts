import { appended } from '../base/appended.ts'
import { copyOf } from './copyOf.ts'
import type { Segment } from './segment.ts'
import { flagsOf, seqAfter } from './segment.ts'
import type { Seq } from './seq.ts'
import { toSeq } from './seq.ts'
import type { Because, Reply, Tcb } from './tcb.ts'

/** <SEQ=seq><CTL=RST>: the reset whose number the peer will believe. */
export const rstOf = (seq: Seq, because: Because, rfc: string): Reply => ({
  kind: 'rst',
  segment: { flags: flagsOf('RST'), seq, ack: toSeq(0), wnd: 0, data: '' },
  because,
  rfc,
})

/**
 * The reset that answers a segment for which there is no connection: <SEQ=SEG.ACK><CTL=RST> when it had an ACK,
 * <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK> when it had none.
 *
 * @see RFC 9293 3.5.2 group 1, 3.10.7.1
 */
export const rstFor = (segment: Segment, because: Because, rfc: string): Reply =>
  segment.flags.ack
    ? rstOf(segment.ack, because, rfc)
    : {
        kind: 'rst',
        segment: { flags: flagsOf('ACK', 'RST'), seq: toSeq(0), ack: seqAfter(segment), wnd: 0, data: '' },
        because,
        rfc,
      }

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, owed although nothing new was taken in. */
export const ackReply = (
  tcb: Tcb,
  kind: 'challenge-ack' | 'duplicate-ack',
  because: Because,
  rfc: string,
): Reply => ({ kind, segment: pureAck(tcb), because, rfc })

/** The bare acknowledgement of everything taken in so far. */
export const pureAck = (tcb: Tcb): Segment => ({
  flags: flagsOf('ACK'),
  seq: tcb.sndNxt,
  ack: tcb.rcvNxt,
  wnd: tcb.rcvWnd,
  data: '',
})

/** What an owed acknowledgement tells: of a SYN-ACK, of a FIN, or of data. */
export const whyAck = (tcb: Tcb): Because => {
  if (tcb.lastAckSent === undefined) return 'syn-ack-arrived'
  switch (tcb.state) {
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return 'fin-arrived'
    default:
      return 'data-arrived'
  }
}

/** The section that asks for an acknowledgement of this: the SYN-ACK is answered in SYN-SENT. */
export const whereAck = (because: Because): string =>
  because === 'syn-ack-arrived' ? '3.10.7.3' : '3.10.7.4'

/**
 * The TCB with one more reply owed. Of answers that say the same, one is enough (RFC 5961 7 even wants challenge
 * ACKs to be limited); so an ACK reply is not added while one is owed. Resets and cookies with other numbers go to
 * others.
 */
export const owing = (tcb: Tcb, reply: Reply): Tcb => {
  const same = tcb.replies.some(
    (other) =>
      other.kind === reply.kind &&
      ((reply.kind !== 'rst' && reply.kind !== 'cookie') || isSameAnswer(other.segment, reply.segment)),
  )
  if (same) return tcb
  const after = copyOf(tcb)
  after.replies = appended(tcb.replies, reply)
  return after
}

const isSameAnswer = (a: Segment, b: Segment): boolean =>
  a.seq === b.seq && a.ack === b.ack && a.flags.ack === b.flags.ack

/** True when a reset that was sent is the one that is owed: the same numbers; an ACK of our own may be added. */
export const isOwedReset = ({ segment, orSeq }: Reply, sent: Segment): boolean =>
  sent.flags.rst &&
  (sent.seq === segment.seq || sent.seq === orSeq) &&
  (!segment.flags.ack || (sent.flags.ack && sent.ack === segment.ack))
