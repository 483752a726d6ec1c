import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { toJudgement } from '../../../shared/replay/recording/judgement.ts'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import { capturesIn } from '../../support/captures.ts'

/** The same runs every time: a failure is one of the code, not of the day. */
const SEED = 20_261_121

const FILES = [...capturesIn('given'), ...capturesIn('own')].filter(({ octets }) => octets.length < 6000)

/** How many segments have a verdict; the offset of the error where the file cannot be used. */
const outcomeOf = (file: Uint8Array): { readonly judged: number } | { readonly offset: number } => {
  const capture = readCapture(file)
  if (!capture.ok) return { offset: capture.error.offset }
  const segments = connectionsOf(capture.value).flatMap((connection) => {
    const judgement = toJudgement(judgeRecording(connection))
    expect(judgement.segments).toHaveLength(connection.segments.length)
    return judgement.segments
  })
  expect(segments.filter(({ kind, faults }) => kind === null && faults.length === 0)).toEqual([])
  return { judged: segments.length }
}

const expectOutcome = (file: Uint8Array): void => {
  const outcome = outcomeOf(file)
  if ('judged' in outcome) expect(outcome.judged).toBeGreaterThanOrEqual(0)
  else {
    expect(outcome.offset).toBeGreaterThanOrEqual(0)
    expect(outcome.offset).toBeLessThanOrEqual(file.length)
  }
}

describe('whatever the file holds, each segment has a verdict, or the file an error with an offset', () => {
  test('headers of packets changed anywhere', () => {
    const change = fc.tuple(fc.nat(500), fc.nat(60), fc.nat(255))
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.array(change, { minLength: 1, maxLength: 30 }),
        (one, changes) => {
          const file = Uint8Array.from(one.octets)
          const capture = readCapture(file)
          if (!capture.ok) throw new Error(capture.error.code)
          const { frames } = capture.value
          for (const [which, at, value] of changes) {
            const octets = frames[which % frames.length]?.octets
            if (octets !== undefined) octets[14 + (at % Math.max(1, octets.length - 14))] = value
          }
          expectOutcome(file)
        },
      ),
      { numRuns: 60, seed: SEED },
    )
  })

  test('octets of the file changed, and its end cut off', () => {
    const change = fc.tuple(fc.nat(6000), fc.nat(255))
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.array(change, { maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, changes, kept) => {
          const file = Uint8Array.from(one.octets)
          for (const [at, value] of changes) file[at % file.length] = value
          expectOutcome(file.subarray(0, Math.ceil(file.length * kept)))
        },
      ),
      { numRuns: 120, seed: SEED },
    )
  })

  test('noise', () => {
    const magic = fc.constantFrom(
      [0x0a, 0x0d, 0x0d, 0x0a],
      [0xd4, 0xc3, 0xb2, 0xa1],
      [0xa1, 0xb2, 0x3c, 0x4d],
      [],
    )
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 600 }), (start, noise) => {
        expectOutcome(Uint8Array.from([...start, ...noise]))
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  test('packets shuffled, left out and doubled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), fc.array(fc.nat(60), { maxLength: 40 }), (one, order) => {
        const capture = readCapture(one.octets)
        if (!capture.ok) throw new Error(capture.error.code)
        const { frames } = capture.value
        const picked = order.flatMap((at) => frames[at % frames.length] ?? [])
        for (const connection of connectionsOf({ ...capture.value, frames: picked }))
          expect(judgeRecording(connection).segments).toHaveLength(connection.segments.length)
      }),
      { numRuns: 60, seed: SEED },
    )
  })
})
