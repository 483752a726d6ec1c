/** Builders of capture files, octet by octet: what the importers are tested with. */

type Octets = readonly number[]

export interface Order {
  readonly isLittle: boolean
}

export const u16 = (value: number, { isLittle }: Order = BIG): Octets => {
  const octets = [(value >> 8) & 0xff, value & 0xff]
  return isLittle ? octets.reverse() : octets
}

export const u32 = (value: number, { isLittle }: Order = BIG): Octets => {
  const octets = [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)
  return isLittle ? octets.reverse() : octets
}

export const BIG: Order = { isLittle: false }
export const LITTLE: Order = { isLittle: true }

interface TcpParts {
  readonly from?: number
  readonly to?: number
  readonly seq?: number
  readonly ack?: number
  readonly flags?: number
  readonly win?: number
  /** Options, a multiple of four octets */
  readonly options?: Octets
  readonly data?: Octets
}

export const SYN = 0x02
export const ACK = 0x10

/** A TCP segment; its checksum is 0, as where a network card fills it in. */
export const tcp = (parts: TcpParts = {}): Octets => {
  const {
    from = 40000,
    to = 80,
    seq = 1000,
    ack = 0,
    flags = SYN,
    win = 65535,
    options = [],
    data = [],
  } = parts
  const header = ((20 + options.length) / 4) << 4
  return [...u16(from), ...u16(to), ...u32(seq), ...u32(ack), header, flags, ...u16(win), 0, 0, 0, 0].concat(
    options,
    data,
  )
}

export const CLIENT_IP = [192, 0, 2, 10]
export const SERVER_IP = [192, 0, 2, 80]

interface Ipv4Parts {
  readonly options?: Octets
  readonly protocol?: number
  readonly fragment?: number
  readonly total?: number
  readonly id?: number
}

export const ipv4 = (payload: Octets, parts: Ipv4Parts = {}): Octets => {
  const { options = [], protocol = 6, fragment = 0, id = 7 } = parts
  const header = 20 + options.length
  const total = parts.total ?? header + payload.length
  return [0x40 | (header / 4), 0, ...u16(total), ...u16(id), ...u16(fragment), 64, protocol, 0, 0].concat(
    CLIENT_IP,
    SERVER_IP,
    options,
    payload,
  )
}

const group = (last: number): Octets => [0x20, 0x01, 0x0d, 0xb8, ...Array.from({ length: 11 }, () => 0), last]

/** @param next number of the first header after the fixed one: 6 for TCP */
export const ipv6 = (payload: Octets, next = 6, length = payload.length): Octets => [
  0x60,
  0,
  0,
  0,
  ...u16(length),
  next,
  64,
  ...group(0x10),
  ...group(0x80),
  ...payload,
]

export const ethernet = (type: number, payload: Octets): Octets => [
  ...Array.from({ length: 12 }, () => 2),
  ...u16(type),
  ...payload,
]

export interface Packet {
  readonly octets: Octets
  readonly seconds?: number
  readonly ticks?: number
  /** How long it was on the wire, where the file keeps less */
  readonly length?: number
}

/** A classic pcap file. */
export const pcap = (
  packets: readonly Packet[],
  options: { readonly order?: Order; readonly isNano?: boolean; readonly link?: number } = {},
): Uint8Array => {
  const { order = LITTLE, isNano = false, link = 101 } = options
  const header = [u32(isNano ? 0xa1b23c4d : 0xa1b2c3d4, order), u16(2, order), u16(4, order)]
  const rest = [0, 0, 65535, link].map((value) => u32(value, order))
  const records = packets.flatMap(({ octets, seconds = 0, ticks = 0, length = octets.length }) => [
    ...[seconds, ticks, octets.length, length].map((value) => u32(value, order)),
    octets,
  ])
  return Uint8Array.from([...header, ...rest, ...records].flat())
}

/** A pcapng block of this kind around a body. */
export const block = (kind: number, body: Octets, order: Order = LITTLE): Octets => {
  const padding = Array.from({ length: (4 - (body.length % 4)) % 4 }, () => 0)
  const length = u32(12 + body.length + padding.length, order)
  return [...u32(kind, order), ...length, ...body, ...padding, ...length]
}

export const section = (order: Order = LITTLE): Octets =>
  block(
    0x0a0d0d0a,
    [...u32(0x1a2b3c4d, order), ...u16(1, order), ...u16(0, order), ...Array.from({ length: 8 }, () => 255)],
    order,
  )

/** @param options a list of options as octets, in the section's order */
export const networkInterface = (
  link: number,
  order: Order = LITTLE,
  options: Octets = [],
  snap = 0,
): Octets => block(1, [...u16(link, order), 0, 0, ...u32(snap, order), ...options], order)

/** The option if_tsresol. */
export const resolution = (value: number, order: Order = LITTLE): Octets => [
  ...u16(9, order),
  ...u16(1, order),
  value,
  0,
  0,
  0,
  ...u32(0, order),
]

export const enhanced = (
  octets: Octets,
  at: {
    readonly on?: number
    readonly high?: number
    readonly low?: number
    readonly order?: Order
    readonly length?: number
  } = {},
): Octets => {
  const { on = 0, high = 0, low = 0, order = LITTLE, length = octets.length } = at
  return block(
    6,
    [...[on, high, low, octets.length, length].flatMap((value) => u32(value, order)), ...octets],
    order,
  )
}
