import type { Segment } from '../../tcp/segment.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import { seqAdd, toSeq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Evidence } from './evidence.ts'
import type { MisconceptionId } from './misconceptions.ts'

/** The misconception that a wrong seq reveals. */
export const inSeq = (evidence: Evidence): MisconceptionId | undefined => {
  const { tcb, draft, nearest } = evidence
  if (nearest?.flags.rst === true) return 'M32'
  if (nearest?.flags.syn === true) return inOpeningSeq(evidence)
  const { seq } = draft
  const { iss, irs, rcvNxt, sndNxt, sndUna, finSeq } = tcb
  if (sndNxt === seqAdd(iss, 1) && seq === iss) return 'M05'
  if (nearest?.kind === 'data-retransmission' && seq === sndNxt) return 'M18'
  if (finSeq !== undefined && draft.flags.fin && seq === sndNxt)
    return tcb.state === 'CLOSING' ? 'M78' : 'M18'
  if (finSeq !== undefined && (seq === finSeq || seq === seqAdd(finSeq, 2))) return 'M13'
  if (irs !== undefined && (seq === rcvNxt || seq === irs)) return 'M20'
  if (seq === seqAdd(sndNxt, 1)) return 'M04'
  if (seq === seqAdd(sndUna, 1) && sndNxt !== sndUna) return 'M17'
  return nearest?.flags.fin === true ? 'M14' : undefined
}

const inOpeningSeq = ({ tcb, draft }: Evidence): MisconceptionId | undefined => {
  const { seq } = draft
  const { iss, irs, rcvNxt, sndNxt } = tcb
  if (irs !== undefined && seq === irs) return 'M07'
  if (irs !== undefined && seq === rcvNxt) return 'M02'
  if (irs !== undefined && tcb.opened === 'active' && sndNxt !== iss) return 'M49'
  if (sndNxt !== iss && seq === seqAdd(iss, 1)) return 'M18'
  return seq <= 1 ? 'M06' : undefined
}

/** The misconception that a wrong ack reveals. */
export const inAck = ({ tcb, draft, arrivals, nearest }: Evidence): MisconceptionId | undefined => {
  const { ack } = draft
  if (ack === undefined) return 'M21'
  const arrived = arrivals.at(-1)
  const known = arrived === undefined ? undefined : ackOfArrival(tcb, ack, arrived)
  if (known !== undefined) return known
  if (nearest?.flags.rst === true) return 'M32'
  if (arrivals.slice(0, -1).some((earlier) => segLen(earlier) > 0 && seqAfter(earlier) === ack)) return 'M19'
  if (ack === tcb.sndNxt || ack === tcb.iss) return 'M20'
  return ack === toSeq(ack) ? 'M16' : 'M15'
}

/** Reckonings that start from the newest segment and go wrong. */
const ackOfArrival = (tcb: Tcb, ack: number, { seq, flags, data }: Segment): MisconceptionId | undefined => {
  const octets = data.length
  const end = seqAdd(seq, octets)
  if (flags.syn && ack === seq) return 'M01'
  if (flags.syn && ack === seqAdd(seq, 4)) return 'M08'
  if (flags.fin) {
    if (tcb.early.some((early) => early.fin)) return ack === seqAdd(end, 1) ? 'M91' : undefined
    if (ack === seqAdd(end, 2)) return 'M12'
    if (octets > 0 && ack === seqAdd(seq, 1)) return 'M11'
    if (ack === end) return 'M10'
  }
  if (octets > 1 && ack === seqAdd(seq, 1)) return 'M03'
  return octets > 0 && ack === seqAdd(end, -1) ? 'M09' : undefined
}
