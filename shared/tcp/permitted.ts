import type { Kind, Permission } from './permission.ts'
import { whyAck } from './reply.ts'
import { isShutOut } from './retransmission.ts'
import { flagsOf } from './segment.ts'
import type { Seq } from './seq.ts'
import { seqAdd } from './seq.ts'
import { bufferStart, isAckOwed, isFinAcked, sentOctets, unsentOctets, usableWindow } from './sendBuffer.ts'
import { isSynchronized } from './state.ts'
import type { Tcb } from './tcb.ts'

/**
 * Every kind of segment that a conforming TCP may send from here, each with its reason and the section that
 * allows it; what is owed comes first. The judge, the hints, the bot and the tests all ask this one question.
 *
 * Choices: an acknowledgement is always of RCV.NXT as it is now (a TCP has no older one to give); PSH is free; a
 * reset is sent only where the RFC asks for one.
 *
 * @see RFC 9293 3.4, 3.5.2, 3.8, 3.10
 */
export const permitted = (tcb: Tcb): readonly Permission[] => {
  const resets = resetPermissions(tcb)
  if (tcb.state === 'CLOSED' || tcb.state === 'LISTEN') return resets
  if (tcb.state === 'SYN-SENT') return [...resets, synPermission(tcb)]
  if (!tcb.synAcked) {
    const synAck = synAckPermission(tcb)
    return tcb.lastAckSent === undefined
      ? [...resets, synAck]
      : [...resets, ...finPermissions(tcb), synAck, ...finAgain(tcb), ackPermission(tcb)]
  }
  return [
    ...resets,
    ...(isAckOwed(tcb) ? [ackPermission(tcb)] : []),
    ...dataPermissions(tcb),
    ...finPermissions(tcb),
    ...dataAgain(tcb),
    ...finAgain(tcb),
    ...(isAckOwed(tcb) ? [] : [ackPermission(tcb)]),
    ...keepAlive(tcb),
  ]
}

type Parts = Partial<Permission> & Pick<Permission, 'kind' | 'because' | 'rfc'>

/** A bare ACK at SND.NXT, but for what `parts` says otherwise. */
const permission = (tcb: Tcb, from: Seq, parts: Parts): Permission => ({
  flags: flagsOf('ACK'),
  seq: { from, count: 1 },
  ack: tcb.rcvNxt,
  octets: '',
  minLen: 0,
  toEnd: false,
  ...parts,
})

/**
 * The resets that are owed. One that ends our own connection the RFC writes without ACK; real stacks set it, and
 * nothing forbids it.
 */
const resetPermissions = (tcb: Tcb): readonly Permission[] =>
  tcb.replies
    .filter(({ kind }) => kind === 'rst')
    .flatMap(({ segment, because, rfc }) => {
      const { flags, seq, ack } = segment
      const asked = flags.ack
        ? permission(tcb, seq, { kind: 'rst-ack', flags, ack, because, rfc })
        : permission(tcb, seq, { kind: 'rst', flags, ack: undefined, because, rfc })
      const isOurEnd = tcb.irs !== undefined && (because === 'abort-called' || because === 'data-unread')
      if (!isOurEnd) return [asked]
      const withAck = { kind: 'rst-ack', flags: flagsOf('ACK', 'RST'), because, rfc } as const
      return [asked, permission(tcb, seq, withAck)]
    })

/** Data on a SYN are legal, if rare: the peer holds them until the connection is established (3.10.7.3). */
const synPermission = (tcb: Tcb): Permission => {
  const first = tcb.sndNxt === tcb.iss
  return permission(tcb, tcb.iss, {
    kind: first ? 'syn' : 'syn-retransmission',
    flags: flagsOf('SYN'),
    ack: undefined,
    octets: first ? tcb.sendBuffer : sentOctets(tcb),
    because: first ? 'open-called' : 'retransmission-timeout',
    rfc: first ? '3.10.1' : '3.8.1',
  })
}

const synAckPermission = (tcb: Tcb): Permission => {
  const first = tcb.lastAckSent === undefined
  const crossed = tcb.opened === 'active'
  return permission(tcb, tcb.iss, {
    kind: first ? 'syn-ack' : 'syn-ack-retransmission',
    flags: flagsOf('SYN', 'ACK'),
    because: first ? (crossed ? 'simultaneous-open' : 'syn-arrived') : 'retransmission-timeout',
    rfc: first ? (crossed ? '3.10.7.3' : '3.10.7.2') : '3.8.1',
  })
}

