import { describe, expect, test } from 'vitest'
import { formatIpv6, tcpPacketOf } from '../../../shared/replay/imports/ip.ts'
import { tcpHeaderOf } from '../../../shared/replay/imports/tcpHeader.ts'
import type { TcpPacket } from '../../../shared/replay/imports/ip.ts'
import { ACK, LITTLE, ethernet, ipv4, ipv6, tcp, u16, u32 } from '../../support/captureBytes.ts'

const packetOf = (link: number, octets: readonly number[], length = octets.length): TcpPacket | undefined =>
  tcpPacketOf({ n: 1, t: 0, link, octets: Uint8Array.from(octets), length })

const portsOf = (link: number, octets: readonly number[]): string | undefined => {
  const packet = packetOf(link, octets)
  const header = packet === undefined ? undefined : tcpHeaderOf(packet)
  return packet === undefined || header === undefined
    ? undefined
    : `${packet.source}:${header.sourcePort} ${packet.destination}:${header.destinationPort}`
}

const V4 = '192.0.2.10:40000 192.0.2.80:80'
const V6 = '2001:db8::10:40000 2001:db8::80:80'
const four = ipv4(tcp())
const six = ipv6(tcp())

describe('links', () => {
  test.each([
    ['Ethernet', 1, ethernet(0x0800, four), V4],
    ['Ethernet with IPv6', 1, ethernet(0x86dd, six), V6],
    ['Ethernet with a VLAN tag', 1, ethernet(0x8100, [...u16(5), ...u16(0x0800), ...four]), V4],
    [
      'Ethernet with two VLAN tags',
      1,
      ethernet(0x88a8, [...u16(5), ...u16(0x8100), ...u16(6), ...u16(0x86dd), ...six]),
      V6,
    ],
    ['raw IP', 101, four, V4],
    ['raw IP, IPv6', 101, six, V6],
    ['raw IP by its other numbers', 12, four, V4],
    ['raw IPv4', 228, four, V4],
    ['raw IPv6', 229, six, V6],
    ['Linux cooked v1', 113, [...Array.from({ length: 14 }, () => 0), ...u16(0x0800), ...four], V4],
    ['Linux cooked v2', 276, [...u16(0x86dd), ...Array.from({ length: 18 }, () => 0), ...six], V6],
    ['loopback, little-endian', 0, [...u32(2, LITTLE), ...four], V4],
    ['loopback, big-endian', 0, [...u32(2), ...four], V4],
    ['loopback, IPv6 of FreeBSD, little-endian', 0, [...u32(28, LITTLE), ...six], V6],
    ['loopback, IPv6 of macOS, big-endian', 0, [...u32(30), ...six], V6],
    ['loopback of OpenBSD', 108, [...u32(24), ...six], V6],
  ])('%s', (_, link, octets, ends) => {
    expect(portsOf(link, octets)).toBe(ends)
  })

  test.each([
    ['ARP on Ethernet', 1, ethernet(0x0806, four)],
    ['a VLAN tag with nothing behind it', 1, ethernet(0x8100, [])],
    ['raw IP of another version', 101, [0x50, ...four.slice(1)]],
    ['an empty raw frame', 101, []],
    ['an empty cooked frame', 276, []],
    ['an empty loopback frame', 0, []],
    ['loopback of another family', 0, [...u32(7), ...four]],
    ['loopback of OpenBSD in the wrong order', 108, [...u32(2, LITTLE), ...four]],
    ['a link that nobody knows', 147, four],
  ])('%s carries no TCP', (_, link, octets) => {
    expect(packetOf(link, octets)).toBeUndefined()
  })
})

describe('IPv4', () => {
  test('options are passed over', () => {
    expect(portsOf(101, ipv4(tcp(), { options: [1, 1, 1, 1, 1, 1, 1, 0] }))).toBe(V4)
  })

  test('what lies behind the packet on the link is no data', () => {
    const padded = ethernet(0x0800, [...ipv4(tcp()), 0, 0, 0, 0, 0, 0])
    expect(packetOf(1, padded)).toMatchObject({ length: 20, tcp: { length: 20 }, id: 7 })
  })

  test('a total length of 0, as offloading leaves it, means all of the frame', () => {
    expect(packetOf(101, ipv4(tcp({ data: [1, 2, 3] }), { total: 0 }))?.length).toBe(23)
  })

  test.each([
    ['UDP', ipv4(tcp(), { protocol: 17 })],
    ['a later fragment', ipv4(tcp(), { fragment: 0x2001 })],
    ['a header length below 20', [0x44, ...four.slice(1)]],
    ['a packet that was not kept whole up to TCP', four.slice(0, 19)],
  ])('%s is no TCP', (_, octets) => {
    expect(packetOf(101, octets)).toBeUndefined()
  })

  test('the first of some fragments is read', () => {
    expect(portsOf(101, ipv4(tcp(), { fragment: 0x2000 }))).toBe(V4)
  })
})

