import type { Kind, Permission } from '../permission.ts'
import { whereAck, whyAck } from '../reply.ts'
import { isWindowShut } from '../retransmission.ts'
import { seqAdd, seqBefore } from '../seq.ts'
import { isAckOwed, unsentLength } from '../sendBuffer.ts'
import { isSynchronized } from '../state.ts'
import type { Tcb } from '../tcb.ts'
import { NONE, permission } from './bare.ts'

/**
 * The bare ACK, named by what calls for it. Unasked, it updates the window or repeats what was said (3.8.6). When the
 * peer has pulled its window back behind SND.NXT, the ACK may have the window's edge for its number: beyond it the
 * peer would not look at it.
 */
export const acks = (tcb: Tcb): readonly Permission[] => {
  const isOwed = isAckOwed(tcb)
  const reply = tcb.replies.find(({ kind }) => kind === 'challenge-ack' || kind === 'duplicate-ack')
  const because = isOwed ? whyAck(tcb) : (reply?.because ?? 'allowed-any-time')
  const rfc = isOwed ? whereAck(because) : (reply?.rfc ?? '3.10.7.4')
  const kind: Kind = isOwed ? 'ack' : reply?.kind === 'challenge-ack' ? reply.kind : unasked(tcb)
  const plain = permission(tcb, tcb.sndNxt, { kind, because, rfc })
  const edge = seqAdd(tcb.sndUna, tcb.sndWnd)
  const isShrunk = tcb.synAcked && seqBefore(edge, tcb.sndNxt)
  return isShrunk ? [plain, permission(tcb, edge, { kind, because, rfc: '3.8.6' })] : [plain]
}

const unasked = ({ replies, edgeTold, rcvNxt, rcvWnd }: Tcb): Kind =>
  replies.length === 0 && edgeTold !== undefined && edgeTold !== seqAdd(rcvNxt, rcvWnd)
    ? 'window-update'
    : 'duplicate-ack'

/**
 * SEG.SEQ = SND.NXT-1 without data, or with one octet that means nothing (some old stacks answer nothing else): it
 * asks for an ACK and brings nothing. On an idle connection, on which nothing is outstanding, waiting or owed
 * (MUST-27), it keeps alive; before a shut window some stacks probe in this form.
 *
 * @see RFC 9293 3.8.4, 3.8.6.1
 */
export const askings = (tcb: Tcb): readonly Permission[] => {
  if (isWindowShut(tcb) && hasUnsent(tcb))
    return [asking(tcb, { kind: 'zero-window-probe', because: 'send-called', rfc: '3.8.6.1' })]
  const isIdle = tcb.sndUna === tcb.sndNxt && !hasUnsent(tcb) && !isAckOwed(tcb) && tcb.replies.length === 0
  if (!isIdle || !isSynchronized(tcb.state) || tcb.state === 'TIME-WAIT') return NONE
  const octet = { octets: '\0', isGarbage: true } as const
  return [asking(tcb, { kind: 'keep-alive-probe', because: 'allowed-any-time', rfc: '3.8.4', ...octet })]
}

const hasUnsent = (tcb: Tcb): boolean => unsentLength(tcb) > 0 || (tcb.finQueued && tcb.finSeq === undefined)

const asking = (tcb: Tcb, parts: Parameters<typeof permission>[2]): Permission =>
  permission(tcb, seqAdd(tcb.sndNxt, -1), parts)
