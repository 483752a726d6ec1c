import { describe, expect, test } from 'vitest'
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
