import { seqBefore } from '../../tcp/seq.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Evidence, Lamps } from './lamps.ts'

/**
 * The lamps after a segment was taken: each lights, or shows newer evidence, only by what this endpoint itself
 * has seen. What it sent proves nothing to it; what came back does.
 *
 * @param before the TCB when the segment came
 * @param after  the TCB that the segment made of it
 */
export const lampsAfter = (lamps: Lamps, before: Tcb, after: Tcb, segment: Segment): Lamps => {
  const heard = hearing(before, after, segment)
  const confirmed = confirmation(before, after)
  return {
    'i-can-receive': heard ?? lamps['i-can-receive'],
    'they-can-send': heard ?? lamps['they-can-send'],
    'i-can-send': confirmed ?? lamps['i-can-send'],
    'they-can-receive': confirmed ?? lamps['they-can-receive'],
  }
}

/** Something of theirs was taken in: they can send and I can receive. */
const hearing = (before: Tcb, after: Tcb, segment: Segment): Evidence | undefined => {
  if (before.irs === undefined && after.irs !== undefined)
    // An ACK alone that brings a peer out of nowhere has brought a SYN cookie back: it vouches for the SYN.
    return segment.flags.ack && segment.flags.syn ? 'syn-ack-came' : 'syn-came'
  if (before.rcvNxt === after.rcvNxt) return undefined
  return segment.flags.fin ? 'fin-came' : 'data-came'
}

/** Something of mine was acknowledged: I can send and they can receive. */
const confirmation = (before: Tcb, after: Tcb): Evidence | undefined => {
  if (before.sndUna === after.sndUna) return undefined
  if (before.finSeq !== undefined && seqBefore(before.finSeq, after.sndUna)) return 'fin-acked'
  return before.sndUna === before.iss ? 'syn-acked' : 'data-acked'
}