/** One bare ACK, named by what calls for it. Unasked, it repeats what was said or updates the window (3.8.6). */
const ackPermission = (tcb: Tcb): Permission => {
  const reply = tcb.replies.find(({ kind }) => kind === 'challenge-ack' || kind === 'duplicate-ack')
  const kind: Kind = isAckOwed(tcb)
    ? 'ack'
    : reply?.kind === 'challenge-ack'
      ? 'challenge-ack'
      : 'duplicate-ack'
  return permission(tcb, tcb.sndNxt, {
    kind,
    because: isAckOwed(tcb) ? whyAck(tcb) : (reply?.because ?? 'allowed-any-time'),
    rfc: reply?.rfc ?? '3.10.7.4',
  })
}

const dataPermissions = (tcb: Tcb): readonly Permission[] => {
  const unsent = unsentOctets(tcb)
  const octets = unsent.slice(0, usableWindow(tcb))
  if (octets !== '')
    return [
      permission(tcb, tcb.sndNxt, { kind: 'data', octets, minLen: 1, because: 'send-called', rfc: '3.10.2' }),
    ]
  if (!isShutOut(tcb)) return []
  const probe = { kind: 'zero-window-probe', octets: unsent.slice(0, 1), minLen: 1 } as const
  return [permission(tcb, tcb.sndNxt, { ...probe, because: 'send-called', rfc: '3.8.6.1' })]
}

/** A FIN follows the last queued octet: alone when all have been sent, or on the segment that carries the rest. */
const finPermissions = (tcb: Tcb): readonly Permission[] => {
  const unsent = unsentOctets(tcb)
  if (!tcb.finQueued || tcb.finSeq !== undefined || unsent.length > usableWindow(tcb)) return []
  return [
    permission(tcb, tcb.sndNxt, {
      kind: unsent === '' ? 'fin' : 'fin-with-data',
      flags: flagsOf('ACK', 'FIN'),
      octets: unsent,
      toEnd: true,
      because: 'close-called',
      rfc: '3.10.4',
    }),
  ]
}

/** Whatever has been sent and not acknowledged may be sent again, in other pieces too, with its old numbers (3.8.1). */
const dataAgain = (tcb: Tcb): readonly Permission[] => {
  const octets = sentOctets(tcb)
  if (octets === '') return []
  return [
    permission(tcb, bufferStart(tcb), {
      kind: 'data-retransmission',
      seq: { from: bufferStart(tcb), count: octets.length },
      octets,
      minLen: 1,
      because: 'retransmission-timeout',
      rfc: '3.8.1',
    }),
  ]
}

const finAgain = (tcb: Tcb): readonly Permission[] => {
  if (tcb.finSeq === undefined || isFinAcked(tcb)) return []
  const octets = sentOctets(tcb)
  return [
    permission(tcb, tcb.finSeq, {
      kind: 'fin-retransmission',
      flags: flagsOf('ACK', 'FIN'),
      seq: { from: bufferStart(tcb), count: octets.length + 1 },
      octets,
      toEnd: true,
      because: 'retransmission-timeout',
      rfc: '3.8.1',
    }),
  ]
}

/**
 * SEG.SEQ = SND.NXT-1 without data, or with one octet that means nothing, here zero (some old stacks answer
 * nothing else): it asks for an ACK and brings nothing. Only on an idle connection: nothing is
 * outstanding, waiting or owed (MUST-27).
 *
 * @see RFC 9293 3.8.4
 */
const keepAlive = (tcb: Tcb): readonly Permission[] => {
  const isIdle =
    tcb.sndUna === tcb.sndNxt && tcb.sendBuffer === '' && !isAckOwed(tcb) && tcb.replies.length === 0
  if (!isIdle || !isSynchronized(tcb.state) || tcb.state === 'TIME-WAIT') return []
  return [
    permission(tcb, seqAdd(tcb.sndNxt, -1), {
      kind: 'keep-alive-probe',
      octets: '\0',
      because: 'allowed-any-time',
      rfc: '3.8.4',
    }),
  ]
}
