import { describe, expect, test } from 'vitest'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import type { RecordedConnection } from '../../../shared/replay/recording/recorded.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { seqAdd } from '../../../shared/tcp/seq.ts'
import { wrongIn } from '../../support/recorded.ts'
import type { Storm } from '../../support/storm.ts'
import { stormOf } from '../../support/storm.ts'

/** What tells the order in which the ends spoke, the best first. */
const EVIDENCE = {
  'packets counted, timestamps, SACK': { hasCount: true, hasTimestamps: true, hasSack: true },
  'timestamps and SACK': { hasCount: false, hasTimestamps: true, hasSack: true },
  'timestamps only': { hasCount: false, hasTimestamps: true, hasSack: false },
  'SACK only': { hasCount: false, hasTimestamps: false, hasSack: true },
  nothing: { hasCount: false, hasTimestamps: false, hasSack: false },
} as const

const BOTH_WAYS: Omit<Storm, 'hasCount' | 'hasTimestamps' | 'hasSack'> = {
  seed: 1,
  data: { client: 60, server: 60 },
  lost: 0.02,
  copied: 0.01,
  jitter: 0.01,
}

const wrong = (connection: RecordedConnection): readonly number[] => wrongIn(judgeRecording(connection))

describe('two ends that send in bulk to each other, over loss, copies and jitter', () => {
  test.each(Object.entries(EVIDENCE))('nobody is accused where the order is told by: %s', (_, evidence) => {
    for (const seed of [1, 2, 3, 4])
      for (const jitter of [0.01, 0.002])
        expect({ seed, jitter, wrong: wrong(stormOf({ ...BOTH_WAYS, ...evidence, seed, jitter })) }).toEqual({
          seed,
          jitter,
          wrong: [],
        })
  })

  test('both are ESTABLISHED all the time', () => {
    const { segments } = judgeRecording(stormOf({ ...BOTH_WAYS, ...EVIDENCE['timestamps and SACK'] }))
    const others = segments
      .slice(3)
      .filter(({ states }) => states.client !== 'ESTABLISHED' || states.server !== 'ESTABLISHED')
    expect(others).toEqual([])
  })

  test.each(Object.entries(EVIDENCE))(
    'one altered field is found, and no other, where there is: %s',
    (_, evidence) => {
      const storm = stormOf({ ...BOTH_WAYS, ...evidence })
      for (const [name, alter] of Object.entries(ALTERATIONS))
        for (const n of [50, 140])
          expect({ name, wrong: wrong(altered(storm, n, alter)) }).toEqual({ name, wrong: [n] })
    },
  )
})

describe('bulk in one direction', () => {
  test('of ten thousand segments, some of them lost, none is called wrong', () => {
    const storm = stormOf({
      ...BOTH_WAYS,
      ...EVIDENCE['packets counted, timestamps, SACK'],
      data: { client: 7000, server: 0 },
      lost: 0.005,
      jitter: 0,
    })
    expect(storm.segments.length).toBeGreaterThan(10_000)
    expect(wrong(storm)).toEqual([])
  })
})

type Alter = (segment: Segment) => Segment

const ALTERATIONS: { readonly [name: string]: Alter } = {
  'seq one too high': (segment) => ({ ...segment, seq: seqAdd(segment.seq, 1) }),
  'seq one too low': (segment) => ({ ...segment, seq: seqAdd(segment.seq, -1) }),
  'ACK flag missing': (segment) => ({ ...segment, flags: { ...segment.flags, ack: false } }),
  'ack one too high': (segment) => ({ ...segment, ack: seqAdd(segment.ack, 1) }),
  'ack a million too high': (segment) => ({ ...segment, ack: seqAdd(segment.ack, 1_000_000) }),
  'seq and ack swapped': (segment) => ({ ...segment, seq: segment.ack, ack: segment.seq }),
}

const altered = (connection: RecordedConnection, n: number, alter: Alter): RecordedConnection => ({
  ...connection,
  segments: connection.segments.map((one) => (one.n === n ? { ...one, segment: alter(one.segment) } : one)),
})
