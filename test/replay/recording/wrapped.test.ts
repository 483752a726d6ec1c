import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../shared/replay/imports/capture.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import type { ConnectionJudgement } from '../../../shared/replay/recording/judgement.ts'
import { u16, u32, block, pcap, section } from '../../support/captureBytes.ts'
import type { Packet } from '../../support/captureBytes.ts'
import { LITTLE } from '../../support/captureBytes.ts'
import { capturesIn, judgementsOf, lineOf } from '../../support/captures.ts'

type Octets = readonly number[]

const NAMES = new Set(['own/banner.client', 'own/lost-first-fin.client', 'own/wrap-fin.server'])
const CAPTURES = [...capturesIn('given').slice(0, 3), ...capturesIn('own')]
  .filter(({ name }) => name.startsWith('given') || NAMES.has(name))
  .map(({ name, octets }) => {
    const capture = readCapture(octets)
    if (!capture.ok) throw new Error(capture.error.code)
    return { name, octets, frames: capture.value.frames }
  })

const macs = (frame: Octets): Octets => frame.slice(0, 12)
const fromType = (frame: Octets): Octets => frame.slice(12)
const ip = (frame: Octets): Octets => frame.slice(14)

/** The fixed header of IPv4 without its options gains eight octets of NOPs. */
const withIpOptions = (packet: Octets): Octets => {
  const header = ((packet[0] ?? 0) & 0x0f) * 4
  if ((packet[0] ?? 0) >> 4 !== 4) return packet
  const total = ((packet[2] ?? 0) << 8) + (packet[3] ?? 0) + 8
  return [
    0x40 | ((header + 8) / 4),
    packet[1] ?? 0,
    ...u16(total),
    ...packet.slice(4, header),
    ...Array.from({ length: 8 }, () => 1),
    ...packet.slice(header),
  ]
}

/** An IPv4 packet as an IPv6 one between made-up addresses, behind a hop-by-hop and a destination header. */
const asIpv6 = (packet: Octets): Octets => {
  const header = ((packet[0] ?? 0) & 0x0f) * 4
  const address = (at: number): Octets => [
    0xfd,
    ...Array.from({ length: 11 }, () => 0),
    ...packet.slice(at, at + 4),
  ]
  const total = ((packet[2] ?? 0) << 8) + (packet[3] ?? 0)
  const padding = [1, 4, 0, 0, 0, 0]
  const extensions = [60, 0, ...padding, 6, 0, ...padding]
  return [
    0x60,
    0,
    0,
    0,
    ...u16(total - header + 16),
    0,
    64,
    ...address(12),
    ...address(16),
    ...extensions,
  ].concat(packet.slice(header, total))
}

const PPPOE_SESSION: Octets = [0x88, 0x64, 0x11, 0, 0, 9]
const PPP_IPV4: Octets = [0, 0x21]
/** Reserved, index of the device, kind of its link, kind of packet, length of an address */
const SECOND_DEVICE: Octets = [0, 0, ...u32(3), 0, 1, 4, 6]
const NOTHING: Octets = [0, 0]

const WRAPPINGS: ReadonlyMap<string, readonly [link: number, wrap: (frame: Octets) => Octets]> = new Map([
  ['802.1Q', [1, (frame: Octets) => [...macs(frame), 0x81, 0, 0, 5, ...fromType(frame)]]],
  ['QinQ', [1, (frame: Octets) => [...macs(frame), 0x88, 0xa8, 0, 5, 0x81, 0, 0, 7, ...fromType(frame)]]],
  [
    'PPPoE',
    [
      1,
      (frame: Octets) => [
        ...macs(frame),
        ...PPPOE_SESSION,
        ...u16(frame.length - 12),
        ...PPP_IPV4,
        ...ip(frame),
      ],
    ],
  ],
  [
    'Linux cooked',
    [113, (frame: Octets) => [0, 4, 0, 1, 0, 6, ...frame.slice(6, 12), 0, 0, ...fromType(frame)]],
  ],
  [
    'Linux cooked v2',
    [
      276,
      (frame: Octets) => [
        ...frame.slice(12, 14),
        ...SECOND_DEVICE,
        ...frame.slice(6, 12),
        ...NOTHING,
        ...ip(frame),
      ],
    ],
  ],
  ['BSD loopback', [0, (frame: Octets) => [2, 0, 0, 0, ...ip(frame)]]],
  ['IPv4 with options', [101, (frame: Octets) => withIpOptions(ip(frame))]],
])

const packetOf = (frame: Frame, wrap: (octets: Octets) => Octets): Packet => ({
  octets: wrap([...frame.octets]),
  seconds: 1000 + Math.floor(frame.t),
  ticks: Math.round((frame.t - Math.floor(frame.t)) * 1e9),
})

const toWords = ({ segments, final }: ConnectionJudgement): unknown => ({
  segments: segments.map((segment) => lineOf({ ...segment, isIllegal: segment.verdict !== 'conforming' })),
  final,
})

describe('the same recording in another wrapping is judged alike', () => {
  test.each(
    CAPTURES.flatMap((capture) => [...WRAPPINGS].map(([name, how]) => ({ ...capture, wrapping: name, how }))),
  )('$name in $wrapping', ({ octets, frames, how: [link, wrap] }) => {
    const kept = pcap(
      frames.map((frame) => packetOf(frame, wrap)),
      { link, isNano: true },
    )
    expect(judgementsOf(kept).map(toWords)).toEqual(judgementsOf(octets).map(toWords))
  })

  test.each(CAPTURES)('$name, in IPv6 behind extension headers: nobody is accused', ({ octets, frames }) => {
    const kept = pcap(
      frames.map((frame) => packetOf(frame, (one) => asIpv6(ip(one)))),
      { link: 101, isNano: true },
    )
    expect(verdictsOf(judgementsOf(kept))).toEqual(verdictsOf(judgementsOf(octets)))
  })

  test.each(CAPTURES)('$name, seen by `any` on two devices, in two interfaces of one file', ({ frames }) => {
    const described = (link: number): Octets => block(1, [...u16(link, LITTLE), 0, 0, 0, 0, 0, 0])
    const kept = Uint8Array.from(
      [
        section(),
        described(1),
        described(101),
        ...frames.flatMap((frame, at) => {
          const ticks = 1_000_000 + at * 1000
          const octets = [...frame.octets]
          return [enhancedAt(0, ticks, octets), enhancedAt(1, ticks + 3, ip(octets))]
        }),
      ].flat(),
    )
    const judged = judgementsOf(kept)
    expect(judged.flatMap(({ segments }) => segments)).toHaveLength(frames.length * 2)
    expect(verdictsOf(judged).filter((verdict) => verdict === 'nonconforming')).toEqual([])
  })
})

/** An enhanced packet block in microseconds. */
const enhancedAt = (device: number, ticks: number, octets: Octets): Octets =>
  block(6, [
    ...[device, 0, ticks, octets.length, octets.length].flatMap((value) => u32(value, LITTLE)),
    ...octets,
  ])

const verdictsOf = (judged: readonly ConnectionJudgement[]): readonly string[] =>
  judged.flatMap(({ segments }) => segments.map(({ verdict }) => verdict))
