import { closedTcb } from '../../tcp/closed.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAfter } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, toSeq } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'

/** A conforming peer made from one endpoint's knowledge, and whether its start number had to be made up. */
export interface SupposedPeer {
  readonly tcb: Tcb
  readonly isIsnMadeUp: boolean
}

/** Stands for a start number that has not been heard; shown as y or x, never as a number. */
const MADE_UP = toSeq(1_000_000_000)

/**
 * The other end as this endpoint must suppose it: a conforming TCP that has received all that this one has sent,
 * has sent nothing that has not come here, and whose application asks for nothing more. The true peer may be
 * elsewhere; nothing of it is looked at.
 *
 * @param arrivals segments that came since this endpoint last sent, oldest first
 */
export const peerAsKnown = (tcb: Tcb, arrivals: readonly Segment[]): SupposedPeer => {
  const stranger = strangerOf(tcb, arrivals.at(-1))
  if (stranger !== undefined) return { tcb: stranger, isIsnMadeUp: false }
  if (tcb.irs === undefined) return { tcb: unheard(tcb), isIsnMadeUp: true }
  return { tcb: heard(tcb, tcb.irs), isIsnMadeUp: false }
}

/**
 * Who sent what we owe a reset or a cookie for: an end that believes in another connection, or calls where nobody
 * listens, or nobody remembers.
 */
const strangerOf = (tcb: Tcb, arrived: Segment | undefined): Tcb | undefined => {
  const owesStranger = tcb.replies.some(
    ({ kind, because }) => kind === 'cookie' || (kind === 'rst' && because !== 'abort-called'),
  )
  if (!owesStranger || arrived === undefined || (tcb.irs !== undefined && !arrived.flags.ack))
    return undefined
  const { flags, seq, ack } = arrived
  const caller = { ...talking(seq, seqAfter(arrived)), sndUna: seq, synAcked: !flags.syn }
  if (!flags.ack)
    return { ...caller, state: 'SYN-SENT', opened: 'active', irs: undefined, lastAckSent: undefined }
  return {
    ...caller,
    state: flags.syn ? 'SYN-RECEIVED' : 'ESTABLISHED',
    opened: flags.syn ? 'passive' : 'active',
    irs: seqAdd(ack, -1),
    rcvNxt: ack,
    lastAckSent: ack,
    sendBuffer: arrived.data,
  }
}

/** Nothing has come: whoever calls supposes a listener, whoever waits for a caller supposes that nobody called. */
const unheard = (tcb: Tcb): Tcb => {
  const fresh = closedTcb({ iss: MADE_UP })
  return tcb.state === 'LISTEN' ? fresh : { ...fresh, state: 'LISTEN', opened: 'passive' }
}

const heard = (tcb: Tcb, irs: Seq): Tcb => {
  const told = tcb.lastAckSent
  const sentSyn = tcb.sndNxt !== tcb.iss || tcb.synAcked
  const state = stateOfPeer(tcb)
  const hasFin = isFinHere(tcb)
  return {
    ...talking(irs, tcb.rcvNxt),
    state,
    opened: tcb.opened === 'active' ? 'passive' : 'active',
    synAcked: told !== undefined,
    sndUna: told ?? irs,
    irs: sentSyn ? tcb.iss : undefined,
    rcvNxt: sentSyn ? tcb.sndNxt : toSeq(0),
    lastAckSent: sentSyn ? tcb.sndNxt : undefined,
    finQueued: hasFin,
    finSeq: hasFin ? seqAdd(tcb.rcvNxt, -1) : undefined,
    timeWaitStarts: state === 'TIME-WAIT' ? 1 : 0,
  }
}

const talking = (iss: Seq, sndNxt: Seq): Tcb => ({
  ...closedTcb({ iss }),
  sndUna: sndNxt,
  sndNxt,
  sndWnd: DEFAULT_WND,
  sndWl1: iss,
})

/** Their FIN has been taken in. */
const isFinHere = ({ state }: Tcb): boolean =>
  state === 'CLOSE-WAIT' || state === 'LAST-ACK' || state === 'CLOSING' || state === 'TIME-WAIT'

const stateOfPeer = (tcb: Tcb): State => {
  const isTold = tcb.lastAckSent === tcb.rcvNxt
  const isMyFinOut = tcb.finSeq !== undefined
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      if (tcb.sndNxt === tcb.iss) return 'SYN-SENT'
      return tcb.opened === 'active' ? 'SYN-RECEIVED' : 'ESTABLISHED'
    case 'ESTABLISHED':
      return tcb.lastAckSent === undefined ? 'SYN-RECEIVED' : 'ESTABLISHED'
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return isMyFinOut ? 'CLOSE-WAIT' : 'ESTABLISHED'
    case 'CLOSE-WAIT':
      return isTold ? 'FIN-WAIT-2' : 'FIN-WAIT-1'
    case 'LAST-ACK':
      return isMyFinOut ? 'TIME-WAIT' : isTold ? 'FIN-WAIT-2' : 'FIN-WAIT-1'
    case 'CLOSING':
      return isTold ? 'TIME-WAIT' : 'CLOSING'
    case 'TIME-WAIT':
      return isTold ? 'CLOSED' : 'LAST-ACK'
    default:
      return 'CLOSED'
  }
}
