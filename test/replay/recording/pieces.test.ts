import { describe, expect, test } from 'vitest'
import type { Capture, Frame } from '../../../shared/replay/imports/capture.ts'
import { readCapture } from '../../../shared/replay/imports/readCapture.ts'
import { connectionsOf } from '../../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../../shared/replay/recording/judgeRecording.ts'
import { capturesIn } from '../../support/captures.ts'

/** Captures without a forged segment, and not so long that a hundred judgements of them take a minute. */
const CAPTURES = [...capturesIn('given'), ...capturesIn('own')]
  .filter(({ expected }) => expected.connections.every(({ illegal }) => illegal.length === 0))
  .map(({ name, octets }) => {
    const capture = readCapture(octets)
    if (!capture.ok) throw new Error(capture.error.code)
    return { name, capture: capture.value }
  })
  .filter(({ capture }) => capture.frames.length < 30)

/**
 * Not those of which a piece says too little: packets are missing on purpose, only the second acknowledgement shows that
 * somebody else had sent data, only the SYN shows that it brought data, or a reset is the first word and its cause is gone.
 */
const WHOLE = CAPTURES.filter(({ name }) => !/missed|data-injected|fast-open-early|jumbled-reset/u.test(name))

const wrongIn = (capture: Capture, frames: readonly Frame[]): readonly number[] =>
  connectionsOf({ ...capture, frames }).flatMap((connection) =>
    judgeRecording(connection)
      .segments.filter(({ verdict }) => verdict.kind === 'nonconforming')
      .map(({ recorded }) => recorded.frame),
  )

describe('nothing that a real kernel sent is called wrong', () => {
  test.each(WHOLE)('$name, begun in the middle', ({ capture }) => {
    const { frames } = capture
    const wrong = frames.map((_, from) => wrongIn(capture, frames.slice(from)))
    expect(wrong.flat()).toEqual([])
  })

  test.each(WHOLE)('$name, ended early', ({ capture }) => {
    const { frames } = capture
    const wrong = frames.map((_, to) => wrongIn(capture, frames.slice(0, to + 1)))
    expect(wrong.flat()).toEqual([])
  })

  test.each(CAPTURES)('$name, every packet twice, as a recording of two devices has them', ({ capture }) => {
    const twice = capture.frames.flatMap((frame) => [frame, { ...frame, t: frame.t + 0.000001 }])
    expect(wrongIn(capture, twice)).toEqual([])
  })

  test.each(CAPTURES)('$name, with clocks that run backwards', ({ capture }) => {
    const uneven = capture.frames.map((frame, at) =>
      at % 3 === 1 ? { ...frame, t: frame.t - 0.003 } : frame,
    )
    expect(wrongIn(capture, uneven)).toEqual([])
  })
})
