import type { Flags } from '../tcp/segment.ts'
import type { State } from '../tcp/state.ts'

/**
 * A segment that a player is composing, or has submitted and nobody has judged yet.
 * Every field may still be wrong; only its shape is certain (shared/wire checks that).
 */
export interface Draft {
  readonly flags: Flags
  /** SEG.SEQ, 0 to 2^32 - 1 (a larger number is kept as it was typed, so that the judge can speak about it) */
  readonly seq: number
  /** SEG.ACK; undefined when the field was left empty */
  readonly ack: number | undefined
  /** Octets of the application's queue to put in, from its front; 0 for none */
  readonly len: number
  /** The state that the player says it will be in after sending; undefined where the room does not ask */
  readonly claim: State | undefined
}

/** What a player does with its endpoint. FIN is never a call and an ACK is never the application's doing. */
export type Move =
  | { readonly kind: 'segment'; readonly draft: Draft }
  /** An application call that the level hands over to the player */
  | { readonly kind: 'call'; readonly call: PlayerCall }
  /** Let a timer run out: the retransmission timer, or the 2 MSL of TIME-WAIT */
  /** Let time pass although a call is offered: TCP has no timer that would make it */
  | { readonly kind: 'wait' }
  | { readonly kind: 'timer'; readonly timer: 'retransmission' | 'time-wait' }

export const PLAYER_CALLS = ['OPEN', 'CLOSE', 'ABORT', 'COOKIES'] as const
export type PlayerCall = (typeof PLAYER_CALLS)[number]