describe('IPv6', () => {
  const behind = (kind: number, header: readonly number[]): readonly number[] =>
    ipv6([...header, ...tcp()], kind)

  test.each([
    ['hop-by-hop options', 0, [6, 0, 0, 0, 0, 0, 0, 0]],
    ['a routing header of 16 octets', 43, [6, 1, ...Array.from({ length: 14 }, () => 0)]],
    ['destination options', 60, [6, 0, 1, 4, 0, 0, 0, 0]],
    ['an authentication header', 51, [6, 1, ...Array.from({ length: 10 }, () => 0)]],
    ['a first fragment', 44, [6, 0, ...u16(1), 0, 0, 0, 9]],
    ['one header behind the other', 0, [60, 0, 0, 0, 0, 0, 0, 0, 6, 0, 1, 4, 0, 0, 0, 0]],
  ])('%s before TCP are passed over', (_, kind, header) => {
    expect(portsOf(101, behind(kind, header))).toBe(V6)
  })

  test.each([
    ['a later fragment', behind(44, [6, 0, ...u16(8), 0, 0, 0, 9])],
    ['UDP', behind(17, [])],
    ['an extension header that was cut off', ipv6([6, 200], 0)],
    ['less than its fixed header', six.slice(0, 39)],
  ])('%s is no TCP', (_, octets) => {
    expect(packetOf(101, octets)).toBeUndefined()
  })

  test('a payload length of 0 means all of the frame', () => {
    expect(packetOf(101, ipv6(tcp({ data: [1] }), 6, 0))?.length).toBe(21)
  })

  test.each([
    [[0, 0, 0, 0, 0, 0, 0, 1], '::1'],
    [[0x2001, 0xdb8, 0, 0, 1, 0, 0, 0], '2001:db8:0:0:1::'],
    [[0x2001, 0xdb8, 0, 1, 2, 3, 4, 5], '2001:db8:0:1:2:3:4:5'],
    [[0xfe80, 0, 0, 0, 1, 2, 3, 4], 'fe80::1:2:3:4'],
    [[0, 0, 0, 0, 0, 0, 0, 0], '::'],
  ])('%j is written as RFC 5952 wants: %s', (groups, text) => {
    expect(formatIpv6(Uint8Array.from(groups.flatMap((one) => u16(one))))).toBe(text)
  })
})

describe('a TCP header', () => {
  const headerOf = (parts: Parameters<typeof tcp>[0]) => {
    const packet = packetOf(101, ipv4(tcp(parts)))
    return packet === undefined ? undefined : tcpHeaderOf(packet)
  }

  test('gives numbers, window and data', () => {
    expect(headerOf({ seq: 0xffffffff, ack: 5, flags: ACK | 8, win: 512, data: [104, 105] })).toMatchObject({
      seq: 0xffffffff,
      ack: 5,
      window: 512,
      length: 2,
      data: Uint8Array.from([104, 105]),
    })
  })

  test.each([
    [0x01, 'fin'],
    [0x02, 'syn'],
    [0x04, 'rst'],
    [0x08, 'psh'],
    [0x10, 'ack'],
  ])('bit %i is %s', (flags, name) => {
    const set = Object.entries(headerOf({ flags })?.flags ?? {}).filter(([, isSet]) => isSet)
    expect(set).toEqual([[name, true]])
  })

  test('gives window scale and timestamps, wherever they stand among the options', () => {
    const options = [2, 4, 5, 180, 1, 3, 3, 7, 4, 2, 8, 10, ...u32(77), ...u32(88), 0, 0]
    expect(headerOf({ options })?.options).toEqual({ windowScale: 7, timestamps: { value: 77, echo: 88 } })
  })

  test('gives the blocks of a SACK option in their order (RFC 2018 3)', () => {
    const options = [1, 1, 5, 18, ...u32(10), ...u32(20), ...u32(0xfffffff0), ...u32(4)]
    const sacks = [
      { from: 10, to: 20 },
      { from: 0xfffffff0, to: 4 },
    ]
    expect(headerOf({ options })?.options).toEqual({ sacks })
  })

  test.each([
    ['no block', [1, 1, 5, 2]],
    ['half a block', [1, 1, 5, 6, ...u32(10)]],
  ])('a SACK option of %s says nothing', (_, options) => {
    expect(headerOf({ options })?.options).toEqual({})
  })

  test('a shift above 14 counts as 14 (RFC 7323 2.3)', () => {
    expect(headerOf({ options: [3, 3, 200, 0] })?.options.windowScale).toBe(14)
  })

  test.each([
    ['of size 0', [3, 0, 7, 0]],
    ['beyond the header', [1, 1, 3, 9]],
    ['without its size', [1, 1, 1, 3]],
    ['behind the end of the list', [0, 3, 3, 7]],
    ['of another size than theirs', [3, 2, 8, 2]],
  ])('options %s say nothing', (_, options) => {
    expect(headerOf({ options })?.options).toEqual({})
  })

  test('is not read where the file does not hold it, or its length makes no sense', () => {
    const octets = ipv4(tcp())
    const cut = packetOf(101, octets.slice(0, 39), 40)
    expect(cut === undefined ? 'no packet' : tcpHeaderOf(cut)).toBeUndefined()
    const short = packetOf(101, [...octets.slice(0, 32), 0x40, ...octets.slice(33)])
    expect(short === undefined ? 'no packet' : tcpHeaderOf(short)).toBeUndefined()
    const long = packetOf(101, [...octets.slice(0, 32), 0xf0, ...octets.slice(33)])
    expect(long === undefined ? 'no packet' : tcpHeaderOf(long)).toBeUndefined()
  })

  test('whose data were not kept still knows how many there were', () => {
    const octets = ipv4(tcp({ data: Array.from({ length: 100 }, () => 1) }))
    const packet = packetOf(101, octets.slice(0, 50), octets.length)
    const header = packet === undefined ? undefined : tcpHeaderOf(packet)
    expect(header).toMatchObject({ length: 100, data: { length: 10 } })
  })
})
