import type { Segment } from '../../tcp/segment.ts'
import { foldedSum, sumOfWords } from '../imports/checksum.ts'

/** One end of a packet, as it is written into its headers. */
export interface Address {
  /** Locally administered, six octets */
  readonly mac: readonly number[]
  /** Four octets */
  readonly ip: readonly number[]
  readonly port: number
}

export interface Packet {
  readonly from: Address
  readonly to: Address
  /** Identification of the IPv4 packet, 0 to 65535 */
  readonly id: number
  readonly segment: Segment
  /** Written into SYNs as the MSS option, 1 to 65535 */
  readonly mss: number
}

const IPV4 = 0x0800
const TCP = 6
const HOPS = 64
const DO_NOT_FRAGMENT = 0x4000
/** No window scale is agreed on, so a window is at most what 16 bits hold. */
const MOST_WINDOW = 0xffff

/**
 * The octets of an Ethernet frame that carries this segment: IPv4 without options, TCP with the MSS in SYNs, all
 * lengths and checksums as they must be. No padding: a frame is recorded before its sender pads it.
 *
 * @see RFC 791 3.1, RFC 9293 3.1 and 3.7.1
 */
export const ethernetFrame = ({ from, to, id, segment, mss }: Packet): Uint8Array => {
  const tcp = tcpOctets(from.port, to.port, segment, mss)
  const addresses = [...from.ip, ...to.ip]
  const tcpSum = foldedSum(sumOfWords(Uint8Array.from(addresses)) + TCP + tcp.length + sumOfWords(tcp))
  put16(tcp, 16, ~tcpSum)
  const ip = Uint8Array.from([0x45, 0, 0, 0, 0, 0, 0, 0, HOPS, TCP, 0, 0, ...addresses])
  put16(ip, 2, ip.length + tcp.length)
  put16(ip, 4, id)
  put16(ip, 6, DO_NOT_FRAGMENT)
  put16(ip, 10, ~foldedSum(sumOfWords(ip)))
  return Uint8Array.from([...to.mac, ...from.mac, IPV4 >> 8, IPV4 & 0xff, ...ip, ...tcp])
}

/** Header, options and data; the checksum is still 0. */
const tcpOctets = (
  fromPort: number,
  toPort: number,
  { flags, seq, ack, wnd, data }: Segment,
  mss: number,
): Uint8Array => {
  const options = flags.syn ? [2, 4, mss >> 8, mss & 0xff] : []
  const length = 20 + options.length
  const bits =
    (flags.fin ? 0x01 : 0) |
    (flags.syn ? 0x02 : 0) |
    (flags.rst ? 0x04 : 0) |
    (flags.psh ? 0x08 : 0) |
    (flags.ack ? 0x10 : 0)
  const octets = new Uint8Array(length + data.length)
  const view = new DataView(octets.buffer)
  view.setUint16(0, fromPort)
  view.setUint16(2, toPort)
  view.setUint32(4, seq)
  view.setUint32(8, flags.ack ? ack : 0)
  view.setUint8(12, (length / 4) << 4)
  view.setUint8(13, bits)
  view.setUint16(14, Math.min(wnd, MOST_WINDOW))
  octets.set(options, 20)
  for (let at = 0; at < data.length; at += 1) octets[length + at] = data.charCodeAt(at)
  return octets
}

const put16 = (octets: Uint8Array, at: number, value: number): void => {
  octets[at] = (value >> 8) & 0xff
  octets[at + 1] = value & 0xff
}
