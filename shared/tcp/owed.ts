import { appended, both } from '../base/appended.ts'
import type { Kind, Owed } from './permission.ts'
import { pureAck, whereAck, whyAck } from './reply.ts'
import type { Segment } from './segment.ts'
import { flagsOf } from './segment.ts'
import { isShutOut, repetitionOf } from './retransmission.ts'
import { seqAdd } from './seq.ts'
import { isAckOwed, unsentLength, unsentOctets, usableWindow } from './sendBuffer.ts'
import { isSynchronized } from './state.ts'
import type { Reply, Tcb } from './tcb.ts'

/**
 * What a conforming endpoint now sends by itself, in order: resets, the opening, repetitions, data within the
 * peer's window, a FIN, and an acknowledgement if none of these carries it. Each assumes that those before it
 * have left.
 *
 * @see RFC 9293 3.10
 */
export const owed = (tcb: Tcb): readonly Owed[] => {
  const resets = repliesOf(tcb, 'rst')
  if (tcb.state === 'LISTEN') return both(resets, repliesOf(tcb, 'cookie'))
  const opening = openingOf(tcb)
  if (opening !== undefined) return both(resets, [opening])
  const said = both(againOf(tcb), isSynchronized(tcb.state) ? both(dataOf(tcb), finOf(tcb)) : NOTHING)
  const isAckCarried = said.some(({ segment }) => segment.flags.ack)
  return both(resets, isAckCarried ? said : both(said, ackOf(tcb)))
}

const NOTHING: readonly Owed[] = []

/** True when `owed` is empty: a conforming endpoint has nothing to send by itself now. */
export const owesNothing = (tcb: Tcb): boolean =>
  tcb.replies.length > 0
    ? owed(tcb).length === 0
    : !isOpeningOwed(tcb) &&
      !isAckOwed(tcb) &&
      !(isSynchronized(tcb.state) && (isDataOwed(tcb) || isFinOwed(tcb)))

const isOpeningOwed = (tcb: Tcb): boolean => isSynOwed(tcb) || isSynAckOwed(tcb)

const isSynOwed = (tcb: Tcb): boolean => tcb.state === 'SYN-SENT' && tcb.sndNxt === tcb.iss

const isSynAckOwed = (tcb: Tcb): boolean =>
  !tcb.synAcked && tcb.irs !== undefined && tcb.lastAckSent === undefined

const repliesOf = ({ replies }: Tcb, kind: Reply['kind']): readonly Owed[] =>
  replies.length === 0 ? NOTHING : replies.filter((reply) => reply.kind === kind).map(repliesWith)

const openingOf = (tcb: Tcb): Owed | undefined => {
  if (!isOpeningOwed(tcb)) return undefined
  const syn: Segment = { ...pureAck(tcb), seq: tcb.iss, flags: flagsOf('SYN') }
  if (isSynOwed(tcb))
    return { kind: 'syn', segment: { ...syn, ack: tcb.rcvNxt }, because: 'open-called', rfc: '3.10.1' }
  const crossed = tcb.opened === 'active'
  return {
    kind: 'syn-ack',
    segment: { ...syn, flags: flagsOf('SYN', 'ACK') },
    because: crossed ? 'simultaneous-open' : 'syn-arrived',
    rfc: crossed ? '3.10.7.3' : '3.10.7.2',
  }
}

const isDataOwed = (tcb: Tcb): boolean => tcb.synAcked && unsentLength(tcb) > 0 && usableWindow(tcb) > 0

const dataOf = (tcb: Tcb): readonly Owed[] => {
  if (!isDataOwed(tcb)) return NOTHING
  const octets = unsentOctets(tcb).slice(0, usableWindow(tcb))
  const all = octets.length === unsentLength(tcb)
  let owing = NOTHING
  for (let at = 0; at < octets.length; at += tcb.mss) {
    const data = octets.slice(at, at + tcb.mss)
    const pushed = all && at + data.length === octets.length
    const flags = pushed ? flagsOf('ACK', 'PSH') : flagsOf('ACK')
    const segment = { flags, seq: seqAdd(tcb.sndNxt, at), ack: tcb.rcvNxt, wnd: tcb.rcvWnd, data }
    owing = appended(owing, { kind: 'data', segment, because: 'send-called', rfc: '3.10.2' })
  }
  return owing
}

/** The FIN goes when everything before it fits out. */
const isFinOwed = (tcb: Tcb): boolean =>
  tcb.finQueued && tcb.finSeq === undefined && unsentLength(tcb) <= usableWindow(tcb)

/** It always carries the ACK, and so settles an owed one. */
const finOf = (tcb: Tcb): readonly Owed[] => {
  if (!isFinOwed(tcb)) return NOTHING
  const seq = seqAdd(tcb.sndNxt, unsentLength(tcb))
  const segment = { ...pureAck(tcb), seq, flags: flagsOf('ACK', 'FIN') }
  return [{ kind: 'fin', segment, because: 'close-called', rfc: '3.10.4' }]
}

const ackOf = (tcb: Tcb): readonly Owed[] => {
  if (isAckOwed(tcb)) {
    const because = whyAck(tcb)
    return [{ kind: 'ack', segment: pureAck(tcb), because, rfc: whereAck(because) }]
  }
  const reply = tcb.replies.find(({ kind }) => kind === 'challenge-ack' || kind === 'duplicate-ack')
  return reply === undefined ? NOTHING : [{ ...repliesWith(reply), segment: pureAck(tcb) }]
}

/** A retransmission repeats the octets, not the header: its flags and ack are those of now. */
const againOf = (tcb: Tcb): readonly Owed[] => {
  const reply = tcb.replies.find(({ kind }) => kind === 'retransmission')
  if (reply === undefined) return NOTHING
  const segment = repetitionOf(tcb)
  if (segment === undefined) return NOTHING
  const again = repliesWith({ ...reply, segment })
  return [isShutOut(tcb) ? { ...again, kind: 'zero-window-probe', rfc: '3.8.6.1' } : again]
}

const repliesWith = (reply: Reply): Owed => ({
  kind: kindOf(reply),
  segment: reply.segment,
  because: reply.because,
  rfc: reply.rfc,
})

const kindOf = ({ kind, segment }: Reply): Kind => {
  if (kind === 'rst') return segment.flags.ack ? 'rst-ack' : 'rst'
  if (kind === 'cookie') return 'syn-ack'
  if (kind !== 'retransmission') return kind
  if (segment.flags.syn) return segment.flags.ack ? 'syn-ack-retransmission' : 'syn-retransmission'
  return segment.flags.fin ? 'fin-retransmission' : 'data-retransmission'
}
