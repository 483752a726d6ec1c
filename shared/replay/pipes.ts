import { unreachable } from '../base/unreachable.ts'
import type { State } from '../tcp/state.ts'

/** One end of a one-way pipe, as the endpoint that holds it knows it. */
export type PipeEnd = 'shut' | 'opening' | 'open' | 'closing'

/**
 * A connection is two pipes, one each way. What an endpoint in this state knows of the two ends that it holds: the
 * one into which it sends (`out`: shut once its FIN is acknowledged), and the one that it reads (`in`: shut once
 * the peer's FIN has come).
 *
 * @see RFC 9293 3.3.2, 3.6
 */
export const pipeEnds = (state: State): { readonly out: PipeEnd; readonly in: PipeEnd } => {
  switch (state) {
    case 'CLOSED':
    case 'LISTEN':
      return { out: 'shut', in: 'shut' }
    case 'SYN-SENT':
      return { out: 'opening', in: 'shut' }
    case 'SYN-RECEIVED':
      return { out: 'opening', in: 'open' }
    case 'ESTABLISHED':
      return { out: 'open', in: 'open' }
    case 'FIN-WAIT-1':
      return { out: 'closing', in: 'open' }
    case 'FIN-WAIT-2':
      return { out: 'shut', in: 'open' }
    case 'CLOSE-WAIT':
      return { out: 'open', in: 'shut' }
    case 'CLOSING':
    case 'LAST-ACK':
      return { out: 'closing', in: 'shut' }
    case 'TIME-WAIT':
      return { out: 'shut', in: 'shut' }
    default:
      return unreachable(state)
  }
}

/** What a host keeps for the connection: nothing, a listener, everything, or the small record of TIME-WAIT. */
export type Kept = 'nothing' | 'listener' | 'connection' | 'record'

/**
 * What a host in this state keeps in memory. A listener answers for every caller and holds no connection of its
 * own; TIME-WAIT needs the numbers and the clock, but no queues any more.
 */
export const keptIn = (state: State): Kept => {
  if (state === 'CLOSED') return 'nothing'
  if (state === 'LISTEN') return 'listener'
  return state === 'TIME-WAIT' ? 'record' : 'connection'
}
