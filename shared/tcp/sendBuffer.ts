import type { Octets } from './segment.ts'
import type { Seq } from './seq.ts'
import { seqAdd, seqDistance } from './seq.ts'
import type { Tcb } from './tcb.ts'

/** The number of the first octet in the send buffer: SND.UNA, or the one after our SYN while that is unacknowledged. */
export const bufferStart = (tcb: Tcb): Seq => (tcb.synAcked ? tcb.sndUna : seqAdd(tcb.iss, 1))

/** The number of the first octet never sent. Our FIN, when it has left, lies before SND.NXT and is no octet. */
const firstUnsent = (tcb: Tcb): Seq => tcb.finSeq ?? tcb.sndNxt

/** How many octets of the send buffer have been sent and not acknowledged; none before our SYN has left. */
const sentLength = (tcb: Tcb): number =>
  Math.min(tcb.sendBuffer.length, Math.max(0, seqDistance(bufferStart(tcb), firstUnsent(tcb))))

/** Octets sent and not acknowledged, from `bufferStart` on. */
export const sentOctets = (tcb: Tcb): Octets => tcb.sendBuffer.slice(0, sentLength(tcb))

/** Octets that the application has handed over and that have never been sent. */
export const unsentOctets = (tcb: Tcb): Octets => tcb.sendBuffer.slice(sentLength(tcb))

/** How many they are. */
export const unsentLength = (tcb: Tcb): number => tcb.sendBuffer.length - sentLength(tcb)

/** The number that a FIN takes: the one after the last octet of the send buffer. */
export const finNumber = (tcb: Tcb): Seq => seqAdd(bufferStart(tcb), tcb.sendBuffer.length)

/** Octets that the peer's window still has room for: SND.UNA + SND.WND - SND.NXT, at least 0 (RFC 9293 3.8.6). */
export const usableWindow = (tcb: Tcb): number =>
  Math.max(0, tcb.sndWnd - seqDistance(tcb.sndUna, tcb.sndNxt))

/** True when our FIN has been sent and acknowledged. */
export const isFinAcked = (tcb: Tcb): boolean =>
  tcb.finSeq !== undefined && seqDistance(tcb.finSeq, tcb.sndUna) > 0

/** True when an acknowledgement is due: something has been taken in that the peer has not been told of. */
export const isAckOwed = (tcb: Tcb): boolean => tcb.irs !== undefined && tcb.rcvNxt !== tcb.lastAckSent
