import type { BySeat, Seat } from '../../game/seat.ts'
import type { SackBlock } from '../imports/tcpHeader.ts'
import type { Segment } from '../../tcp/segment.ts'

/** One segment of a recorded connection, as it passed the point where the recording was made. */
export interface RecordedSegment {
  /** Position among the connection's segments, from 1 */
  readonly n: number
  /** Position in the file, from 1 */
  readonly frame: number
  /** Seconds since the connection's first segment */
  readonly t: number
  readonly from: Seat
  /** The window is scaled as both SYNs agreed; the ACK field is as on the wire, also without its flag */
  readonly segment: Segment
  /** TSval and TSecr (RFC 7323): which copy the other end has heard */
  readonly timestamps: { readonly value: number; readonly echo: number } | undefined
  /** What its sender says to hold beyond the acknowledged, or to have got twice (RFC 2018, 2883); empty without the option */
  readonly sacks: readonly SackBlock[]
  /** Identification of the IPv4 packet */
  readonly id: number | undefined
  /** Its checksum is wrong while those of its sender's other segments are right: a field was altered on the way */
  readonly isDamaged: boolean
  /** Its data are not as they were sent, but as many zeros: some were not kept, or there are very many */
  readonly isBlank: boolean
}

/** All segments between two addresses, from one opening to the next. */
export interface RecordedConnection {
  /** "address:port"; the client is the end that opens */
  readonly addresses: BySeat<string>
  readonly segments: readonly RecordedSegment[]
}
