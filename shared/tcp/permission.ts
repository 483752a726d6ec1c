import type { Flags, Octets, Segment } from './segment.ts'
import type { Seq } from './seq.ts'
import type { Because } from './tcb.ts'

/** Every kind of segment that a conforming TCP sends. */
export const KINDS = [
  'syn',
  'syn-retransmission',
  'syn-ack',
  'syn-ack-retransmission',
  'ack',
  'duplicate-ack',
  'challenge-ack',
  'window-update',
  'data',
  'data-retransmission',
  'fin',
  'fin-with-data',
  'fin-retransmission',
  'rst',
  'rst-ack',
  'keep-alive-probe',
  'zero-window-probe',
] as const

export type Kind = (typeof KINDS)[number]

/**
 * One way in which the endpoint may speak now. A segment matches when its flags are these (PSH is always free),
 * its seq lies in `seq`, its ack is `ack`, and its data are the octets of `octets` that begin at that seq: at
 * least `minLen` of them, and with `toEnd` all that follow.
 */
export interface Permission {
  readonly kind: Kind
  readonly flags: Flags
  /** Acceptable SEG.SEQ: `from`, and the `count - 1` numbers after it */
  readonly seq: { readonly from: Seq; readonly count: number }
  /** SEG.ACK; undefined when the ACK flag is off */
  readonly ack: Seq | undefined
  /** What stands in the send buffer from `seq.from` on: the only data that may be sent there */
  readonly octets: Octets
  /** The data mean nothing and may be any, as long as they are no more than `octets` */
  readonly isGarbage: boolean
  /** Fewest octets of data */
  readonly minLen: number
  /** The data must reach the end of `octets`: a FIN follows the last of them */
  readonly toEnd: boolean
  readonly because: Because
  /** Section of RFC 9293 that allows it, as "3.10.7.4" */
  readonly rfc: string
}

/** A segment that a conforming endpoint sends by itself now. */
export interface Owed {
  readonly kind: Kind
  readonly segment: Segment
  readonly because: Because
  readonly rfc: string
}

export type FaultField = 'flags' | 'seq' | 'ack' | 'data'

/** What is wrong with a field. Codes are stable: diagnosis, files and outside tools name them. */
export const FAULT_CODES = [
  /** No segment at all may be sent from here (LISTEN or CLOSED with nothing to answer) */
  'nothing-to-send',
  'syn-missing',
  'syn-unexpected',
  'ack-missing',
  'ack-unexpected',
  'fin-missing',
  'fin-unexpected',
  'rst-missing',
  'rst-unexpected',
  'flags-other',
  'seq-wrong',
  'ack-of-unsent',
  'ack-too-low',
  'ack-without-flag',
  'data-unexpected',
  'data-missing',
  'data-beyond-window',
  'data-not-queued',
] as const

export type FaultCode = (typeof FAULT_CODES)[number]

/** One wrong field: what was found there, what may stand there, and the section that says so. */
export interface Fault {
  readonly field: FaultField
  readonly code: FaultCode
  readonly found: string
  readonly expected: string
  readonly rfc: string
}

export type Judgement =
  | { readonly verdict: 'conforming'; readonly kind: Kind; readonly permission: Permission }
  | {
      readonly verdict: 'nonconforming'
      readonly faults: readonly Fault[]
      /** The permission that comes nearest: what the sender most likely meant */
      readonly nearest: Permission | undefined
    }
