import type { Flags } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { toSeq } from '../../tcp/seq.ts'
import type { TcpPart } from './ip.ts'

/** A TCP header and what follows it, as it lay on the wire (RFC 9293 3.1). */
export interface TcpHeader {
  readonly sourcePort: number
  readonly destinationPort: number
  readonly flags: Flags
  readonly seq: Seq
  /** As on the wire, also when the ACK flag is not set */
  readonly ack: Seq
  /** As on the wire, not scaled */
  readonly window: number
  /** Octets of data that the segment had on the wire */
  readonly length: number
  /** Those of them that were kept in the file */
  readonly data: Uint8Array
  readonly options: TcpOptions
}

export interface TcpOptions {
  /** Window scale shift, 0 to 14 (RFC 7323 2.3), on SYNs only */
  readonly windowScale?: number
  /** TSval and TSecr (RFC 7323 3) */
  readonly timestamps?: { readonly value: number; readonly echo: number }
  /** What its sender holds out of order, the newest first; a first block that it had before is D-SACK (RFC 2018, 2883) */
  readonly sacks?: readonly SackBlock[]
}

/** Octets that have arrived: those from `from` up to, not including, `to`. */
export interface SackBlock {
  readonly from: Seq
  readonly to: Seq
}

/** The header of a TCP packet; undefined when the file does not hold all of its fixed 20 octets. */
export const tcpHeaderOf = ({ tcp, length }: Pick<TcpPart, 'tcp' | 'length'>): TcpHeader | undefined => {
  if (tcp.length < 20) return undefined
  const view = new DataView(tcp.buffer, tcp.byteOffset, tcp.byteLength)
  const header = (view.getUint8(12) >> 4) * 4
  if (header < 20 || header > length) return undefined
  const bits = view.getUint8(13)
  return {
    sourcePort: view.getUint16(0),
    destinationPort: view.getUint16(2),
    seq: toSeq(view.getUint32(4)),
    ack: toSeq(view.getUint32(8)),
    flags: {
      fin: (bits & 0x01) !== 0,
      syn: (bits & 0x02) !== 0,
      rst: (bits & 0x04) !== 0,
      psh: (bits & 0x08) !== 0,
      ack: (bits & 0x10) !== 0,
    },
    window: view.getUint16(14),
    length: length - header,
    data: tcp.subarray(header),
    options: optionsOf(view, 20, Math.min(header, tcp.length)),
  }
}

const END = 0
const NO_OPERATION = 1
const WINDOW_SCALE = 3
const SACK = 5
const TIMESTAMPS = 8
const MAX_SHIFT = 14

/** Reads the options that change what the numbers mean; a broken list ends where it breaks. */
const optionsOf = (view: DataView, from: number, end: number): TcpOptions => {
  let options: TcpOptions = {}
  for (let at = from; at < end;) {
    const kind = view.getUint8(at)
    if (kind === END) break
    if (kind === NO_OPERATION) {
      at += 1
      continue
    }
    const size = at + 1 < end ? view.getUint8(at + 1) : 0
    if (size < 2 || at + size > end) break
    if (kind === WINDOW_SCALE && size === 3)
      options = { ...options, windowScale: Math.min(view.getUint8(at + 2), MAX_SHIFT) }
    if (kind === TIMESTAMPS && size === 10)
      options = { ...options, timestamps: { value: view.getUint32(at + 2), echo: view.getUint32(at + 6) } }
    if (kind === SACK && size > 2 && size % 8 === 2)
      options = { ...options, sacks: sacksOf(view, at + 2, at + size) }
    at += size
  }
  return options
}

const sacksOf = (view: DataView, from: number, end: number): readonly SackBlock[] => {
  const blocks: SackBlock[] = []
  for (let at = from; at < end; at += 8)
    blocks.push({ from: toSeq(view.getUint32(at)), to: toSeq(view.getUint32(at + 4)) })
  return blocks
}
