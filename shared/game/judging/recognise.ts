import { unreachable } from '../../base/unreachable.ts'
import { appearance } from '../../tcp/appearance.ts'
import type { Kind } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import { segLen } from '../../tcp/segment.ts'
import { seqBefore, toSeq } from '../../tcp/seq.ts'
import { unsentLength } from '../../tcp/sendBuffer.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Evidence } from './evidence.ts'
import type { MisconceptionId } from './misconceptions.ts'
import { inClaim } from './recogniseClaim.ts'
import { inFlags } from './recogniseFlags.ts'
import { inAck, inSeq } from './recogniseNumbers.ts'
import type { DraftFault } from './verdict.ts'

/**
 * The misconception that a fault reveals; undefined when it shows no known pattern. What it says of the draft is
 * true of it, whatever its player was thinking: where a pattern has two readings, none is named.
 */
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
      return inLen(evidence)
    case 'state':
      return inClaim(evidence)
    default:
      return unreachable(fault.field)
  }
}

const inLen = ({ tcb, draft }: Evidence): MisconceptionId | undefined => {
  // What should have been sent again stands behind what was sent already, as if it were something new.
  const isRepeating = tcb.replies.some(({ kind }) => kind === 'retransmission') && unsentLength(tcb) === 0
  if (isRepeating && draft.seq === tcb.sndNxt && tcb.finSeq === undefined) return 'M18'
  if (tcb.finSeq !== undefined) return seqBefore(toSeq(draft.seq), tcb.finSeq) ? undefined : 'M58'
  return draft.flags.fin && appearance(tcb) === 'CLOSE-WAIT' ? 'M60' : undefined
}

/**
 * What an allowed segment reveals all the same: an ACK that answers nothing but ACKs (3.4) is legal and needless.
 *
 * @param arrivals segments that came since this endpoint last sent
 */
export const needless = (tcb: Tcb, as: Kind, arrivals: readonly Segment[]): MisconceptionId | undefined => {
  const isAnswer = arrivals.length > 0 && tcb.replies.length === 0 && as === 'duplicate-ack'
  return isAnswer && arrivals.every((segment) => segLen(segment) === 0 && !segment.flags.rst)
    ? 'M33'
    : undefined
}
