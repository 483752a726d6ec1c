import { unreachable } from '../../base/unreachable.ts'
import { appearance } from '../../tcp/appearance.ts'
import type { Permission } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAdd, toSeq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Draft } from '../draft.ts'
import type { MisconceptionId } from './misconceptions.ts'
import type { DraftFault } from './verdict.ts'

/** Everything that a diagnosis may look at: one endpoint's own knowledge and the draft. */
export interface Evidence {
  readonly tcb: Tcb
  readonly draft: Draft
  /** At least one */
  readonly faults: readonly DraftFault[]
  /** What the sender most likely meant to send */
  readonly nearest: Permission | undefined
  /** Segments that came since this endpoint last sent, oldest first */
  readonly arrivals: readonly Segment[]
}

/** The misconception that a fault reveals; undefined when it shows no known pattern. */
export const recognise = (evidence: Evidence, fault: DraftFault): MisconceptionId | undefined => {
  if (fault.code === 'number-too-large') return 'M15'
  switch (fault.field) {
    case 'flags':
      return inFlags(evidence)
    case 'seq':
      return inSeq(evidence)
    case 'ack':
      return inAck(evidence)
    case 'len':
      return evidence.tcb.finSeq === undefined ? undefined : 'M58'
    case 'state':
      return inClaim(evidence)
    default:
      return unreachable(fault.field)
  }
}

const inFlags = ({ tcb, draft }: Evidence): MisconceptionId | undefined => {
  const { syn, ack, fin, rst } = draft.flags
  if (syn && fin) return 'M28'
  if (rst) return 'M30'
  switch (appearance(tcb)) {
    case 'CLOSED':
      return syn && ack ? 'M22' : undefined
    case 'LISTEN':
      if (tcb.irs === undefined) return syn && !ack ? 'M47' : undefined
      if (syn && !ack) return draft.ack === undefined ? 'M24' : 'M21'
      return ack && !syn ? 'M23' : undefined
    default:
      break
  }
  if (fin && !ack) return 'M27'
  if (syn) return 'M26'
  if (!ack && draft.ack !== undefined) return 'M21'
  if (!fin) return undefined
  if (tcb.finSeq !== undefined) return 'M18'
  return tcb.state === 'CLOSE-WAIT' && tcb.rcvNxt !== tcb.lastAckSent ? 'M60' : 'M63'
}

const inSeq = ({ tcb, draft, nearest }: Evidence): MisconceptionId | undefined => {
  const { seq } = draft
  const { iss, irs, rcvNxt, sndNxt, finSeq } = tcb
  const opening = nearest?.flags.syn === true
  if (opening) {
    if (irs !== undefined && seq === irs) return 'M07'
    if (irs !== undefined && seq === rcvNxt) return 'M02'
    if (sndNxt !== iss && seq === seqAdd(iss, 1)) return 'M18'
    return seq <= 1 ? 'M06' : undefined
  }
  if (sndNxt === seqAdd(iss, 1) && seq === iss) return 'M05'
  if (finSeq !== undefined && (seq === finSeq || seq === seqAdd(finSeq, 2))) return 'M13'
  if (irs !== undefined && (seq === rcvNxt || seq === irs)) return 'M20'
  if (seq === seqAdd(sndNxt, 1)) return 'M04'
  const firstOctet = tcb.sndUna
  if (seq === seqAdd(firstOctet, 1) && sndNxt !== firstOctet) return 'M17'
  return nearest?.flags.fin === true ? 'M14' : undefined
}

const inAck = ({ tcb, draft, arrivals }: Evidence): MisconceptionId | undefined => {
  const { ack } = draft
  if (ack === undefined) return 'M21'
  const arrived = arrivals.at(-1)
  if (arrived !== undefined) {
    const octets = arrived.data.length
    const end = seqAdd(arrived.seq, octets)
    if (arrived.flags.syn && ack === arrived.seq) return 'M01'
    if (arrived.flags.syn && ack === seqAdd(arrived.seq, 4)) return 'M08'
    if (arrived.flags.fin && ack === seqAdd(end, 2)) return 'M12'
    if (arrived.flags.fin && ack === end) return 'M10'
    if (octets > 1 && ack === seqAdd(arrived.seq, 1)) return 'M03'
    if (octets > 0 && ack === seqAdd(end, -1)) return 'M09'
  }
  if (ack === tcb.sndNxt || ack === tcb.iss) return 'M20'
  return ack === toSeq(ack) ? 'M16' : 'M15'
}

const inClaim = ({ tcb, draft, nearest }: Evidence): MisconceptionId | undefined => {
  const { claim } = draft
  const now = appearance(tcb)
  const finLeaves = nearest?.flags.fin === true && tcb.finSeq === undefined
  switch (claim) {
    case 'ESTABLISHED':
      return now === 'LISTEN' || now === 'SYN-RECEIVED' ? 'M34' : undefined
    case 'LISTEN':
      if (now === 'LISTEN') return 'M36'
      return tcb.opened === 'active' ? 'M37' : undefined
    case 'SYN-SENT':
      return now === 'ESTABLISHED' ? 'M35' : undefined
    case 'CLOSE-WAIT':
      if (now === 'FIN-WAIT-1' || now === 'FIN-WAIT-2') return 'M77'
      return now === 'ESTABLISHED' && finLeaves ? 'M64' : undefined
    case 'TIME-WAIT':
      if (now === 'CLOSE-WAIT') return 'M67'
      return now === 'FIN-WAIT-1' || now === 'FIN-WAIT-2' ? 'M82' : undefined
    case 'CLOSED':
      return now === 'TIME-WAIT' ? 'M69' : undefined
    case 'LAST-ACK':
      return now === 'CLOSE-WAIT' ? 'M81' : undefined
    default:
      return undefined
  }
}
