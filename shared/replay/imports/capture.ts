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

/** How the reading of a capture file ended. */
export type CaptureEnd =
  | { readonly kind: 'whole' }
  /** The file ends in the middle of a packet: everything before this offset was read */
  | { readonly kind: 'cut'; readonly offset: number }
  /** Nothing can be read from here on: everything before was */
  | { readonly kind: 'broken'; readonly error: CaptureError }

/** What a format finds at the place where the last block ended. */
export type Found =
  /** Octets from that place on that are needed to tell; a file that ends before is cut there, or broken */
  | { readonly kind: 'more'; readonly octets: number; readonly otherwise: 'cut' | 'broken' }
  | { readonly kind: 'block'; readonly length: number; readonly packet: Packet | undefined }
  /** `at` counts from the same place */
  | { readonly kind: 'broken'; readonly at: number }

/** A packet inside a block. */
export interface Packet {
  readonly t: number
  readonly link: number
  /** Where its octets begin in the piece of the file that is looked at, and how many were kept */
  readonly from: number
  readonly kept: number
  /** How long it was on the wire, as the file says */
  readonly length: number
}

/** A file format, read block by block: it remembers what the blocks before have said. */
export interface Format {
  readonly next: (piece: Piece, at: number) => Found
  /** Nanoseconds since 1970 at the first packet that has a time; undefined before it was read */
  readonly began: () => bigint | undefined
}

/** Some octets of the file, readable in both byte orders. */
export interface Piece {
  readonly octets: Uint8Array
  readonly little: Numbers
  readonly big: Numbers
}

/** Reads of a number somewhere in a file, in the byte order of that file. */
export interface Numbers {
  readonly u16: (at: number) => number
  readonly u32: (at: number) => number
}

export const pieceOf = (octets: Uint8Array): Piece => ({
  octets,
  little: numbersOf(octets, true),
  big: numbersOf(octets, false),
})

const numbersOf = (octets: Uint8Array, isLittle: boolean): Numbers => {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  return { u16: (at) => view.getUint16(at, isLittle), u32: (at) => view.getUint32(at, isLittle) }
}
