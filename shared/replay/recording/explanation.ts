import type { Fault, Kind } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { State } from '../../tcp/state.ts'
import type { Side } from './side.ts'

/** What is wrong with a recorded segment: a field that RFC 9293 forbids, or a checksum that does not fit it. */
export type RecordedFault = Fault | DamageFault

export interface DamageFault {
  readonly field: 'checksum'
  readonly code: 'checksum-wrong'
  readonly found: string
  readonly expected: string
  readonly rfc: string
}

/** One way to understand a segment: what had reached its sender before, and what its sender is afterwards. */
export interface Explanation {
  readonly side: Side
  readonly verdict:
    | { readonly kind: 'conforming'; readonly as: Kind }
    | { readonly kind: 'nonconforming'; readonly faults: readonly RecordedFault[] }
  /** States of the sender that became known: after each segment that reached it, or that it never got */
  readonly states: readonly { readonly n: number; readonly state: State; readonly lost?: true }[]
  /** What the other end gets: the segment, with a repaired field where the recording shows an altered one */
  readonly sent: Segment
  /** Segments that passed unseen and reached the other end before this one */
  readonly unseen: readonly Segment[]
  /** How far-fetched it is: 0 for what is plainly so, 1 for a segment that does not conform */
  readonly cost: number
}

/** What an oddity costs, where one segment that does not conform costs 1. */
export const COST = {
  /** The timestamp echoes another segment than the one that we think arrived last */
  otherEcho: 0.05,
  /** It would have had to answer faster than it ever did */
  tooFast: 0.03,
  /** Its timestamp says that it was made before what it is taken to have heard had passed */
  madeBefore: 0.06,
  lost: 0.02,
  /** An acknowledgement that nothing asks for */
  idle: 0.01,
  /** The end had forgotten the connection (a crash, an orphan that the kernel dropped) */
  forgot: 0.1,
  retold: 0.04,
  /** A reset without ACK that ends its own connection: real ones carry it, answers do not */
  bareAbort: 0.15,
  /** A keep-alive probe although the other end was heard of just now */
  hastyProbe: 1.2,
  /** The network made a second one of a packet */
  doubled: 0.05,
  /** A new connection on the addresses of one that is over, or that this end has forgotten */
  reopened: 0.1,
  forgotAndReopened: 0.35,
  /** Not from the end whose address it bears, which goes on otherwise: a little likelier than an altered field */
  forged: 0.9,
  /** Right in itself, at a moment that our story has missed */
  regained: 0.5,
  /** An older acknowledgement that was overtaken */
  overtaken: 0.3,
  /** A segment passed, and the recording missed it; dearer than one wrong number until it has happened once */
  missed: 1.5,
  missedAgain: 0.2,
  crossedOpening: 0.6,
  /** A reset that answers a segment which passed, and which we thought to have come before the end was over */
  lateAnswer: 0.3,
  /** In answer to something that the recording does not show */
  hiddenCause: 0.5,
} as const
