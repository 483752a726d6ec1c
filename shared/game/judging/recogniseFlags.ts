import { appearance } from '../../tcp/appearance.ts'
import type { State } from '../../tcp/state.ts'
import type { Reply } from '../../tcp/tcb.ts'
import type { Draft } from '../draft.ts'
import type { Evidence } from './evidence.ts'
import type { MisconceptionId } from './misconceptions.ts'

/** The misconception that wrong flags reveal. */
export const inFlags = (evidence: Evidence): MisconceptionId | undefined => {
  const { tcb, draft, arrivals, nearest } = evidence
  const { syn, ack, fin, rst } = draft.flags
  if (syn && fin) return 'M28'
  if (nearest === undefined && arrivals.at(-1)?.flags.rst === true) return 'M29'
  const reset = tcb.replies.find(({ kind }) => kind === 'rst')
  if (reset !== undefined) return insteadOfReset(evidence, reset)
  if (rst) return uncalledReset(evidence)
  const now = appearance(tcb)
  if (now === 'CLOSED') return syn && ack && tcb.irs === undefined ? 'M22' : undefined
  if (now === 'LISTEN') return tcb.irs === undefined ? unasked(draft) : insteadOfSynAck(evidence)
  if (now === 'SYN-SENT') return syn && ack && tcb.irs === undefined ? 'M22' : undefined
  if (fin && !ack) return 'M27'
  if (syn) return 'M26'
  if (!ack && draft.ack !== undefined) return 'M21'
  return fin ? uncalledFin(evidence, now) : undefined
}

const unasked = ({ flags }: Draft): MisconceptionId | undefined =>
  flags.syn && !flags.ack ? 'M47' : undefined

/** A SYN came and wants its SYN-ACK. One after the other, in two drafts, is an answer in two pieces. */
const insteadOfSynAck = ({ draft, previous }: Evidence): MisconceptionId | undefined => {
  const { syn, ack } = draft.flags
  if (syn && !ack) {
    if (draft.ack !== undefined) return 'M21'
    return previous !== undefined && isBareAck(previous) ? 'M25' : 'M24'
  }
  return ack && !syn ? 'M23' : undefined
}

const isBareAck = ({ flags }: Draft): boolean => flags.ack && !flags.syn && !flags.fin && !flags.rst

/** A reset is owed, and something else was drafted. */
const insteadOfReset = ({ tcb, draft }: Evidence, owed: Reply): MisconceptionId | undefined => {
  const { syn, ack, fin, rst } = draft.flags
  if (rst) return undefined
  if (tcb.state === 'SYN-SENT') return ack && !syn && !fin ? 'M41' : undefined
  if (owed.because !== 'no-connection' || !fin) return undefined
  // A reset with ACK answers a SYN to a closed port; one without answers the talk of a connection that is forgotten.
  if (owed.segment.flags.ack) return 'M31'
  return tcb.irs === undefined ? 'M87' : undefined
}

/** A reset that nothing calls for. */
const uncalledReset = ({ tcb, arrivals }: Evidence): MisconceptionId | undefined => {
  const timedOut = tcb.replies.some(({ kind }) => kind === 'retransmission')
  const last = arrivals.at(-1)?.flags
  const synAckAgain = last?.syn === true && last.ack && tcb.lastAckSent !== undefined
  switch (appearance(tcb)) {
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      return undefined
    case 'SYN-RECEIVED':
      return timedOut ? 'M40' : 'M30'
    case 'ESTABLISHED':
      return synAckAgain ? 'M40' : 'M30'
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return arrivals.some(({ data }) => data !== '') ? 'M76' : 'M30'
    default:
      return 'M30'
  }
}

/** A FIN that is not due: again, too early, or with something still to be said. */
const uncalledFin = ({ tcb, draft }: Evidence, now: State): MisconceptionId | undefined => {
  if (tcb.finSeq !== undefined) {
    if (draft.seq === tcb.finSeq) return undefined
    return now === 'CLOSING' ? 'M78' : 'M18'
  }
  if (tcb.finQueued) return now === 'CLOSE-WAIT' ? 'M60' : undefined
  return tcb.state === 'CLOSE-WAIT' && tcb.rcvNxt !== tcb.lastAckSent ? 'M60' : 'M63'
}
