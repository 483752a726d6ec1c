import type { Octets, Segment } from './segment.ts'
import type { Seq } from './seq.ts'
import type { State } from './state.ts'

/**
 * What one endpoint remembers of a connection: the Transmission Control Block of RFC 9293 section 3.3.1.
 *
 * Two rules make one engine serve a kernel that answers at once and a player who takes time:
 *
 * - `state` moves exactly when RFC 9293 section 3.10 moves it, as if the answer went out in the same instant;
 * - the `snd*` variables, `lastAckSent` and `replies` tell what has *really* been sent. They move in `transmit` only.
 *
 * What lies between is owed (`owed.ts`), and `appearance` (`appearance.ts`) is the state that a person sees who
 * has not yet sent the SYN, SYN-ACK or FIN that the state speaks of.
 */
export interface Tcb {
  readonly state: State
  /** Which OPEN made the endpoint. RST in SYN-RECEIVED returns to LISTEN only after a passive one (3.10.7.4). */
  readonly opened: 'none' | 'active' | 'passive'

  /** ISS: our initial send sequence number */
  readonly iss: Seq
  /** Our SYN has been acknowledged: SND.UNA has left ISS behind (it may come round to the same number again) */
  readonly synAcked: boolean
  /** SND.UNA: the oldest number sent and not acknowledged */
  readonly sndUna: Seq
  /** SND.NXT: the next number never sent. ISS itself as long as our SYN has not left. */
  readonly sndNxt: Seq
  /** SND.WND in octets, and the segment that set it: SND.WL1, SND.WL2 */
  readonly sndWnd: number
  readonly sndWl1: Seq
  readonly sndWl2: Seq
  /** MAX.SND.WND: the largest window that the peer has ever offered (RFC 5961 5.2) */
  readonly maxSndWnd: number

  /** IRS: the peer's initial sequence number; undefined until its SYN has come */
  readonly irs: Seq | undefined
  /** RCV.NXT: the next number wanted. Meaningful once `irs` is known; 0 before. */
  readonly rcvNxt: Seq
  /** RCV.WND in octets */
  readonly rcvWnd: number
  /** SEND MSS: most octets of data in one segment that the endpoint sends by itself (RFC 9293 3.7.1) */
  readonly mss: number
  /** RCV.NXT as the peer was last told by an ACK of ours; undefined before the first ("Last.ACK.sent", RFC 7323) */
  readonly lastAckSent: Seq | undefined
  /** The right edge of the receive window as the peer was last told; undefined before the first ACK */
  readonly edgeTold: Seq | undefined

  /** Octets accepted by SEND and not yet acknowledged: first those from SND.UNA to SND.NXT, then those never sent */
  readonly sendBuffer: Octets
  /** CLOSE was called: a FIN follows the last octet of the send buffer */
  readonly finQueued: boolean
  /** The number that our FIN took when it was first sent */
  readonly finSeq: Seq | undefined

  /** Octets received in order that the application has not taken by RECEIVE */
  readonly unread: Octets
  /** How many octets have ever been received in order */
  readonly received: number
  /** Segments within the window that came before the ones they follow, by increasing seq (3.10.7.4 seventh) */
  readonly early: readonly EarlySegment[]
  /** The application closed for reading as well: later data are answered with RST (3.6.1, SHLD-3) */
  readonly deaf: boolean

  /** Answers owed beyond what the variables themselves show: RST, challenge ACK, repeated ACK, retransmission */
  readonly replies: readonly Reply[]
  /** Times the 2 MSL clock was (re)started; a driver that owns the clock starts it anew when this grows */
  readonly timeWaitStarts: number
  /** The TIME-WAIT out of which this connection was opened again: an old duplicate leads back to it (3.6.1, MAY-2) */
  readonly reopenedFrom: Tcb | undefined
  /** LISTEN answers with SYN cookies made from this secret, and keeps nothing (`cookie.ts`); undefined: it remembers */
  readonly cookieSecret: Seq | undefined
}

export interface EarlySegment {
  readonly seq: Seq
  readonly data: Octets
  readonly fin: boolean
}

/** An answer that an event called for (3.10.7, 3.10.8) and that has not been sent yet. */
export interface Reply {
  readonly kind: ReplyKind
  readonly segment: Segment
  readonly because: Because
  /** Section of RFC 9293 (or "RFC 4987 3.6") that asks for it */
  readonly rfc: string
  /** A reset after CLOSE may have the number that the offending segment acknowledged instead (3.5.2 group 1) */
  readonly orSeq?: Seq
  /** A challenge ACK in TIME-WAIT: the newer SYN that a SYN-ACK may accept instead (3.6.1, MAY-2) */
  readonly reopening?: Segment
}

export type ReplyKind = 'rst' | 'challenge-ack' | 'duplicate-ack' | 'retransmission' | 'cookie'

/** Why a segment is owed or permitted: a stable id; the sentence stands in the catalogue of words. */
export type Because =
  | 'open-called'
  | 'syn-arrived'
  | 'syn-arrived-cookie'
  | 'syn-ack-arrived'
  | 'simultaneous-open'
  | 'data-arrived'
  | 'fin-arrived'
  | 'send-called'
  | 'close-called'
  | 'abort-called'
  | 'out-of-window'
  | 'out-of-order'
  | 'unacceptable-ack'
  | 'unexpected-syn'
  | 'inexact-rst'
  | 'no-connection'
  | 'data-unread'
  | 'retransmission-timeout'
  | 'allowed-any-time'

export const DEFAULT_WND = 65_535

/** SEND MSS unless another is chosen: Ethernet's 1500 less 40 of headers. */
export const MSS = 1460
