import type { Frame } from './capture.ts'
import type { Checksum } from './checksum.ts'
import { checksumOf } from './checksum.ts'
import { carriedBy } from './link.ts'

/** An IP packet that carries TCP, as far as one needs to know whose it is. */
export interface TcpPart {
  /** Source and destination as they stand in the IP header: 8 octets for IPv4, 32 for IPv6 */
  readonly addresses: Uint8Array
  /** Octets kept from the start of the TCP header on */
  readonly tcp: Uint8Array
  /** How long TCP header and data were on the wire */
  readonly length: number
  /** Identification of an IPv4 packet: many stacks count their packets there; undefined for IPv6 */
  readonly id: number | undefined
}

/** The same with the addresses as people write them, and what its checksum says. */
export interface TcpPacket extends TcpPart {
  readonly source: string
  readonly destination: string
  readonly checksum: Checksum
}

const TCP = 6

/** The TCP packet in a frame; undefined for anything else, and for fragments after the first. */
export const tcpPacketOf = (frame: Frame): TcpPacket | undefined => {
  const part = tcpPartOf(frame)
  if (part === undefined) return undefined
  const { addresses, tcp, length } = part
  const half = addresses.length / 2
  return {
    ...part,
    source: formatAddress(addresses.subarray(0, half)),
    destination: formatAddress(addresses.subarray(half)),
    checksum: checksumOf(addresses, tcp, length),
  }
}

/** The same without its checksum, which takes a look at all of its data. */
export const tcpPartOf = (frame: Frame): TcpPart | undefined => {
  const carried = carriedBy(frame.link, frame.octets)
  if (carried === undefined) return undefined
  const ip = frame.octets.subarray(carried.from)
  const length = frame.length - carried.from
  return carried.protocol === 4 ? inIpv4(ip, length) : inIpv6(ip, length)
}

/** An address as people write it, from its 4 or 16 octets. */
export const formatAddress = (octets: Uint8Array): string =>
  octets.length === 4 ? octets.join('.') : formatIpv6(octets)

const u16 = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)

/** No offload makes larger packets: a frame that says so is not believed, for its data would have to stand in memory. */
const MOST_OFFLOADED = 2 ** 22

/** A total length of 0 is what large-segment offload leaves there: then the frame tells. */
const inIpv4 = (ip: Uint8Array, frameLength: number): TcpPart | undefined => {
  const header = ((ip[0] ?? 0) & 0x0f) * 4
  const isLaterFragment = (u16(ip, 6) & 0x1fff) !== 0
  if (header < 20 || ip.length < header || ip[9] !== TCP || isLaterFragment) return undefined
  const total = u16(ip, 2)
  const length = (total === 0 ? Math.min(frameLength, MOST_OFFLOADED) : total) - header
  return {
    addresses: ip.subarray(12, 20),
    tcp: ip.subarray(header, header + length),
    length,
    id: u16(ip, 4),
  }
}

/** Extension headers that may stand between: hop-by-hop, routing, destination options, authentication, fragment. */
const HOP_BY_HOP = 0
const ROUTING = 43
const FRAGMENT = 44
const AUTHENTICATION = 51
const DESTINATION = 60

const inIpv6 = (ip: Uint8Array, frameLength: number): TcpPart | undefined => {
  if (ip.length < 40) return undefined
  const payload = u16(ip, 4)
  let next = ip[6] ?? 0
  let at = 40
  while (next !== TCP) {
    const size = extensionSize(next, ip, at)
    if (size === undefined || at + size > ip.length) return undefined
    if (next === FRAGMENT && u16(ip, at + 2) >> 3 !== 0) return undefined
    next = ip[at] ?? 0
    at += size
  }
  const length = (payload === 0 ? Math.min(frameLength, MOST_OFFLOADED) : payload + 40) - at
  return {
    addresses: ip.subarray(8, 40),
    tcp: ip.subarray(at, at + length),
    length,
    id: undefined,
  }
}

const extensionSize = (kind: number, ip: Uint8Array, at: number): number | undefined => {
  switch (kind) {
    case HOP_BY_HOP:
    case ROUTING:
    case DESTINATION:
      return ((ip[at + 1] ?? 0) + 1) * 8
    case AUTHENTICATION:
      return ((ip[at + 1] ?? 0) + 2) * 4
    case FRAGMENT:
      return 8
    default:
      return undefined
  }
}

/** The text form of RFC 5952: lower case, no leading zeros, the longest run of zero groups as "::". */
export const formatIpv6 = (octets: Uint8Array): string => {
  const groups = Array.from({ length: 8 }, (_, index) => u16(octets, index * 2).toString(16))
  const runs = groups.map((_, from) => {
    const rest = groups.slice(from).findIndex((group) => group !== '0')
    return { from, size: rest === -1 ? groups.length - from : rest }
  })
  const longest = runs.reduce((best, run) => (run.size > best.size ? run : best))
  if (longest.size < 2) return groups.join(':')
  return `${groups.slice(0, longest.from).join(':')}::${groups.slice(longest.from + longest.size).join(':')}`
}
