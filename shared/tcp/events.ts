import type { Octets } from './segment.ts'
import type { Tcb } from './tcb.ts'

/** What the TCP tells the application above it, or an observer, when something has happened (3.9.1, 3.10). */
export type TcpEvent =
  | { readonly kind: 'established' }
  | { readonly kind: 'delivered'; readonly data: Octets }
  | { readonly kind: 'connection-closing' }
  | { readonly kind: 'connection-reset' }
  | { readonly kind: 'connection-refused' }
  | { readonly kind: 'connection-closed' }
  | { readonly kind: 'data-lost' }

/** A TCB after an event, and what the event told the application. */
export interface Outcome {
  readonly tcb: Tcb
  readonly events: readonly TcpEvent[]
}

/** Why an application call cannot be made: the error texts of RFC 9293 3.10 as stable codes. */
export type CallError =
  'connection-does-not-exist' | 'connection-already-exists' | 'connection-closing' | 'remote-unspecified'
