import type { Result } from '../../base/result.ts'

/** One packet of a capture file, as it lay on its link. */
export interface Frame {
  /** Position in the file, from 1, as Wireshark counts */
  readonly n: number
  /** Seconds since the first packet of the file; may be negative where the file is out of order */
  readonly t: number
  /** LINKTYPE number of the link that it was taken from */
  readonly link: number
  /** The octets that were kept */
  readonly octets: Uint8Array
  /** How long the packet was on the wire, at least `octets.length` */
  readonly length: number
}

/** The packets of a capture file, and where it breaks off, if it does. */
export interface Capture {
  readonly frames: readonly Frame[]
  /** The file ends in the middle of a packet: everything before this offset was read */
  readonly cutAt: number | undefined
}

/** Why a file cannot be read as a capture at all, and where. */
export interface CaptureError {
  readonly code: 'capture/unknown-format' | 'capture/empty' | 'capture/broken-block'
  /** Octets from the start of the file */
  readonly offset: number
}

export type CaptureResult = Result<Capture, CaptureError>

/** Reads of a number somewhere in a file, in the byte order of that file. */
export interface Numbers {
  readonly u16: (at: number) => number
  readonly u32: (at: number) => number
}

export const numbersOf = (octets: Uint8Array, isLittle: boolean): Numbers => {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  return { u16: (at) => view.getUint16(at, isLittle), u32: (at) => view.getUint32(at, isLittle) }
}
