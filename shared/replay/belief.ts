import type { SegmentStep } from '../game/room/step.ts'
import type { State } from '../tcp/state.ts'
import type { Moment } from './timeline.ts'

/**
 * The states in which the other end may be, as far as one end can conclude, in the order in which a connection may travel them. That the other end
 * has reset the connection, or lost it in a crash, nobody can exclude before a RST comes: it is left out here.
 */
export interface Belief {
  /** By all that has come */
  readonly states: readonly State[]
  /** And by a FIN of the other end that may be under way, or that may have crossed ours */
  readonly also: readonly State[]
}

/** What one end has to conclude from. */
export interface Evidence {
  readonly now: Moment
  /** The segments of this connection that it has sent, and those that have come */
  readonly own: readonly SegmentStep[]
  readonly heard: readonly SegmentStep[]
  /** The last number it has acknowledged, and the last of which it is proven that the other end has learned of it */
  readonly toldAck: number | undefined
  readonly provenAck: number | undefined
}

/** The other end's FIN has come in these states. */
const HAS_ITS_FIN: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])

/**
 * What an end may conclude about the state of the other one. Undefined where it remembers no other end: in CLOSED, and
 * in LISTEN as long as nobody has called.
 *
 * @see RFC 9293 3.3.2
 */
export const beliefOf = (evidence: Evidence): Belief | undefined => {
  const { now, own, toldAck, provenAck } = evidence
  const { iss, sndUna, sndNxt, irs } = now.variables
  if (irs === undefined && (now.state === 'CLOSED' || now.state === 'LISTEN')) return undefined
  // What once was is forgotten; an end that has not sent its SYN yet still shows CLOSED.
  if (now.state === 'CLOSED' && sndNxt !== iss) return undefined
  const states = new Set<State>()
  const also = new Set<State>()
  if (sndUna === iss) {
    // It may never have heard of us, and wait for somebody or for nobody.
    if (irs === undefined) for (const state of ['CLOSED', 'LISTEN'] as const) states.add(state)
    states.add('SYN-SENT')
  }
  // Only a SYN without ACK leads there; a SYN-ACK opens the other end.
  if (provenAck === undefined && own.some(({ segment: { flags } }) => flags.syn && !flags.ack)) {
    states.add('SYN-RECEIVED')
    also.add('FIN-WAIT-1')
  }
  if (irs !== undefined && toldAck !== undefined) {
    const open = synchronized(evidence)
    for (const state of open.states) states.add(state)
    for (const state of open.also) also.add(state)
  }
  return { states: [...states], also: [...also].filter((state) => !states.has(state)) }
}

/** Its states once our ACK of its SYN may have come. */
const synchronized = (evidence: Evidence): Belief => {
  const { state } = evidence.now
  if (HAS_ITS_FIN.has(state)) return afterItsFin(evidence)
  switch (state) {
    case 'FIN-WAIT-1':
      return { states: ['ESTABLISHED', 'CLOSE-WAIT'], also: ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'] }
    case 'FIN-WAIT-2':
      return { states: ['CLOSE-WAIT'], also: ['CLOSING', 'LAST-ACK'] }
    default:
      return { states: ['ESTABLISHED'], also: ['FIN-WAIT-1'] }
  }
}

/** Its FIN has come: has our ACK of it, and has our own FIN? */
const afterItsFin = ({ now, heard, toldAck }: Evidence): Belief => {
  const { state, variables } = now
  const isTold = toldAck !== undefined && toldAck === variables.rcvNxt
  switch (state) {
    case 'CLOSE-WAIT':
      return { states: isTold ? ['FIN-WAIT-1', 'FIN-WAIT-2'] : ['FIN-WAIT-1'], also: [] }
    case 'LAST-ACK':
      // Whoever gets our FIN gets with it the ACK of its own.
      return { states: ['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT'], also: [] }
    case 'CLOSING':
      return {
        states: isTold ? ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT'] : ['FIN-WAIT-1', 'CLOSING'],
        also: [],
      }
    default: {
      const first = heard.find(({ segment }) => segment.flags.fin)?.segment
      // Its FIN did not acknowledge ours: both crossed on the way.
      const isCrossed = first !== undefined && ((first.ack - variables.sndNxt) | 0) < 0
      const after = (waits: State, ends: State): readonly State[] => (isTold ? [waits, ends] : [waits])
      return isCrossed
        ? { states: after('CLOSING', 'TIME-WAIT'), also: [] }
        : { states: after('LAST-ACK', 'CLOSED'), also: after('CLOSING', 'TIME-WAIT') }
    }
  }
}
