import type { Permission } from './permission.ts'
import type { Octets, Segment } from './segment.ts'
import { seqDistance, seqInWindow } from './seq.ts'

/** True when the segment is one of those that the permission describes: no field of it is wrong. */
export const isMatch = (permission: Permission, segment: Segment): boolean =>
  hasFlags(permission, segment) &&
  hasSeq(permission, segment) &&
  hasAck(permission, segment) &&
  lengthOf(permission, segment) === 'right' &&
  hasOctets(permission, segment)

/** PSH is free. */
const hasFlags = ({ flags: { syn, ack, fin, rst } }: Permission, { flags }: Segment): boolean =>
  flags.syn === syn && flags.ack === ack && flags.fin === fin && flags.rst === rst

/** SEG.SEQ is one of those permitted. */
export const hasSeq = ({ seq }: Permission, segment: Segment): boolean =>
  seqInWindow(segment.seq, seq.from, seq.count)

/** Without its flag an ACK field says nothing to anybody, and a sender leaves it 0 (3.1). */
export const hasAck = ({ ack }: Permission, segment: Segment): boolean =>
  segment.flags.ack ? ack === undefined || segment.ack === ack : segment.ack === 0

/** The data are as many as may stand there, or too many, or too few. */
export const lengthOf = (permission: Permission, segment: Segment): 'right' | 'too-long' | 'too-short' => {
  const due = permission.octets.length - offsetOf(permission, segment)
  const { length } = segment.data
  if (length > due) return 'too-long'
  return length < permission.minLen || (permission.toEnd && length < due) ? 'too-short' : 'right'
}

/** The data are those that stand there, as far as they reach. */
export const hasOctets = (permission: Permission, segment: Segment): boolean =>
  permission.isGarbage || dueFrom(permission, segment).slice(0, segment.data.length) === segment.data

/** What stands in the send buffer from SEG.SEQ on; from the first permitted number on when SEG.SEQ is wrong. */
export const dueFrom = (permission: Permission, segment: Segment): Octets => {
  const offset = offsetOf(permission, segment)
  return offset === 0 ? permission.octets : permission.octets.slice(offset)
}

const offsetOf = ({ seq, octets }: Permission, segment: Segment): number =>
  Math.min(
    octets.length,
    seqInWindow(segment.seq, seq.from, seq.count) ? seqDistance(seq.from, segment.seq) : 0,
  )
