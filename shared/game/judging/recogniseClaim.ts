import { appearance } from '../../tcp/appearance.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqBefore } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Evidence } from './evidence.ts'
import type { MisconceptionId } from './misconceptions.ts'

/** The misconception that a wrong "after sending I am in" reveals. */
export const inClaim = (evidence: Evidence): MisconceptionId | undefined => {
  const { tcb, draft } = evidence
  const now = appearance(tcb)
  switch (draft.claim) {
    case 'ESTABLISHED':
      return now === 'LISTEN' || now === 'SYN-RECEIVED' ? 'M34' : undefined
    case 'LISTEN':
      if (now === 'LISTEN') return 'M36'
      return tcb.opened === 'active' ? 'M37' : undefined
    case 'SYN-SENT':
      return now === 'ESTABLISHED' ? 'M35' : undefined
    case 'CLOSE-WAIT':
      return closeWait(evidence, now)
    case 'FIN-WAIT-2':
      return finWait2(evidence, now)
    case 'TIME-WAIT':
      // Who aborts forgets at once: only a connection that ended in order waits.
      if (evidence.tcb.replies.some(({ because }) => because === 'abort-called')) return 'M72'
      if (now === 'CLOSE-WAIT' || now === 'LAST-ACK') return 'M67'
      return now === 'FIN-WAIT-1' || now === 'FIN-WAIT-2' ? 'M82' : undefined
    case 'CLOSED':
      return closed(evidence, now)
    case 'LAST-ACK':
      return now === 'CLOSE-WAIT' ? 'M81' : undefined
    default:
      return undefined
  }
}

/** This draft is the one that ends our half. */
const finLeaves = ({ tcb, nearest }: Evidence): boolean =>
  nearest?.flags.fin === true && tcb.finSeq === undefined

const closeWait = (evidence: Evidence, now: State): MisconceptionId | undefined => {
  switch (now) {
    case 'CLOSING':
    case 'TIME-WAIT':
      return 'M77'
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return 'M64'
    case 'ESTABLISHED':
      if (finLeaves(evidence)) return 'M64'
      return evidence.tcb.early.some((early) => early.fin) ? 'M91' : undefined
    default:
      return undefined
  }
}

const finWait2 = ({ tcb, arrivals }: Evidence, now: State): MisconceptionId | undefined => {
  if (now === 'TIME-WAIT')
    return arrivals.find((segment) => covers(tcb, segment))?.flags.fin === true ? 'M79' : undefined
  return now === 'FIN-WAIT-1' && arrivals.some(({ flags }) => flags.ack) ? 'M80' : undefined
}

const closed = (evidence: Evidence, now: State): MisconceptionId | undefined => {
  const { tcb, arrivals } = evidence
  switch (now) {
    case 'TIME-WAIT':
      return tcb.timeWaitStarts > 1 ? 'M71' : 'M69'
    case 'ESTABLISHED':
      return finLeaves(evidence) ? 'M57' : undefined
    case 'CLOSE-WAIT':
      return finLeaves(evidence) ? undefined : 'M57'
    case 'LAST-ACK':
      return arrivals.some(({ flags }) => flags.ack) ? 'M92' : undefined
    default:
      return undefined
  }
}

/** The segment acknowledges our FIN. */
const covers = ({ finSeq }: Tcb, { flags, ack }: Segment): boolean =>
  flags.ack && finSeq !== undefined && seqBefore(finSeq, ack)
