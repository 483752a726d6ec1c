import { describe, expect, test } from 'vitest'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { pcap } from '../../support/captureBytes.ts'
import type { ConnectionJudgement } from '../../../shared/replay/recording/judgement.ts'
import { capturesIn, judgementsOf, lineOf } from '../../support/captures.ts'

const CAPTURES = [...capturesIn('given'), ...capturesIn('own')]

describe('recordings of real kernels', () => {
  test('there are as many as there were', () => {
    expect(CAPTURES.length).toBeGreaterThan(13)
  })

  test.each(CAPTURES)(
    '$name: each verdict, loss, repetition and state is the truth',
    ({ octets, expected }) => {
      const told = judgementsOf(octets).map(({ client, server, segments, final }) => ({
        client,
        server,
        segments: segments.map((segment) =>
          lineOf({ ...segment, isIllegal: segment.verdict !== 'conforming' }),
        ),
        final,
      }))
      const known = expected.connections.map(({ client, server, segments, final, illegal }) => ({
        client,
        server,
        segments: segments.map((segment) =>
          lineOf({
            ...segment,
            flags: segment.flags.split(','),
            lost: segment.lost === true,
            retransmissionOf: segment.retransmissionOf ?? null,
            isIllegal: illegal.includes(segment.n),
            states: { client: segment.client, server: segment.server },
          }),
        ),
        final,
      }))
      expect(told).toEqual(known)
    },
  )
})

/** The capture again as another program may have kept it. */
const keptAs = (
  octets: Uint8Array,
  { link, skipped, snap }: { readonly link: number; readonly skipped: number; readonly snap: number },
): Uint8Array => {
  const capture = readCapture(octets)
  if (!capture.ok) throw new Error(capture.error.code)
  const packets = capture.value.frames.map((frame) => ({
    octets: [...frame.octets.subarray(skipped, snap)],
    seconds: 1000 + Math.floor(frame.t),
    ticks: Math.round((frame.t - Math.floor(frame.t)) * 1e9),
    length: frame.octets.length - skipped,
  }))
  return pcap(packets, { link, isNano: true })
}

/** Headers of Ethernet, IPv6 and TCP with all its options: no data. */
const HEADERS_ONLY = 14 + 40 + 40

describe('the same recordings, kept in another way', () => {
  test.each(CAPTURES)(
    '$name: raw IP packets without their data give the same verdicts and states',
    (capture) => {
      const { octets } = capture
      const again = judgementsOf(keptAs(octets, { link: 101, skipped: 14, snap: HEADERS_ONLY }))
      expect(again.map(toWords)).toEqual(judgementsOf(octets).map(toWords))
    },
  )
})

const toWords = ({ segments, final }: ConnectionJudgement): unknown => ({
  segments: segments.map((segment) => lineOf({ ...segment, isIllegal: segment.verdict !== 'conforming' })),
  final,
})
