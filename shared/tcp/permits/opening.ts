import type { Permission } from '../permission.ts'
import { flagsOf } from '../segment.ts'
import { seqAdd } from '../seq.ts'
import type { Tcb } from '../tcb.ts'
import { NONE, permission } from './bare.ts'

const SYN = flagsOf('SYN')
const SYN_ACK = flagsOf('SYN', 'ACK')

/** The SYN or SYN-ACK that may be sent now; the same again as long as it is not acknowledged. */
export const openings = (tcb: Tcb): readonly Permission[] => {
  if (tcb.state === 'SYN-SENT') return [syn(tcb)]
  if (tcb.state === 'TIME-WAIT') return reopenings(tcb)
  return tcb.synAcked ? NONE : [synAck(tcb)]
}

/** Data on a SYN are legal, if rare: the peer holds them until the connection is established (3.10.7.3). */
const syn = (tcb: Tcb): Permission => {
  const isFirst = tcb.sndNxt === tcb.iss
  return permission(tcb, tcb.iss, {
    kind: isFirst ? 'syn' : 'syn-retransmission',
    flags: SYN,
    ack: undefined,
    octets: tcb.sendBuffer,
    because: isFirst ? 'open-called' : 'retransmission-timeout',
    rfc: isFirst ? '3.10.1' : '3.8.1',
  })
}

/** Data on it are as legal as on a SYN, as far as the peer's window goes. */
const synAck = (tcb: Tcb): Permission => {
  const octets = tcb.sendBuffer.slice(0, tcb.sndWnd)
  if (tcb.lastAckSent !== undefined)
    return permission(tcb, tcb.iss, {
      kind: 'syn-ack-retransmission',
      flags: SYN_ACK,
      octets,
      because: 'retransmission-timeout',
      rfc: '3.8.1',
    })
  const isCrossed = tcb.opened === 'active'
  return permission(tcb, tcb.iss, {
    kind: 'syn-ack',
    flags: SYN_ACK,
    octets,
    because: isCrossed ? 'simultaneous-open' : 'syn-arrived',
    rfc: isCrossed ? '3.10.7.3' : '3.10.7.2',
  })
}

/** TIME-WAIT may accept a newer SYN with any ISN that comes after all that the old connection has sent (MAY-2). */
const reopenings = (tcb: Tcb): readonly Permission[] =>
  tcb.replies.flatMap(({ reopening }) =>
    reopening === undefined
      ? NONE
      : [
          permission(tcb, tcb.sndNxt, {
            kind: 'syn-ack',
            flags: SYN_ACK,
            seq: { from: seqAdd(tcb.sndNxt, 1), count: NEWER },
            ack: seqAdd(reopening.seq, 1),
            because: 'allowed-any-time',
            rfc: '3.6.1',
          }),
        ],
  )

/** The SYN-ACKs that a listener owes by its cookies, once each: it has no memory that could say them again (RFC 4987). */
export const cookies = (tcb: Tcb): readonly Permission[] =>
  tcb.replies
    .filter(({ kind }) => kind === 'cookie')
    .map(({ segment, because, rfc }) =>
      permission(tcb, segment.seq, { kind: 'syn-ack', flags: SYN_ACK, ack: segment.ack, because, rfc }),
    )

/** How many numbers come after another, in the circle of 2^32. */
const NEWER = 2 ** 31 - 1
