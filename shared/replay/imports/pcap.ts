import type { Format, Found, Numbers, Piece } from './capture.ts'

const HEADER = 24
const RECORD_HEADER = 16
/** In nanoseconds */
const SECOND = 1_000_000_000n

/** The four forms of the magic number: which byte order, and what a tick of the second field is worth. */
const MAGICS: ReadonlyMap<number, { readonly isLittle: boolean; readonly ticks: number }> = new Map([
  [0xa1b2c3d4, { isLittle: false, ticks: 1e6 }],
  [0xd4c3b2a1, { isLittle: true, ticks: 1e6 }],
  [0xa1b23c4d, { isLittle: false, ticks: 1e9 }],
  [0x4d3cb2a1, { isLittle: true, ticks: 1e9 }],
])

/** True when the file begins as a pcap file does. */
export const isPcap = ({ big }: Piece): boolean => MAGICS.has(big.u32(0))

interface Header {
  readonly isLittle: boolean
  /** A second's */
  readonly ticks: number
  readonly link: number
}

/**
 * The classic capture format of libpcap, in either byte order, with times in microseconds or nanoseconds.
 *
 * @see draft-ietf-opsawg-pcap
 */
export const pcapFormat = (): Format => {
  let header: Header | undefined
  let first: { readonly seconds: number; readonly ticks: number } | undefined
  const record = ({ isLittle, ticks, link }: Header, piece: Piece, at: number): Found => {
    const { u32 } = isLittle ? piece.little : piece.big
    if (at + RECORD_HEADER > piece.octets.length)
      return { kind: 'more', octets: RECORD_HEADER, otherwise: 'cut' }
    const kept = u32(at + 8)
    const length = RECORD_HEADER + kept
    if (at + length > piece.octets.length) return { kind: 'more', octets: length, otherwise: 'cut' }
    const time = { seconds: u32(at), ticks: u32(at + 4) }
    first ??= time
    return {
      kind: 'block',
      length,
      packet: {
        t: time.seconds - first.seconds + (time.ticks - first.ticks) / ticks,
        link,
        from: at + RECORD_HEADER,
        kept,
        length: u32(at + 12),
      },
    }
  }
  return {
    next: (piece, at) => {
      if (header !== undefined) return record(header, piece, at)
      if (at + HEADER > piece.octets.length) return { kind: 'more', octets: HEADER, otherwise: 'broken' }
      header = headerOf(piece)
      return { kind: 'block', length: HEADER, packet: undefined }
    },
    began: () =>
      first && BigInt(first.seconds) * SECOND + (BigInt(first.ticks) * SECOND) / BigInt(header?.ticks ?? 1),
  }
}

const headerOf = (piece: Piece): Header => {
  const form = MAGICS.get(piece.big.u32(0))
  if (form === undefined) throw new Error('only a file that begins as pcap is read as pcap')
  const { u32 }: Numbers = form.isLittle ? piece.little : piece.big
  // The upper bits tell of a frame check sequence, the lower 16 name the link.
  return { ...form, link: u32(20) & 0xffff }
}
