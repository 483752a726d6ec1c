import { unreachable } from '../../base/unreachable.ts'
import { appearance } from '../../tcp/appearance.ts'
import type { Segment } from '../../tcp/segment.ts'
import { unsentLength } from '../../tcp/sendBuffer.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { PlayerCall } from '../draft.ts'
import type { Situation } from '../room/view.ts'

/**
 * What has happened and what is asked, from one endpoint's own knowledge only.
 *
 * @param arrivals segments that came since this endpoint last sent, oldest first
 * @param offered  the application call that the level hands to the player now, if any
 */
export const situationOf = (
  tcb: Tcb,
  arrivals: readonly Segment[],
  offered: PlayerCall | undefined,
): Situation => {
  const state = appearance(tcb)
  if (tcb.replies.some(({ kind }) => kind === 'retransmission')) return { kind: 'timer-ran-out' }
  if (tcb.replies.some(({ kind }) => kind === 'cookie')) return { kind: 'syn-arrived-cookie' }
  if (tcb.replies.length > 0) return { kind: 'reply-due' }
  switch (state) {
    case 'CLOSED':
      if (tcb.state === 'SYN-SENT') return { kind: 'open-called' }
      return { kind: arrivals.at(-1)?.flags.rst === true ? 'was-reset' : 'closed' }
    case 'LISTEN':
      if (tcb.state !== 'LISTEN') return { kind: 'syn-arrived' }
      return offered === undefined ? { kind: 'listening' } : { kind: 'call-offered', call: offered }
    case 'SYN-SENT':
      return { kind: tcb.state === 'SYN-SENT' ? 'sent' : 'syn-arrived' }
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return (
        due(tcb, arrivals) ?? (offered === undefined ? idle(tcb) : { kind: 'call-offered', call: offered })
      )
    default:
      return unreachable(state)
  }
}

/** What a segment is owed for, in the order in which a player should think of it. */
const due = (tcb: Tcb, arrivals: readonly Segment[]): Situation | undefined => {
  const unsent = unsentLength(tcb)
  const finDue = tcb.finQueued && tcb.finSeq === undefined
  if (tcb.lastAckSent === undefined && tcb.state !== 'SYN-RECEIVED')
    return { kind: 'syn-ack-arrived', octets: unsent }
  if (tcb.rcvNxt !== tcb.lastAckSent && tcb.lastAckSent !== undefined) {
    if (arrivals.some((segment) => segment.flags.fin))
      return { kind: finDue && unsent === 0 ? 'fin-arrived-close-called' : 'fin-arrived' }
    const octets = arrivals.reduce((sum, segment) => sum + segment.data.length, 0)
    return { kind: 'data-arrived', octets, replyOctets: unsent }
  }
  if (unsent > 0) return { kind: 'data-queued', octets: unsent }
  return finDue ? { kind: 'close-called' } : undefined
}

/** Nothing is owed: what the endpoint is waiting for. */
const idle = (tcb: Tcb): Situation => {
  if (tcb.state === 'TIME-WAIT') return { kind: 'time-wait' }
  if (tcb.sndUna !== tcb.sndNxt) return { kind: 'sent' }
  if (tcb.state === 'CLOSE-WAIT') return { kind: 'application-works' }
  if (tcb.state === 'FIN-WAIT-2') return { kind: 'peer-may-talk' }
  return { kind: 'established' }
}
