import type { State } from '../../tcp/state.ts'
import type { Seat } from '../seat.ts'

/**
 * What the kernel under the listener holds while SYNs come in: half-open connections, each waiting for a third
 * segment (RFC 4987). The connection at the table is one of them while it is in SYN-RECEIVED; the others are forged,
 * and their SYN-ACKs go to addresses that never asked.
 */
export interface Backlog {
  /** Whose host it is: the end that listens */
  readonly seat: Seat
  readonly places: readonly Place[]
  /** Forged SYNs that have come */
  readonly forged: number
  /** SYNs, true or forged, for which there was no place */
  readonly dropped: number
  /** Forged SYNs that were answered with a cookie, and forgotten */
  readonly forgotten: number
  /** Forged SYNs that time, or the host of a class, has brought besides those of the start */
  readonly more: number
}

export interface Place {
  /** Address and port that the forged SYN bore */
  readonly address: string
  /** How often its SYN-ACK has been sent again, 0 to `MOST_REPEATS` */
  readonly repeats: number
}

/** What became of a forged SYN. */
export type ForgedFate = 'kept' | 'dropped' | 'cookie'

/** What `netstat` would show on one end's host: connections of the same program, and of this round. */
export interface Netstat {
  readonly rows: readonly NetstatRow[]
  /** Most connections that the server's program can hold; undefined on the client's host */
  readonly descriptors: number | undefined
  /** Callers for whom no descriptor was left */
  readonly turnedAway: number
}

export interface NetstatRow {
  /** Address and port of the connection's client */
  readonly address: string
  readonly state: State
  /** The connection that is played */
  readonly isMine: boolean
}
