import { describe, expect, test } from 'vitest'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { effortFor } from '../../../shared/replay/recording/effort.ts'
import type { RecordedConnection } from '../../../shared/replay/recording/recorded.ts'
import { judgeStory } from '../../../shared/replay/recording/story.ts'
import { seqAdd } from '../../../shared/tcp/seq.ts'
import { alteredOctets, oneOf } from '../../fuzz/values.ts'
import { capturesIn } from '../../support/captures.ts'
import { randomOf } from '../../support/random.ts'

const WHOLE = [...capturesIn('given'), ...capturesIn('own')]
  .map(({ octets }) => octets)
  .filter(({ length }) => length < 4000)

/** The connections of a broken file; the same seed always breaks the same file alike. */
const brokenBy = (seed: number): readonly RecordedConnection[] => {
  const random = randomOf(seed)
  const capture = readCapture(alteredOctets(oneOf(random, WHOLE), random))
  return capture.ok ? connectionsOf(capture.value) : []
}

/** What may still be tried with a segment when everything was: the largest hole, once for each side's senses of it. */
const OVERDRAFT = 8192

/** How much of what may be tried is left when the story has been told. */
const leftOf = (connection: RecordedConnection): number => {
  const effort = effortFor(connection.segments.length)
  const { segments } = judgeStory(connection, connection.segments, effort)
  expect(segments).toHaveLength(connection.segments.length)
  return effort.left
}

describe('what nobody can make sense of takes no longer than its trials', () => {
  test.each([0, 100, 200, 300])('60 files broken by chance, from seed %i on', (first) => {
    for (let seed = first; seed < first + 60; seed += 1)
      for (const connection of brokenBy(seed))
        expect(leftOf(connection), `seed ${seed}`).toBeGreaterThan(-OVERDRAFT * connection.segments.length)
  })

  test('a wrong number 12 MB ahead counts for the octets that it would have to copy', () => {
    const connections = holed()
    expect(connections).toHaveLength(3)
    for (const connection of connections) {
      const { length } = connection.segments
      expect(leftOf(connection)).toBeLessThan(effortFor(length).left - (12 * 2 ** 20) / 4096)
    }
  })
})

/** Connections in which one data segment lies 12 MB ahead. */
const holed = (): readonly RecordedConnection[] =>
  WHOLE.flatMap((octets) => {
    const capture = readCapture(octets)
    return capture.ok ? connectionsOf(capture.value) : []
  })
    .filter(({ segments }) => segments.filter(({ segment }) => segment.data !== '').length > 3)
    .slice(0, 3)
    .map((connection) => {
      const at = connection.segments.findLastIndex(({ segment }) => segment.data !== '')
      return {
        ...connection,
        segments: connection.segments.map((one, place) =>
          place === at
            ? { ...one, segment: { ...one.segment, seq: seqAdd(one.segment.seq, 12 * 2 ** 20) } }
            : one,
        ),
      }
    })
