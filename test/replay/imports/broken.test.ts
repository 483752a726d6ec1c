import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import {
  BIG,
  enhanced,
  ethernet,
  ipv4,
  ipv6,
  networkInterface,
  pcap,
  section,
  tcp,
} from '../../support/captureBytes.ts'
import { capturesIn } from '../../support/captures.ts'

/** How many segments the whole way from octets to verdicts finds; it must never throw. */
const judgedIn = (file: Uint8Array): number => {
  const capture = readCapture(file)
  if (!capture.ok) return 0
  const judged = connectionsOf(capture.value).map(judgeRecording)
  return judged.reduce((sum, { segments }) => sum + segments.length, 0)
}

const WHOLE = [
  ...capturesIn('given').slice(0, 1),
  { name: 'pcap', octets: pcap([{ octets: ethernet(0x86dd, ipv6(tcp())) }], { link: 1, order: BIG }) },
  {
    name: 'pcapng, big-endian',
    octets: Uint8Array.from(
      [section(BIG), networkInterface(101, BIG), enhanced(ipv6(tcp()), { order: BIG })].flat(),
    ),
  },
]

describe('no file makes the importers throw', () => {
  test.each(WHOLE)('$name, cut at every octet', ({ octets }) => {
    const found = Array.from(octets, (_, end) => judgedIn(octets.subarray(0, end)))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(judgedIn(octets)).toBeGreaterThan(found[0] ?? 0)
  })

  test.each([
    ['IPv4', ipv4(tcp(), { total: 0 })],
    ['IPv6', ipv6(tcp(), 6, 0)],
  ])('%s of an offload that claims to be longer than any string', (_, octets) => {
    expect(judgedIn(pcap([{ octets, length: 2 ** 32 - 1 }]))).toBe(1)
  })

  test('with any octets changed', () => {
    const whole = fc.constantFrom(...WHOLE.map(({ octets }) => octets))
    const changes = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(whole, changes, (octets, list) => {
        const changed = Uint8Array.from(octets)
        for (const [at, value] of list) changed[at % changed.length] = value
        expect(judgedIn(changed)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 400 },
    )
  })

  test('of nothing but noise', () => {
    const magic = fc.constantFrom(
      [0x0a, 0x0d, 0x0d, 0x0a],
      [0xd4, 0xc3, 0xb2, 0xa1],
      [0xa1, 0xb2, 0x3c, 0x4d],
      [],
    )
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 400 }), (start, noise) => {
        expect(judgedIn(Uint8Array.from([...start, ...noise]))).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })
})
