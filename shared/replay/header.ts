import { peerOf } from '../game/seat.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import type { Segment } from '../tcp/segment.ts'

/** Parts of the TCP header in the order in which they are sent, with the bit at which each begins and its length. */
export const HEADER_FIELDS = [
  { id: 'source', at: 0, bits: 16 },
  { id: 'destination', at: 16, bits: 16 },
  { id: 'seq', at: 32, bits: 32 },
  { id: 'ack', at: 64, bits: 32 },
  { id: 'offset', at: 96, bits: 4 },
  { id: 'reserved', at: 100, bits: 4 },
  { id: 'CWR', at: 104, bits: 1 },
  { id: 'ECE', at: 105, bits: 1 },
  { id: 'URG', at: 106, bits: 1 },
  { id: 'ACK', at: 107, bits: 1 },
  { id: 'PSH', at: 108, bits: 1 },
  { id: 'RST', at: 109, bits: 1 },
  { id: 'SYN', at: 110, bits: 1 },
  { id: 'FIN', at: 111, bits: 1 },
  { id: 'window', at: 112, bits: 16 },
  { id: 'checksum', at: 128, bits: 16 },
  { id: 'urgent', at: 144, bits: 16 },
] as const
export type HeaderField = (typeof HEADER_FIELDS)[number]
export type HeaderFieldId = HeaderField['id']

/** Ports and addresses of the picture: the client's is a passing one, the server's is the web's (RFC 5737 addresses). */
export const PORTS: BySeat<number> = { client: 49_152, server: 80 }
export const ADDRESSES: BySeat<readonly [number, number, number, number]> = {
  client: [192, 0, 2, 10],
  server: [192, 0, 2, 80],
}

const LENGTH = 20
const OFFSET_AT = 12
const CHECKSUM_AT = 16
const TCP = 6

/**
 * The header that carries this segment, without options: 20 octets in network order, with a true checksum over the
 * IPv4 pseudo-header of `ADDRESSES`, the header and the data. A window above 65,535 is written as 65,535.
 *
 * @see RFC 9293 3.1
 */
export const headerOf = (segment: Segment, from: Seat): Uint8Array => {
  const octets = new Uint8Array(LENGTH + segment.data.length)
  const view = new DataView(octets.buffer)
  const { syn, ack, fin, rst, psh } = segment.flags
  view.setUint16(0, PORTS[from])
  view.setUint16(2, PORTS[peerOf(from)])
  view.setUint32(4, segment.seq)
  view.setUint32(8, ack ? segment.ack : 0)
  view.setUint8(OFFSET_AT, (LENGTH / 4) << 4)
  view.setUint8(
    OFFSET_AT + 1,
    Number(fin) | (Number(syn) << 1) | (Number(rst) << 2) | (Number(psh) << 3) | (Number(ack) << 4),
  )
  view.setUint16(OFFSET_AT + 2, Math.min(segment.wnd, 0xffff))
  for (let at = 0; at < segment.data.length; at++) octets[LENGTH + at] = segment.data.charCodeAt(at)
  view.setUint16(CHECKSUM_AT, checksum([...ADDRESSES[from], ...ADDRESSES[peerOf(from)]], octets))
  return octets.slice(0, LENGTH)
}

/** The complement of the ones' complement sum of pseudo-header, header and data. */
const checksum = (addresses: readonly number[], octets: Uint8Array): number => {
  let sum = TCP + octets.length
  for (const part of [addresses, octets])
    for (let at = 0; at < part.length; at += 2) sum += ((part[at] ?? 0) << 8) | (part[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}

/** The bits of a field as they stand in the header, first bit first. */
export const bitsOf = (header: Uint8Array, { at, bits }: HeaderField): string => {
  let text = ''
  for (let bit = at; bit < at + bits; bit++) text += ((header[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
  return text
}
